import GSLNumerics

/// The results of independent repetitions of one random experiment.
///
/// Their mean estimates the expected result, and the standard error says how far it may be off: a
/// distance of more than two standard errors is met once in twenty times, of more than 5.3 once in
/// 10⁷, where the mean is close to normal.
public struct Replicates: Sendable, Equatable {
  /// The number of repetitions, R.
  public let count: Int
  /// The mean of the results.
  public let mean: Double
  /// The standard error of the mean, s / √R with s² = Σ(xᵢ − x̄)² / (R − 1).
  public let standardError: Double

  /// Summarizes the results of repetitions.
  ///
  /// ```swift
  /// let accuracies = Replicates([0.9, 0.8, 0.85, 0.95])
  /// print(accuracies.mean, accuracies.standardError)  // 0.875 0.0323
  /// ```
  ///
  /// - Precondition: There are at least two results, or the spread is unknown.
  /// - Complexity: O(R).
  public init(_ results: [Double]) {
    require(results.count >= 2, "a standard error needs two results or more, not \(results.count)")
    let distribution = Normal(sample: results, divisor: .unbiased)
    count = results.count
    mean = distribution.mean
    standardError = distribution.standardDeviation / Double(results.count).squareRoot()
  }

  /// Half the length of an interval around the mean, t · s / √R, with the quantile t of Student's
  /// distribution of R − 1 degrees of freedom.
  ///
  /// - Parameter confidence: How often such intervals contain the expected result, where results
  ///   are normal or many.
  /// - Precondition: The confidence is above 0 and below 1.
  /// - Complexity: O(1).
  ///
  /// Reference: Student, "The probable error of a mean", Biometrika 6 (1908).
  public func margin(confidence: Double = 0.95) -> Double {
    require(confidence > 0 && confidence < 1, "a confidence cannot be \(confidence)")
    let degrees = Double(count - 1)
    return standardError
      * StudentDistribution.quantile((1 + confidence) / 2, degreesOfFreedom: degrees)
  }

  /// The interval of that margin around the mean.
  ///
  /// ```swift
  /// print(Replicates([0.9, 0.8, 0.85, 0.95]).interval())  // 0.7723...0.9777
  /// ```
  ///
  /// - Parameter confidence: How often such intervals contain the expected result.
  /// - Precondition: The confidence is above 0 and below 1.
  public func interval(confidence: Double = 0.95) -> ClosedRange<Double> {
    let margin = margin(confidence: confidence)
    return mean - margin...mean + margin
  }
}
