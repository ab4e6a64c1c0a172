import CPosteriorGSL

/// The normal distribution with mean 0 and variance 1.
public enum StandardNormal {
  /// The distribution function,
  ///
  ///     Φ(z) = ∫₋∞ᶻ e^(−t²/2) / √(2π) dt
  ///
  /// ```swift
  /// print(StandardNormal.cumulative(1.96))  // 0.975
  /// ```
  ///
  /// - Parameter z: A standardized value.
  /// - Returns: A probability; 0 at −∞ and 1 at ∞. The lower tail keeps its relative accuracy down
  ///   to z = −38.
  /// - Complexity: O(1).
  ///
  /// Computed by GSL after Cody, "Rational Chebyshev approximations for the error function", Math.
  /// Comp. 23 (1969).
  public static func cumulative(_ z: Double) -> Double {
    GSL.value { gsl_cdf_ugaussian_P(z) }
  }

  /// The quantile function Φ⁻¹, the inverse of `cumulative`.
  ///
  /// ```swift
  /// print(StandardNormal.quantile(0.975))  // 1.96
  /// ```
  ///
  /// - Parameter probability: A number in [0, 1].
  /// - Returns: The z with Φ(z) = `probability`; −∞ at 0 and ∞ at 1.
  /// - Precondition: `probability` is in [0, 1].
  /// - Complexity: O(1).
  ///
  /// Computed by GSL after Wichura, "Algorithm AS 241", Applied Statistics 37 (1988).
  public static func quantile(_ probability: Double) -> Double {
    require(
      (0...1).contains(probability), "a quantile needs a probability in [0, 1], not \(probability)")
    return GSL.value { gsl_cdf_ugaussian_Pinv(probability) }
  }
}
