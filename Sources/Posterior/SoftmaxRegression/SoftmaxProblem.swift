import GSLNumerics

/// A softmax regression to be fitted: the data and the penalty.
struct SoftmaxProblem {
  let features: Matrix
  let targets: Targets
  let featureNames: [String]
  let classNames: [String]
  let penalty: Double

  var classCount: Int { classNames.count }
  var width: Int { features.columnCount + 1 }
  var parameterCount: Int { classCount * width }

  init(
    features: Matrix, targets: Targets, featureNames: [String], classNames: [String],
    penalty: Double
  ) {
    require(features.rowCount > 0, "there are no examples to fit")
    require(classNames.count > 1, "\(classNames.count) class cannot be told from others")
    require(
      featureNames.count == features.columnCount,
      "\(featureNames.count) names for \(features.columnCount) features")
    features.requireFiniteFeatures()
    self.features = features
    targets.requireFit(rowCount: features.rowCount, classCount: classNames.count)
    self.targets = targets
    self.featureNames = featureNames
    self.classNames = classNames
    self.penalty = penalty
  }

  /// The model at the minimum.
  func solution(
    _ solver: Solver, tolerance: Double, iterationLimit: Int
  ) throws(FitError) -> FitResult<SoftmaxRegression> {
    solver.requireSettings(
      penalty: penalty, tolerance: tolerance, iterationLimit: iterationLimit)
    try requireAllClasses()
    if solver == .newton || penalty == 0 { try requireFewParameters() }
    let scaling = try FeatureScaling(of: features, named: featureNames, penalty: penalty)
    try requireIndependentFeatures(scaling)
    var objective = objective(scaling)
    do {
      let course = try minimum(solver, &objective, scaling, tolerance, iterationLimit)
      try requireOverlap(&objective, at: course.lastEvaluated)
      return FitResult(model: model(course.minimum, scaling), history: course.history)
    } catch .notConverged(let iterationCount, let gradientNorm) {
      let failure = FitError.notConverged(
        iterationCount: iterationCount, gradientNorm: gradientNorm)
      if penalty == 0 { try requireOverlap(otherwise: failure) }
      throw failure
    }
  }

  /// The objective, for features that are centered and scaled.
  func objective(_ scaling: FeatureScaling) -> SoftmaxObjective {
    SoftmaxObjective(
      features: features, targets: targets, classCount: classCount, centers: scaling.centers,
      scales: scaling.scales, penalty: penalty)
  }

  /// The biases and weights of scaled features at the minimum and at the last point looked at, and
  /// how they were found.
  private func minimum(
    _ solver: Solver, _ objective: inout SoftmaxObjective, _ scaling: FeatureScaling,
    _ tolerance: Double, _ iterationLimit: Int
  ) throws(FitError) -> (minimum: [Double], lastEvaluated: [Double], history: History) {
    guard let method = solver.method else {
      return try minimumByNewton(&objective, tolerance, iterationLimit)
    }
    if case .gradientDescent = solver {
      let none = FeatureScaling(none: features.columnCount)
      var unscaled = self.objective(none)
      let (point, history) = try minimum(method, &unscaled, tolerance, iterationLimit)
      let scaled = point.classes(width).flatMap { scaling.parameters(none.decision($0)) }
      return (scaled, scaled, history)
    }
    let (point, history) = try minimum(method, &objective, tolerance, iterationLimit)
    return (point, point, history)
  }

  private func minimum(
    _ method: MinimizationMethod, _ objective: inout SoftmaxObjective, _ tolerance: Double,
    _ iterationLimit: Int
  ) throws(FitError) -> (point: [Double], history: History) {
    if case .limitedMemoryBFGS = method {
      do {
        return try preconditionedMinimum(&objective, tolerance, iterationLimit)
      } catch {
        // Second derivatives that nearly vanish, as those of all but separated classes do, can lead
        // astray. Then it goes without.
        guard case .notConverged(let count, _) = error, count < iterationLimit else { throw error }
      }
    }
    let start = [Double](repeating: 0, count: parameterCount)
    let result = try minimum(method, &objective, from: start, tolerance, iterationLimit, nil)
    return (result.point, result.history)
  }

  func minimum(
    _ method: MinimizationMethod, _ objective: inout SoftmaxObjective, from start: [Double],
    _ tolerance: Double, _ iterationLimit: Int, _ preconditioner: Preconditioner?
  ) throws(FitError) -> Minimization {
    try fitByMinimizing(
      from: start, method: method, tolerance: tolerance, iterationLimit: iterationLimit,
      preconditioner: preconditioner
    ) { objective.value($0, gradient: &$1) }
  }

  /// The model for the features as they are.
  private func model(_ parameters: [Double], _ scaling: FeatureScaling) -> SoftmaxRegression {
    let decisions = parameters.classes(width).map { scaling.decision(Array($0)) }
    let biases = decisions.map(\.bias)
    var weights = Matrix(decisions.map(\.weights))
    let mean = weights.columns.map(\.mean)
    weights.addToEachRow(mean, times: -1)
    let meanBias = biases.mean
    return SoftmaxRegression(weights: weights, biases: biases.map { $0 - meanBias })
  }
}

extension [Double] {
  /// The parameters of each class.
  func classes(_ width: Int) -> [[Double]] {
    stride(from: 0, to: count, by: width).map { Array(self[$0..<($0 + width)]) }
  }

  /// Makes the parameters sum to 0 over the classes.
  mutating func subtractClassMean(_ width: Int) {
    let classCount = Double(count / width)
    for j in 0..<width {
      var sum = 0.0
      for k in stride(from: j, to: count, by: width) { sum += self[k] }
      for k in stride(from: j, to: count, by: width) { self[k] -= sum / classCount }
    }
  }
}
