import CPosteriorGSL

/// Fisher's F distribution: of the ratio of two independent estimates of the same variance.
public enum FDistribution {
  /// The probability of a larger value, the p-value of a test whose statistic is x.
  ///
  /// - Parameters:
  ///   - x: A value of the statistic, at least 0.
  ///   - degreesOfFreedom: Those of the numerator and of the denominator, above 0; they need not
  ///     be whole.
  /// - Returns: A probability: 1 at 0, and 0 at ∞. A small one keeps its relative accuracy.
  /// - Precondition: x ≥ 0, and the degrees of freedom are above 0 and finite.
  /// - Complexity: O(1).
  ///
  /// Computed by GSL (`gsl_cdf_fdist_Q`). R's name is `pf(x, ν₁, ν₂, lower.tail = FALSE)`.
  public static func upperTail(
    _ x: Double, degreesOfFreedom: (numerator: Double, denominator: Double)
  ) -> Double {
    require(x >= 0, "a ratio of variances cannot be \(x)")
    let (numerator, denominator) = degreesOfFreedom
    require(
      numerator > 0 && numerator.isFinite && denominator > 0 && denominator.isFinite,
      "there cannot be \(numerator) and \(denominator) degrees of freedom")
    if x == .infinity { return 0 }
    return GSL.value { gsl_cdf_fdist_Q(x, numerator, denominator) }
  }
}
