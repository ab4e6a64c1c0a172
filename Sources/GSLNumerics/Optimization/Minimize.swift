/// Minimizes a smooth function,
///
///     x* = argminₓ f(x),    max |∂f/∂xⱼ| ≤ tolerance
///
/// of which the value and the gradient can be computed. It finds a local minimum; a convex function
/// has no other than the global one.
///
/// ```swift
/// let minimum = try minimize(from: [0], tolerance: 1e-9) { point, gradient in
///   gradient[0] = 2 * (point[0] - 3)
///   return (point[0] - 3) * (point[0] - 3)
/// }
/// print(minimum.point[0])  // 3.0
/// ```
///
/// - Parameters:
///   - start: The point to start from, d numbers.
///   - method: How steps are chosen.
///   - tolerance: What the largest magnitude of a partial derivative may be at the minimum.
///   - iterationLimit: How many steps may be taken.
///   - preconditioner: What is known of the curvature at the start, for `.limitedMemoryBFGS`; other
///     methods have no use for it.
///   - observer: Gets the start and the point after each step.
///   - function: The function. Its value may be rounded: near the minimum, where it no longer
///     changes, gradients decide.
/// - Returns: The minimum. It always meets the tolerance.
/// - Throws: `MinimizationError`.
/// - Precondition: `tolerance` and `iterationLimit` are at least 0; a rate and a number of pairs
///   are above 0.
/// - Complexity: For each step about one evaluation, and O(d) besides, O(md) with m pairs.
///
/// SciPy's `minimize` also stops when the value no longer changes, and may then report a
/// point as a minimum that is not one.
///
/// Reference: Nocedal and Wright, *Numerical Optimization*, 2nd ed., chapters 3, 6 and 7.
public func minimize(
  from start: [Double], method: MinimizationMethod = .limitedMemoryBFGS(), tolerance: Double,
  iterationLimit: Int = 1000, preconditioner: Preconditioner? = nil,
  observer: MinimizationObserver? = nil, _ function: SmoothFunction
) throws(MinimizationError) -> Minimization {
  require(tolerance >= 0, "a tolerance cannot be \(tolerance)")
  require(iterationLimit >= 0, "an iteration limit cannot be \(iterationLimit)")
  return try withoutActuallyEscaping(function) { function throws(MinimizationError) in
    var course = DescentCourse(
      tolerance: tolerance, iterationLimit: iterationLimit, observer: observer)
    switch method {
    case .gradientDescent(let rate):
      require((rate ?? 1) > 0, "a rate cannot be \(rate ?? 0)")
      var descent = try Descent(function, from: start, &course)
      if let rate {
        try descent.run(rate: rate, &course)
      } else {
        try descent.run(directions: SteepestDescent(), &course)
      }
      return course.minimization(descent)
    case .limitedMemoryBFGS(let pairCount):
      require(pairCount > 0, "the memory needs at least one pair, not \(pairCount)")
      var descent = try Descent(function, from: start, &course)
      let memory = LimitedMemory(
        dimension: start.count, pairCount: pairCount, preconditioner: preconditioner)
      try descent.run(directions: memory, &course)
      return course.minimization(descent)
    case .bfgs:
      return try minimizeByGSL(.bfgs, function, from: start, &course)
    case .conjugateGradients:
      return try minimizeByGSL(.conjugateGradients, function, from: start, &course)
    }
  }
}
