import GSLNumerics

/// A logistic regression to be fitted: the data and the penalty.
struct LogisticProblem {
  let features: Matrix
  let targets: [Double]
  let featureNames: [String]
  let classNames: [String]
  let penalty: Double

  init(
    features: Matrix, targets: [Double], featureNames: [String], classNames: [String],
    penalty: Double
  ) {
    require(features.rowCount > 0, "there are no examples to fit")
    require(
      targets.count == features.rowCount,
      "\(targets.count) targets for \(features.rowCount) rows")
    require(
      featureNames.count == features.columnCount,
      "\(featureNames.count) names for \(features.columnCount) features")
    let stray = targets.firstIndex { !(0...1).contains($0) }
    require(
      stray == nil, "target \(stray ?? 0) is \(targets[stray ?? 0]), outside 0...1")
    self.features = features
    self.targets = targets
    self.featureNames = featureNames
    self.classNames = classNames
    self.penalty = penalty
  }

  /// A dataset has been checked when it was made.
  init(_ dataset: Dataset, penalty: Double) {
    features = dataset.features
    targets = dataset.labels.map { Double($0) }
    featureNames = dataset.featureNames
    classNames = dataset.classNames
    self.penalty = penalty
  }

  /// The classes, where no target leaves any doubt.
  var labels: [Int]? {
    targets.allSatisfy { $0 == 0 || $0 == 1 } ? targets.map { Int($0) } : nil
  }

  /// The model at the minimum.
  func solution(
    _ solver: Solver, tolerance: Double, iterationLimit: Int
  ) throws(FitError) -> FitResult<LogisticRegression> {
    try requireTwoClasses()
    let scaling = try FeatureScaling(of: features, named: featureNames, penalty: penalty)
    var objective = objective(scaling)
    if solver == .newton,
      let result = minimumOfMany(&objective, scaling, tolerance, iterationLimit)
    {
      return result
    }
    try requireIndependentFeatures(&objective)
    do {
      let course = try minimum(solver, &objective, scaling, tolerance, iterationLimit)
      try requireOverlap(&objective, scaling, at: course.lastEvaluated)
      return FitResult(
        model: LogisticRegression(decision: scaling.decision(course.minimum)),
        history: course.history)
    } catch .notConverged(let iterationCount, let gradientNorm) {
      if penalty == 0 { try requireOverlap() }
      throw .notConverged(iterationCount: iterationCount, gradientNorm: gradientNorm)
    }
  }

  /// The objective, for features that are centered and scaled.
  func objective(_ scaling: FeatureScaling) -> LogisticObjective {
    LogisticObjective(
      features: features, targets: targets, centers: scaling.centers, scales: scaling.scales,
      penalty: penalty)
  }

  /// The bias and the weights of scaled features at the minimum and at the last point looked at,
  /// and how they were found.
  private func minimum(
    _ solver: Solver, _ objective: inout LogisticObjective, _ scaling: FeatureScaling,
    _ tolerance: Double, _ iterationLimit: Int
  ) throws(FitError) -> (minimum: [Double], lastEvaluated: [Double], history: History) {
    let start = objective.origin
    guard let method = solver.method else {
      return try minimizeByNewton(
        from: start, tolerance: tolerance, iterationLimit: iterationLimit
      ) { objective.value($0, gradient: &$1, hessian: &$2) }
    }
    guard case .gradientDescent = solver else {
      let result = try fitByMinimizing(
        from: start, method: method, tolerance: tolerance, iterationLimit: iterationLimit
      ) { objective.value($0, gradient: &$1) }
      return (result.point, result.point, result.history)
    }
    let none = FeatureScaling(none: features.columnCount)
    var unscaled = self.objective(none)
    let result = try fitByMinimizing(
      from: start, method: method, tolerance: tolerance, iterationLimit: iterationLimit
    ) { unscaled.value($0, gradient: &$1) }
    let minimum = scaling.parameters(none.decision(result.point))
    return (minimum, minimum, result.history)
  }
}
