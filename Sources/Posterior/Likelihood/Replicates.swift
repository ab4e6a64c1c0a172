import GSLNumerics

/// The results of independent repetitions of one random experiment.
///
/// Their mean estimates the expected result, and the standard error says how far it may be off: a distance of more than two
/// standard errors is met once in twenty times, of more than 5.3 once in 10⁷, where the mean is close to normal.
public struct Replicates: Sendable, Equatable {
  /// The number of repetitions, R.
  public let count: Int
  /// The mean of the results.
  public let mean: Double
  /// The standard error of the mean, s / √R with s² = Σ(xᵢ − x̄)² / (R − 1).
  public let standardError: Double

  /// Summarizes the results of repetitions.
  ///
  /// - Precondition: There are at least two results, or the spread is unknown.
  /// - Complexity: O(R).
  public init(_ results: [Double]) {
    require(results.count >= 2, "\(results.count) results do not tell their spread")
    let distribution = Normal(sample: results, divisor: .unbiased)
    count = results.count
    mean = distribution.mean
    standardError = distribution.standardDeviation / Double(results.count).squareRoot()
  }
}
