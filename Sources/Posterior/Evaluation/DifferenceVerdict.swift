import GSLNumerics

/// What an interval of a difference allows to say, against a margin that was fixed beforehand.
///
///     better by more than m    the interval lies beyond m, or beyond −m
///     equivalent within m      it lies within [−m, m]
///     undecided                otherwise
///
/// A second question has an answer of its own: whether 0 lies outside the interval, so that one of
/// the two is ahead, by however little. An interval that contains 0 is no evidence of equality; one
/// that lies within the margin is.
///
/// Reference: Piaggio et al., "Reporting of noninferiority and equivalence randomized trials", JAMA
/// 308 (2012).
public struct DifferenceVerdict: Sendable, Equatable {
  /// What is found about the first, against the second.
  public enum Finding: Sendable, Equatable {
    /// It is better by more than the margin.
    case better
    /// It is worse by more than the margin.
    case worse
    /// The two differ by no more than the margin.
    case equivalent
    /// The interval reaches across an end of the margin.
    case undecided
  }

  /// The interval of the first minus the second, where more is better.
  public let interval: ClosedRange<Double>
  /// The largest difference that makes no difference, in the unit of the interval.
  public let margin: Double

  /// Judges a difference.
  ///
  /// - Parameters:
  ///   - interval: The interval of the first minus the second, of a quantity of which more is
  ///     better. With m comparisons it has the confidence `confidence(forEachOf: m)`.
  ///   - margin: The largest difference that makes no difference. Fix it before you
  ///     see the data, or the verdict is worth nothing.
  /// - Precondition: The margin is positive and finite.
  public init(interval: ClosedRange<Double>, margin: Double) {
    require(margin > 0 && margin.isFinite, "a margin is positive, not \(margin)")
    self.interval = interval
    self.margin = margin
  }

  /// Judges the mean of repetitions.
  ///
  /// - Parameters:
  ///   - differences: The first minus the second, in every repetition.
  ///   - margin: The largest difference that makes no difference.
  ///   - comparisons: The number m of comparisons of which this is one.
  /// - Precondition: The margin is positive and finite, and m ≥ 1.
  public init(_ differences: Replicates, margin: Double, oneOf comparisons: Int = 1) {
    self.init(
      interval: differences.interval(confidence: Self.confidence(forEachOf: comparisons)),
      margin: margin)
  }

  /// The confidence of each of m intervals that are all right with that of the whole: 1 − 0.05/m,
  /// by Bonferroni's inequality.
  ///
  /// - Parameters:
  ///   - comparisons: The number m of comparisons.
  ///   - whole: The confidence that all m intervals are to have together. The default is 0.95.
  /// - Precondition: m ≥ 1, and the confidence is above 0 and below 1.
  public static func confidence(forEachOf comparisons: Int, whole: Double = 0.95) -> Double {
    require(comparisons >= 1, "a verdict is one of at least 1 comparison, not of \(comparisons)")
    require(whole > 0 && whole < 1, "a confidence cannot be \(whole)")
    // For one comparison exactly that of the whole.
    return comparisons == 1 ? whole : 1 - (1 - whole) / Double(comparisons)
  }

  /// What the interval says about the margin.
  public var finding: Finding {
    if interval.lowerBound > margin { return .better }
    if interval.upperBound < -margin { return .worse }
    return interval.lowerBound >= -margin && interval.upperBound <= margin
      ? .equivalent : .undecided
  }

  /// Whether 0 lies outside the interval: then one of the two is ahead.
  public var excludesZero: Bool { !interval.contains(0) }

  /// The verdict on the second, against the first.
  public var reversed: DifferenceVerdict {
    DifferenceVerdict(
      interval: -interval.upperBound...(-interval.lowerBound), margin: margin)
  }
}
