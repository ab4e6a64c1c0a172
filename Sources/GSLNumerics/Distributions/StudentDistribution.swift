import CPosteriorGSL
import CPosteriorLibc

/// Student's t distribution: of a normal sample's mean, in units of its estimated standard error.
public enum StudentDistribution {
  /// From this many degrees of freedom on, rounding hides the difference to the normal
  /// distribution, which is a share of z² / 4ν of a quantile z of at most 39.
  private static let normalDegrees = 1e19

  /// The quantile function, the inverse of the distribution function.
  ///
  /// ```swift
  /// print(StudentDistribution.quantile(0.975, degreesOfFreedom: 19))  // 2.093
  /// ```
  ///
  /// - Parameters:
  ///   - probability: A number in [0, 1].
  ///   - degreesOfFreedom: ν, above 0: for a mean of n numbers n − 1. With ν = ∞ the distribution
  ///     is the standard normal.
  /// - Returns: A number; −∞ for 0 and ∞ for 1, and where the quantile exceeds the largest double.
  /// - Precondition: The probability is in [0, 1], and ν is above 0.
  /// - Complexity: O(1).
  ///
  /// Computed by GSL (`gsl_cdf_tdist_Pinv`). Where its iteration does not converge, as with 10⁻⁸⁰
  /// and ν = 171, or does to something else, as far out with ν = 1, its distribution function is
  /// bisected, whose tail GSL knows within 2·10⁻⁷ of itself.
  public static func quantile(_ probability: Double, degreesOfFreedom: Double) -> Double {
    require((0...1).contains(probability), "\(probability) is not a probability")
    require(degreesOfFreedom > 0, "there cannot be \(degreesOfFreedom) degrees of freedom")
    if probability == 0 || probability == 1 { return probability == 0 ? -.infinity : .infinity }
    if degreesOfFreedom >= normalDegrees { return StandardNormal.quantile(probability) }
    let quantile = GSL.value { gsl_cdf_tdist_Pinv(probability, degreesOfFreedom) }
    let tail = min(probability, 1 - probability)
    let error = (upperTail(quantile.magnitude, degreesOfFreedom) - tail).magnitude
    // A comparison with NaN is false.
    if error <= 1e-6 * tail { return quantile }
    let magnitude = bisectedQuantile(tail, degreesOfFreedom)
    return probability < 0.5 ? -magnitude : magnitude
  }

  /// The probability above a number.
  private static func upperTail(_ x: Double, _ degreesOfFreedom: Double) -> Double {
    GSL.value { gsl_cdf_tdist_Q(x, degreesOfFreedom) }
  }

  /// The number, at least 0, above which the probability is `tail`.
  private static func bisectedQuantile(_ tail: Double, _ degreesOfFreedom: Double) -> Double {
    // So far out the tail is a power of x, whose square does not overflow yet.
    let far = 0x1p500
    let farTail = upperTail(far, degreesOfFreedom)
    if farTail > tail { return far * pow(farTail / tail, 1 / degreesOfFreedom) }
    var (below, above) = (0.0.bitPattern, far.bitPattern)
    while above - below > 1 {
      let middle = below + (above - below) / 2
      if upperTail(Double(bitPattern: middle), degreesOfFreedom) > tail {
        below = middle
      } else {
        above = middle
      }
    }
    return Double(bitPattern: above)
  }
}
