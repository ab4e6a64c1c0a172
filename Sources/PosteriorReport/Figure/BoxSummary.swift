import Posterior

/// The summary of some numbers in a box plot: quartiles, the range of usual values, and what
/// lies beyond.
struct BoxSummary: Sendable, Equatable {
  let count: Int
  let minimum: Double
  let lowerQuartile: Double
  let median: Double
  let upperQuartile: Double
  let maximum: Double
  /// The outermost values within 1.5 times the distance of the quartiles from the box; never inside
  /// of it.
  let whiskers: ClosedRange<Double>
  /// The values beyond the whiskers, in ascending order.
  let outliers: [Double]

  /// Summarizes values, at least one and all of them finite.
  init(of values: [Double]) {
    let sorted = values.sorted()
    count = sorted.count
    (minimum, maximum) = (sorted[0], sorted[sorted.count - 1])
    let quartiles = quantiles([0.25, 0.5, 0.75], of: sorted)
    (lowerQuartile, median, upperQuartile) = (quartiles[0], quartiles[1], quartiles[2])
    let reach = 1.5 * (upperQuartile - lowerQuartile)
    let (low, high) = (lowerQuartile - reach, upperQuartile + reach)
    let usual = sorted.filter { low <= $0 && $0 <= high }
    whiskers =
      min(
        usual.first ?? lowerQuartile, lowerQuartile)...max(
        usual.last ?? upperQuartile, upperQuartile)
    outliers = sorted.filter { $0 < low || high < $0 }
  }
}
