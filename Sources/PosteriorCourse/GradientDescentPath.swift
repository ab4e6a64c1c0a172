import GSLNumerics

/// The points that gradient descent visits,
///
///     xₜ₊₁ = xₜ − rate · ∇f(xₜ)
///
/// whether or not they approach a minimum.
///
/// ```swift
/// let path = gradientDescentPath(from: [1], rate: 0.25, stepCount: 2) { x in [2 * x[0]] }
/// print(path)  // [[1.0], [0.5], [0.25]]
/// ```
///
/// - Parameters:
///   - start: The point x₀, d numbers.
///   - rate: The rate.
///   - stepCount: The number of steps.
///   - gradient: The gradient ∇f at a point, d numbers.
/// - Returns: `stepCount` + 1 points, the start first.
/// - Precondition: `stepCount` is at least 0.
/// - Complexity: `stepCount` gradients.
///
/// `minimize` takes the same steps by `.gradientDescent(rate:)`, but ends at a minimum, and throws
/// where it reaches none.
public func gradientDescentPath(
  from start: [Double], rate: Double, stepCount: Int, gradient: (_ point: [Double]) -> [Double]
) -> [[Double]] {
  require(stepCount >= 0, "a path cannot have \(stepCount) steps")
  var path = [start]
  for step in 0..<stepCount {
    let point = path[step]
    path.append(zip(point, gradient(point)).map { $0 - rate * $1 })
  }
  return path
}
