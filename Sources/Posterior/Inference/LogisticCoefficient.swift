import CPosteriorLibc
import GSLNumerics

/// What the examples say about one coefficient of a logistic regression, the bias or a weight.
public struct LogisticCoefficient: Sendable, Equatable {
  /// How an interval is found.
  public enum IntervalKind: String, Sendable, CaseIterable {
    /// The values that a likelihood-ratio test does not reject.
    case profile
    /// The estimate ± z standard errors.
    case wald
  }

  /// The name of the feature; nil for the bias.
  public let name: String?
  /// The estimate: log-odds per unit of the feature.
  public let estimate: Double
  /// How far the estimate strays from the truth, for large n.
  public let standardError: Double
  /// The p-value of the hypothesis that the coefficient is 0, by the test that the interval belongs
  /// to: the likelihood-ratio test, or Wald's.
  public let pValue: Double
  /// An interval that covers the truth in a share `confidence` of all repetitions, for large n.
  public let interval: ClosedRange<Double>

  /// The estimate in standard errors.
  public var z: Double { estimate / standardError }
  /// By what a unit more of the feature multiplies the odds.
  public var oddsRatio: Double { exp(estimate) }
  /// The interval of the odds ratio.
  public var oddsRatioInterval: ClosedRange<Double> {
    exp(interval.lowerBound)...exp(interval.upperBound)
  }
}
