import GSLNumerics

/// Minimizes a smooth convex function by Newton's method,
///
///     x ← x − α H⁻¹ ∇f(x),    α = 1, ½, ¼, … until f decreases
///
/// where H is the Hessian at x, until the gradient is below the tolerance and the next step below
/// 10⁻⁸, or another bound. That one is still taken, without looking at the gradient there: it
/// squares the error. For parameters of a logit in features of unit scale nothing but rounding is
/// left then.
///
/// - Parameters:
///   - start: The point to start from.
///   - tolerance: What the largest magnitude of a partial derivative may be.
///   - iterationLimit: How many steps may be taken.
///   - lastStepLimit: What the last step may be.
///   - function: Returns the value at a point, and writes the gradient and the Hessian.
/// - Returns: The minimum, and the last point of which value and derivatives were computed.
/// - Throws: `FitError.notConverged`, also when a Hessian is singular.
func minimizeByNewton(
  from start: [Double], tolerance: Double, iterationLimit: Int, lastStepLimit: Double = 1e-8,
  _ function: (_ point: [Double], _ gradient: inout [Double], _ hessian: inout Matrix) -> Double
) throws(FitError) -> (minimum: [Double], lastEvaluated: [Double], history: History) {
  let rule = NewtonRule(
    tolerance: tolerance, iterationLimit: iterationLimit, lastStepLimit: lastStepLimit)
  var current = NewtonPoint(start, function)
  var trial = current
  var history = History()
  history.evaluationCount = 1
  var normBefore = current.gradientNorm

  while true {
    history.record(current.value, gradientNorm: current.gradientNorm)
    let failure = FitError.notConverged(
      iterationCount: history.stepCount, gradientNorm: current.gradientNorm)
    guard let step = current.step else { throw failure }
    switch rule.move(
      gradientNorm: current.gradientNorm, before: normBefore, stepCount: history.stepCount,
      step: step.largestMagnitude)
    {
    case .lastStep: return (zip(current.point, step).map { $0 - $1 }, current.point, history)
    case .end: return (current.point, current.point, history)
    case .failure: throw failure
    case .step: break
    }
    var length = 1.0
    repeat {
      // Forty halvings: what does not descend then is rounding.
      if length < 0x1p-40 { throw failure }
      trial.move(from: current, step, length, function)
      history.evaluationCount += 1
      length /= 2
    } while !trial.isBelow(current, step, 2 * length)
    normBefore = current.gradientNorm
    swap(&current, &trial)
  }
}

/// A point with what Newton's method knows there.
private struct NewtonPoint {
  var point: [Double]
  var value: Double
  var gradient: [Double]
  var hessian: Matrix

  typealias Function = (
    _ point: [Double], _ gradient: inout [Double], _ hessian: inout Matrix
  ) -> Double

  init(_ start: [Double], _ function: Function) {
    point = start
    gradient = start
    hessian = Matrix(rowCount: start.count, columnCount: start.count)
    value = function(point, &gradient, &hessian)
  }

  var gradientNorm: Double { gradient.map(\.magnitude).max() ?? 0 }

  /// The step H⁻¹ ∇f, nil where the Hessian is singular.
  var step: [Double]? { try? CholeskyFactorization(hessian).solve(gradient) }

  mutating func move(
    from other: NewtonPoint, _ step: [Double], _ length: Double, _ function: Function
  ) {
    for j in point.indices { point[j] = other.point[j] - length * step[j] }
    value = function(point, &gradient, &hessian)
  }

  /// Whether a step of some length has led down.
  func isBelow(_ other: NewtonPoint, _ step: [Double], _ length: Double) -> Bool {
    gradient.allSatisfy(\.isFinite)
      && NewtonRule.descends(
        from: other.value, to: value, slope: length * step.dot(other.gradient))
  }
}
