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
) throws(FitError) -> (minimum: [Double], lastEvaluated: [Double], history: FitHistory) {
  var current = NewtonPoint(start, function)
  var trial = current
  var objective = [current.value]
  var gradientNorm = [current.gradientNorm]
  var evaluationCount = 1

  while true {
    let failure = FitError.notConverged(
      iterationCount: objective.count - 1, gradientNorm: current.gradientNorm)
    guard let step = current.step else { throw failure }
    if current.gradientNorm <= tolerance {
      let isNegligible = step.allSatisfy { $0.magnitude <= lastStepLimit }
      // The step is computed already: taken, it leaves its square.
      let minimum =
        isNegligible ? zip(current.point, step).map { $0 - $1 } : current.point
      let norms = gradientNorm.suffix(2)
      // Where the gradient stalls, it is made of rounding, and so is the step.
      if isNegligible || norms[norms.endIndex - 1] > norms[norms.startIndex] / 2 {
        let history = FitHistory(
          objective: objective, gradientNorm: gradientNorm, evaluationCount: evaluationCount)
        return (minimum, current.point, history)
      }
    }
    if objective.count > iterationLimit { throw failure }
    var length = 1.0
    repeat {
      // Forty halvings: what does not descend then is rounding.
      if length < 0x1p-40 { throw failure }
      trial.move(from: current, step, length, function)
      evaluationCount += 1
      length /= 2
    } while !trial.isBelow(current, step, 2 * length)
    swap(&current, &trial)
    objective.append(current.value)
    gradientNorm.append(current.gradientNorm)
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

  /// Whether the value has decreased by a fair share of what the slope promises, or is equal up to
  /// rounding.
  func isBelow(_ other: NewtonPoint, _ step: [Double], _ length: Double) -> Bool {
    let decrease = length * step.dot(other.gradient)
    return gradient.allSatisfy(\.isFinite)
      && value <= other.value - 1e-4 * decrease + 1e-12 * other.value.magnitude
  }
}
