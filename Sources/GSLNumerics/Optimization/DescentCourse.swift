/// The course of a minimization under way: what it has seen, and when it ends.
struct DescentCourse {
  let tolerance: Double
  let iterationLimit: Int
  let observer: MinimizationObserver?
  private(set) var values: [Double] = []
  private(set) var gradientNorms: [Double] = []

  init(tolerance: Double, iterationLimit: Int, observer: MinimizationObserver?) {
    self.tolerance = tolerance
    self.iterationLimit = iterationLimit
    self.observer = observer
  }

  /// What rounding may add to a value, as a share of the largest so far. A sum of a million terms
  /// may lose that much.
  private static let rounding = 1e-12
  private var largestValue = 0.0
  /// The highest value of a next point that passes for no higher than the last.
  var highestValue: Double { values[stepCount] + Self.rounding * largestValue }

  var stepCount: Int { values.count - 1 }
  var gradientNorm: Double { gradientNorms[stepCount] }

  /// Notes the start or the point after a step, and says whether it is a minimum.
  mutating func isMinimum(
    _ point: [Double], value: Double, gradient: [Double]
  ) throws(MinimizationError) -> Bool {
    let norm = gradient.largestMagnitude
    guard value.isFinite && norm.isFinite else {
      throw .notFinite(iterationCount: values.count, value: value)
    }
    values.append(value)
    largestValue = max(largestValue, value.magnitude)
    gradientNorms.append(norm)
    observer?(point, value, norm)
    if norm <= tolerance { return true }
    if stepCount < iterationLimit { return false }
    throw .notConverged(iterationCount: stepCount, gradientNorm: norm)
  }

  /// The error of a search that finds no better point.
  var noProgress: MinimizationError {
    .noProgress(iterationCount: stepCount, gradientNorm: gradientNorm)
  }

  func minimization(_ descent: Descent) -> Minimization {
    minimization(descent.point, descent.gradient, evaluationCount: descent.evaluationCount)
  }

  func minimization(
    _ point: [Double], _ gradient: [Double], evaluationCount: Int
  ) -> Minimization {
    Minimization(
      point: point, gradient: gradient, values: values, gradientNorms: gradientNorms,
      evaluationCount: evaluationCount)
  }
}
