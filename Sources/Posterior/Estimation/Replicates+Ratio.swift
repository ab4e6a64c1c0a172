import GSLNumerics

extension Replicates {
  /// The ratio of two means, from repetitions that gave a pair of results each,
  ///
  ///     r = ā / b̄,    standard error = √(Σ (aᵢ − r bᵢ)² / (R − 1)) / (√R b̄)
  ///
  /// by linearization: exact in the limit of many repetitions. Pairs that rise and fall together
  /// make it small.
  ///
  /// - Parameters:
  ///   - numerators: R results a.
  ///   - denominators: The R results b of the same repetitions.
  /// - Returns: The ratio and its standard error.
  /// - Precondition: There are at least two pairs, and the mean of the denominators is not 0.
  /// - Complexity: O(R).
  ///
  /// Reference: Cochran, *Sampling Techniques*, 3rd ed., §2.11.
  public static func ratio(
    of numerators: [Double], to denominators: [Double]
  ) -> (value: Double, standardError: Double) {
    require(
      numerators.count == denominators.count,
      "\(numerators.count) numerators for \(denominators.count) denominators")
    let mean = Replicates(denominators).mean
    require(mean != 0, "the denominators have mean 0")
    let ratio = Replicates(numerators).mean / mean
    let residuals = zip(numerators, denominators).map { $0 - ratio * $1 }
    return (ratio, Replicates(residuals).standardError / mean.magnitude)
  }
}
