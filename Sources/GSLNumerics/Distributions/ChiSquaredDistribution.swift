import CPosteriorGSL

/// The chi-squared distribution: of the sum of squares of independent standard normal variables.
public enum ChiSquaredDistribution {
  /// The probability of a larger value,
  ///
  ///     Q(x) = ∫ₓ^∞ t^(ν/2 − 1) e^(−t/2) dt / (2^(ν/2) Γ(ν/2))
  ///
  /// the p-value of a likelihood-ratio test whose statistic is x.
  ///
  /// - Parameters:
  ///   - x: A value of the statistic, at least 0.
  ///   - degreesOfFreedom: ν, above 0.
  /// - Returns: A probability: 1 at 0, and 0 at ∞. A small one keeps its relative accuracy.
  /// - Precondition: x ≥ 0 and ν > 0.
  /// - Complexity: O(1).
  ///
  /// Computed by GSL (`gsl_cdf_chisq_Q`). R's name is `pchisq(x, ν, lower.tail = FALSE)`.
  public static func upperTail(_ x: Double, degreesOfFreedom: Double) -> Double {
    require(x >= 0, "a sum of squares cannot be \(x)")
    require(
      degreesOfFreedom > 0 && degreesOfFreedom.isFinite,
      "there cannot be \(degreesOfFreedom) degrees of freedom")
    if x == .infinity { return 0 }
    return GSL.value { gsl_cdf_chisq_Q(x, degreesOfFreedom) }
  }
}
