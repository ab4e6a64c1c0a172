import CPosteriorGSL

/// Student's t distribution: of a normal sample's mean, in units of its estimated standard error.
public enum StudentDistribution {
  /// The quantile function, the inverse of the distribution function.
  ///
  /// - Parameters:
  ///   - probability: A number in [0, 1].
  ///   - degreesOfFreedom: ν, above 0: for a mean of n numbers n − 1.
  /// - Returns: A number; −∞ for 0 and ∞ for 1.
  /// - Precondition: The probability is in [0, 1], and ν is above 0.
  /// - Complexity: O(1).
  public static func quantile(_ probability: Double, degreesOfFreedom: Double) -> Double {
    require((0...1).contains(probability), "\(probability) is not a probability")
    require(degreesOfFreedom > 0, "there cannot be \(degreesOfFreedom) degrees of freedom")
    if probability == 0 || probability == 1 { return probability == 0 ? -.infinity : .infinity }
    return gsl_cdf_tdist_Pinv(probability, degreesOfFreedom)
  }
}
