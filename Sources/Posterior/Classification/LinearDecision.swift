import CPosteriorLibc
import GSLNumerics

/// A linear decision between two classes,
///
///     z = wᵀx + b
///
/// the log-odds of one class against another. Its zeros are the decision boundary, a hyperplane
/// with normal vector w. Gaussian classes with a shared covariance and logistic regression both
/// have this form, and differ in how they estimate it.
public struct LinearDecision: Sendable, Equatable {
  /// The weights w, d numbers, in log-odds per unit of a feature.
  public let weights: [Double]
  /// The bias b, the log-odds at x = 0.
  public let bias: Double

  /// A decision with given weights and bias.
  public init(weights: [Double], bias: Double) {
    self.weights = weights
    self.bias = bias
  }

  /// The log-odds z of each example.
  ///
  /// - Parameter features: n × d: each row is an example.
  /// - Returns: n numbers; above 0 where the first class is more probable.
  /// - Precondition: The features have d columns.
  /// - Complexity: O(nd), one BLAS call.
  public func logOdds(_ features: Matrix) -> [Double] {
    var result = features * weights
    for i in result.indices { result[i] += bias }
    return result
  }

  /// The log-odds z of one example.
  ///
  /// ```swift
  /// print(LinearDecision(weights: [2, -1], bias: 0.5).logOdds([1, 1]))  // 1.5
  /// ```
  ///
  /// - Parameter features: d numbers.
  /// - Complexity: O(d).
  public func logOdds(_ features: [Double]) -> Double { logOdds(Matrix([features]))[0] }

  /// The angle between the weights of two decisions, in radians.
  ///
  /// ```swift
  /// let first = LinearDecision(weights: [1, 0], bias: 0)
  /// print(first.angle(to: LinearDecision(weights: [1, 1], bias: 0)))  // 0.7854
  /// ```
  ///
  /// - Parameter other: A decision on the same features.
  /// - Returns: A value in [0, π]: 0 for parallel boundaries that decide alike, π for opposite
  ///   ones.
  /// - Precondition: Both have d weights, and not all of them 0.
  /// - Complexity: O(d).
  public func angle(to other: LinearDecision) -> Double {
    require(
      weights.count == other.weights.count,
      "\(weights.count) and \(other.weights.count) weights have no angle")
    let (left, right) = (direction, other.direction)
    // The half-angle formula keeps the digits that the arc cosine loses for nearly parallel
    // vectors.
    let sum = zip(left, right).map { $0 + $1 }.norm
    let difference = zip(left, right).map { $0 - $1 }.norm
    return 2 * atan2(difference, sum)
  }

  /// The weights at length 1.
  private var direction: [Double] {
    let scale = weights.map(\.magnitude).max() ?? 0
    require(scale > 0 && scale.isFinite, "the weights \(weights) have no direction")
    let scaled = weights.map { $0 / scale }
    let length = scaled.norm
    return scaled.map { $0 / length }
  }
}
