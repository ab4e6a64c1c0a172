/// What a box of a box plot shows of some numbers: quartiles, the reach of what is usual, and what lies beyond.
struct BoxSummary: Sendable, Equatable {
  let count: Int
  let minimum: Double
  let lowerQuartile: Double
  let median: Double
  let upperQuartile: Double
  let maximum: Double
  /// The outermost values within 1.5 times the distance of the quartiles from the box; never inside of it.
  let whiskers: ClosedRange<Double>
  /// The values beyond the whiskers, in ascending order.
  let outliers: [Double]

  /// Summarizes values, at least one and all of them finite.
  init(of values: [Double]) {
    let sorted = values.sorted()
    count = sorted.count
    (minimum, maximum) = (sorted[0], sorted[sorted.count - 1])
    let quartiles = [0.25, 0.5, 0.75].map { Self.quantile($0, of: sorted) }
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

  /// The quantile of sorted values that is interpolated between the two at the places around (n − 1)p, the first having
  /// place 0: type 7 of Hyndman and Fan, as in R and NumPy.
  ///
  /// Reference: Hyndman and Fan, "Sample quantiles in statistical packages", American Statistician 50 (1996).
  static func quantile(_ p: Double, of sorted: [Double]) -> Double {
    let place = Double(sorted.count - 1) * p
    let below = Int(place)
    let above = min(below + 1, sorted.count - 1)
    return sorted[below] + (place - Double(below)) * (sorted[above] - sorted[below])
  }
}
