/// A descent under way: where it is, and the point that it tries.
struct Descent {
  private let function: SmoothFunction
  private(set) var point: [Double]
  private(set) var value = 0.0
  private(set) var gradient: [Double]
  private(set) var evaluationCount = 0
  private var trialPoint: [Double]
  private var trialGradient: [Double]
  private var trialValue = 0.0
  private var direction: [Double]
  private var isAtMinimum = false

  /// A descent at its start.
  init(
    _ function: @escaping SmoothFunction, from start: [Double], _ course: inout DescentCourse
  ) throws(MinimizationError) {
    self.function = function
    point = start
    trialPoint = start
    (gradient, trialGradient, direction) = (start, start, start)
    value = function(point, &gradient)
    evaluationCount = 1
    isAtMinimum = try course.isMinimum(point, value: value, gradient: gradient)
  }

  /// Steps of a fixed rate until the minimum.
  mutating func run(rate: Double, _ course: inout DescentCourse) throws(MinimizationError) {
    while !isAtMinimum {
      for j in direction.indices { direction[j] = -gradient[j] }
      _ = evaluate(rate)
      try step(&course)
    }
  }

  /// Steps along given directions, of lengths found by line search, until the minimum.
  mutating func run(
    directions: some DescentDirections, _ course: inout DescentCourse
  ) throws(MinimizationError) {
    var directions = directions
    while !isAtMinimum {
      directions.choose(gradient, &direction)
      // Rounding can leave a direction that does not descend; the steepest one does.
      if !(direction.dot(gradient) < 0) { directions.restart(gradient, &direction) }
      if !search(directions, below: course.highestValue) {
        directions.restart(gradient, &direction)
        guard search(directions, below: course.highestValue) else { throw course.noProgress }
      }
      directions.learn(from: point, gradient, to: trialPoint, trialGradient)
      try step(&course)
    }
  }

  /// Tries a step along the direction, and returns the value and the slope there.
  private mutating func evaluate(_ step: Double) -> (value: Double, slope: Double) {
    for j in point.indices { trialPoint[j] = point[j] + step * direction[j] }
    trialValue = function(trialPoint, &trialGradient)
    evaluationCount += 1
    return (trialValue, trialGradient.dot(direction))
  }

  /// Goes to the point that was tried last.
  private mutating func step(_ course: inout DescentCourse) throws(MinimizationError) {
    swap(&point, &trialPoint)
    swap(&gradient, &trialGradient)
    value = trialValue
    isAtMinimum = try course.isMinimum(point, value: value, gradient: gradient)
  }

  /// Tries steps until one is accepted, and says whether one was.
  private mutating func search(
    _ directions: some DescentDirections, below highestValue: Double
  ) -> Bool {
    var search = LineSearch(
      highestValue: highestValue, slope: gradient.dot(direction),
      firstStep: directions.firstStep(gradient), curvatureShare: directions.curvatureShare)
    for _ in 0..<LineSearch.trialLimit {
      let trial = evaluate(search.step)
      if search.accepts(trial.value, slope: trial.slope) { return trialGradient.allFinite }
      // The step has become smaller than the distance of two doubles, or infinite.
      if search.isExhausted { return false }
    }
    return false
  }
}
