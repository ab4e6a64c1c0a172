import CPosteriorLibc
import GSLNumerics

/// Origins and units for the features, in which typical deviations are near 1 so that tolerances
/// mean the same for all.
///
/// Medians are taken, so that one wild value does not crowd the others together. Units are powers
/// of two, which round nothing. None is smaller than 2⁻⁶ of the value: then the roundings of the
/// values themselves are below 2⁻⁴⁶ units, too.
struct SeparationUnits {
  /// The medians, in the first unit.
  private var origins: [Double] = []
  /// The first unit 2^k of each feature, that of its largest value: it keeps differences from
  /// overflowing.
  private var ranges: [Int32] = []
  /// The unit of the deviations, in the first unit.
  private var spreads: [Int32] = []

  init(_ features: Matrix) {
    for column in features.columns {
      let (values, range) = column.scaledToOne
      let origin = upperMedian(values)
      // Deviations of 0 are left out: an indicator that is mostly 0 has its unit from the rest.
      let deviations = values.map { ($0 - origin).magnitude }.filter { $0 > 0 }
      ranges.append(range)
      origins.append(origin)
      let spread = deviations.isEmpty ? 1 : upperMedian(deviations)
      // Above 0: where the origin is 0, the spread is that of other values, or 1.
      spreads.append(Int32(max(spread, origin.magnitude * 0x1p-6).exponent))
    }
  }

  /// The example (1, x) in these units, divided by a power of two that makes its largest number 1
  /// to 2.
  func row(_ example: [Double]) -> [Double] {
    var row = [1.0]
    for (j, value) in example.enumerated() {
      row.append(scalbn(scalbn(value, -ranges[j]) - origins[j], -spreads[j]))
    }
    return row.scaledToOne.values
  }

  /// The weights of the features themselves, up to a positive factor, from the normal vector of a
  /// hyperplane in these units.
  func weights(_ normal: [Double]) -> [Double] {
    let units = zip(ranges, spreads).map { $0 + $1 }
    // Weights per unit of 10⁻³⁰⁸ would overflow.
    let factor = min(units.min() ?? 0, -1000) + 1000
    return zip(normal.dropFirst(), units).map { scalbn($0, factor - $1) }
  }
}

/// The middle number, the upper of two.
private func upperMedian(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
