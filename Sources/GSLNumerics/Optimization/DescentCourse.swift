/// The course of a minimization under way: what it has seen, and when it ends.
struct DescentCourse {
  let tolerance: Double
  let iterationLimit: Int
  let observer: MinimizationObserver?
  private(set) var history = History()

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
  var highestValue: Double { history.losses[history.stepCount] + Self.rounding * largestValue }

  var gradientNorm: Double { history.gradientNorms[history.stepCount] }

  /// Notes the start or the point after a step, and says whether it is a minimum.
  mutating func isMinimum(
    _ point: [Double], value: Double, gradient: [Double]
  ) throws(MinimizationError) -> Bool {
    let norm = gradient.largestMagnitude
    guard value.isFinite && norm.isFinite else {
      throw .notFinite(iterationCount: history.losses.count, value: value)
    }
    history.record(value, gradientNorm: norm)
    largestValue = max(largestValue, value.magnitude)
    observer?(point, value, norm)
    if norm <= tolerance { return true }
    if history.stepCount < iterationLimit { return false }
    throw .notConverged(iterationCount: history.stepCount, gradientNorm: norm)
  }

  /// The error of a search that finds no better point.
  var noProgress: MinimizationError {
    .noProgress(iterationCount: history.stepCount, gradientNorm: gradientNorm)
  }

  func minimization(_ descent: Descent) -> Minimization {
    minimization(descent.point, descent.gradient, evaluationCount: descent.evaluationCount)
  }

  func minimization(
    _ point: [Double], _ gradient: [Double], evaluationCount: Int
  ) -> Minimization {
    var history = history
    history.evaluationCount = evaluationCount
    return Minimization(point: point, gradient: gradient, history: history)
  }
}
