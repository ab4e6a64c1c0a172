/// The directions of the limited-memory BFGS method,
///
///     d = −H ∇f
///
/// where H, an approximation of the inverse Hessian, is known by the last pairs of a change s of
/// the point and the change y of the gradient that it made: Hy = s for the latest.
///
/// Reference: Nocedal and Wright, *Numerical Optimization*, 2nd ed., algorithm 7.4 (the two-loop
/// recursion).
struct LimitedMemory: DescentDirections {
  let curvatureShare = 0.8
  private let pairCount: Int
  private var pointChanges: [[Double]]
  private var gradientChanges: [[Double]]
  /// The products sᵀy of the pairs.
  private var products: [Double]
  /// The coefficients of the first loop, kept for the second.
  private var coefficients: [Double]
  /// How many pairs were ever stored since the last restart; pair k is in slot k mod `pairCount`.
  private var storedCount = 0
  /// What H is before it has learned from pairs, up to a factor; the identity if it is nil.
  private let preconditioner: Preconditioner?
  /// The latest y, preconditioned: Py.
  private var preconditionedChange: [Double]

  init(dimension: Int, pairCount: Int, preconditioner: Preconditioner? = nil) {
    self.pairCount = pairCount
    self.preconditioner = preconditioner
    let zeros = [Double](repeating: 0, count: dimension)
    pointChanges = Array(repeating: zeros, count: pairCount)
    gradientChanges = pointChanges
    products = [Double](repeating: 0, count: pairCount)
    coefficients = products
    preconditionedChange = zeros
  }

  mutating func choose(_ gradient: [Double], _ direction: inout [Double]) {
    for j in direction.indices { direction[j] = -gradient[j] }
    guard storedCount > 0 else {
      preconditioner?(&direction)
      return
    }
    let pairs = max(0, storedCount - pairCount)..<storedCount
    for k in pairs.reversed().lazy.map({ [pairCount] in $0 % pairCount }) {
      coefficients[k] = pointChanges[k].dot(direction) / products[k]
      direction.add(gradientChanges[k], times: -coefficients[k])
    }
    let latest = (storedCount - 1) % pairCount
    preconditioner?(&direction)
    let scale = products[latest] / gradientChanges[latest].dot(preconditionedChange)
    for j in direction.indices { direction[j] *= scale }
    for k in pairs.lazy.map({ [pairCount] in $0 % pairCount }) {
      let coefficient = gradientChanges[k].dot(direction) / products[k]
      direction.add(pointChanges[k], times: coefficients[k] - coefficient)
    }
  }

  func firstStep(_ gradient: [Double]) -> Double {
    storedCount > 0 || preconditioner != nil ? 1 : 1 / max(gradient.largestMagnitude, 1)
  }

  mutating func learn(
    from point: [Double], _ gradient: [Double], to newPoint: [Double], _ newGradient: [Double]
  ) {
    let k = storedCount % pairCount
    for j in point.indices {
      pointChanges[k][j] = newPoint[j] - point[j]
      gradientChanges[k][j] = newGradient[j] - gradient[j]
    }
    products[k] = pointChanges[k].dot(gradientChanges[k])
    // The curvature must be positive, or H would not be positive definite. The pair has already
    // overwritten the oldest.
    let squares =
      pointChanges[k].dot(pointChanges[k]) * gradientChanges[k].dot(gradientChanges[k])
    let isCurved = products[k] > 0x1p-40 * squares.squareRoot() && squares.isFinite
    storedCount = isCurved ? storedCount + 1 : 0
    for j in preconditionedChange.indices { preconditionedChange[j] = gradientChanges[k][j] }
    preconditioner?(&preconditionedChange)
  }

  mutating func restart(_ gradient: [Double], _ direction: inout [Double]) {
    storedCount = 0
    choose(gradient, &direction)
  }
}
