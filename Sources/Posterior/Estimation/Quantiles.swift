import GSLNumerics

/// Quantiles of some numbers, interpolated between the two at the places around (n − 1)p of the
/// sorted numbers, the first having place 0: type 7 of Hyndman and Fan, as in R and NumPy.
///
/// ```swift
/// print(quantiles([0.25, 0.5, 0.75], of: [1, 2, 3, 4, 10]))  // [2.0, 3.0, 4.0]
/// ```
///
/// - Parameters:
///   - probabilities: The p, each in [0, 1]: ½ for the median, ¼ and ¾ for the quartiles.
///   - values: n numbers, none of them NaN.
/// - Returns: One quantile for each probability.
/// - Precondition: There is a number, none is NaN, and the probabilities are in [0, 1].
/// - Complexity: O(n log n).
///
/// Reference: Hyndman and Fan, "Sample quantiles in statistical packages", American Statistician 50
/// (1996).
public func quantiles(_ probabilities: [Double], of values: [Double]) -> [Double] {
  require(!values.isEmpty, "quantiles need at least one number")
  require(!values.contains { $0.isNaN }, "NaN has no place among the sorted numbers")
  let sorted = values.sorted()
  return probabilities.map { p in
    require((0...1).contains(p), "\(p) is not a probability")
    let place = Double(sorted.count - 1) * p
    let below = Int(place)
    let above = min(below + 1, sorted.count - 1)
    let share = place - Double(below)
    return share == 0 ? sorted[below] : sorted[below] + share * (sorted[above] - sorted[below])
  }
}

/// The median of some numbers: the middle one, or halfway between the two in the middle.
///
/// ```swift
/// print(median([1, 2, 10]))  // 2.0
/// ```
///
/// - Parameter values: n numbers, none of them NaN.
/// - Precondition: There is a number, and none is NaN.
/// - Complexity: O(n log n).
public func median(_ values: [Double]) -> Double { quantiles([0.5], of: values)[0] }
