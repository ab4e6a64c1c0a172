/// A sum that carries the rounding error of every addition along and adds it at the end.
///
/// After n additions the error is at most ε|S| + n²ε² Σ|xᵢ| with ε = 2⁻⁵³, against nε Σ|xᵢ| for the
/// plain loop: the result is nearly always the exact sum, rounded once. Infinities and NaN come out
/// as in plain addition.
///
/// Reference: Neumaier, "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen",
/// ZAMM 54 (1974).
public struct CompensatedSum: Sendable {
  @usableFromInline var total = 0.0
  @usableFromInline var compensation = 0.0

  /// An empty sum: 0.
  @inlinable
  public init() {}

  /// The sum so far.
  @inlinable
  public var value: Double { total.isFinite ? total + compensation : total }

  /// Adds one term.
  ///
  /// - Complexity: O(1), four additions.
  @inlinable
  public mutating func add(_ term: Double) {
    let sum = total + term
    compensation += total.magnitude >= term.magnitude ? (total - sum) + term : (term - sum) + total
    total = sum
  }
}

extension Sequence<Double> {
  /// The sum of the elements by `CompensatedSum`.
  ///
  /// ```swift
  /// print([1, 1e100, 1, -1e100].compensatedSum())  // 2.0
  /// ```
  ///
  /// - Complexity: O(n).
  @inlinable
  public func compensatedSum() -> Double {
    var sum = CompensatedSum()
    for term in self { sum.add(term) }
    return sum.value
  }
}

extension Collection<Double> {
  /// The mean of the elements, whose sum is compensated; NaN of none.
  @inlinable
  package var mean: Double { compensatedSum() / Double(count) }
}
