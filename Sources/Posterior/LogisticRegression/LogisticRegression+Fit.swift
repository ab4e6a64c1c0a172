import GSLNumerics

extension LogisticRegression {
  /// Fits to examples of two classes, by maximum likelihood or with a penalty,
  ///
  ///     minimize (1/n) Σᵢ [tᵢ softplus(−zᵢ) + (1 − tᵢ) softplus(zᵢ)] + (λ/2) |w|²,    zᵢ = wᵀxᵢ + b
  ///
  /// the mean cross-entropy, where tᵢ is 1 for class 1. The bias b is free of the penalty. The
  /// objective is convex: its minimum is a global one, and all solvers find the same.
  ///
  /// ```swift
  /// let fit = try LogisticRegression.fit(dataset, penalty: 0.01)
  /// print(fit.model.decision.bias, fit.history.stepCount)  // -9.5925 7
  /// ```
  ///
  /// - Parameters:
  ///   - dataset: n examples of two classes.
  ///   - penalty: λ, at least 0. As the loss is a mean, λ does not have to grow with n.
  ///   - solver: How the minimum is found.
  ///   - tolerance: What the largest magnitude of a partial derivative may be at the end: for
  ///     `.gradientDescent` by the bias and the weights, for the other solvers by those of features
  ///     that are centered and scaled to a standard deviation near 1 (between 1 and 2 without a
  ///     penalty), which makes them independent of units.
  ///   - iterationLimit: How many steps may be taken. The default is 100 for `.newton`, 1,000 for
  ///     `.bfgs` and `.limitedMemoryBFGS`, and 100,000 for `.gradientDescent`.
  /// - Returns: The model, and the course of the objective and of that derivative from w = 0 and b
  ///   = 0 on (b at the center). For `.newton` with 20,000 examples or more, and 500 for each
  ///   parameter, it begins one step from the minimum for a tenth of them.
  /// - Throws: `FitError.oneClass` when a class has no examples; `.featureRange`; without a penalty
  ///   also `.constantFeature`, `.tooFewExamples` for n ≤ d, `.collinearFeature`, and `.separated`
  ///   when the likelihood has no maximum; `.notConverged` when the tolerance is not reached.
  /// - Precondition: The dataset has two classes and at least one example.
  /// - Complexity: O(nd²) for a step of Newton's method, O(nd) for the others. Newton's takes 5 to
  ///   10; where it begins with a tenth of the examples, it computes the Hessian of all once, and
  ///   takes 1 to 6 steps of O(nd).
  ///
  /// scikit-learn's `LogisticRegression` penalizes the sum of the losses: C = 1/(nλ), 1 by default.
  /// R's `glm` warns of separated classes and returns weights nonetheless.
  public static func fit(
    _ dataset: Dataset, penalty: Double = 0, solver: Solver = .newton, tolerance: Double = 1e-10,
    iterationLimit: Int? = nil
  ) throws(FitError) -> FitResult<LogisticRegression> {
    require(
      dataset.classCount == 2,
      "logistic regression tells 2 classes apart, not \(dataset.classCount)")
    require(dataset.count > 0, "there are no examples to fit")
    let iterationLimit = iterationLimit ?? solver.defaultIterationLimit
    solver.requireSettings(
      penalty: penalty, tolerance: tolerance, iterationLimit: iterationLimit)
    if let result = fitFew(
      dataset.features, dataset.labels, penalty: penalty, solver: solver, tolerance: tolerance,
      iterationLimit: iterationLimit)
    {
      return result
    }
    return try LogisticProblem(dataset, penalty: penalty).solution(
      solver, tolerance: tolerance, iterationLimit: iterationLimit)
  }

  /// Fits to examples with probabilities of class 1 as targets; see
  /// `fit(_:penalty:solver:tolerance:iterationLimit:)`.
  ///
  /// A target of ¼ counts as much as four examples with the same features, one of them of class 1,
  /// and a quarter each.
  ///
  /// - Parameters:
  ///   - features: n × d finite numbers: each row is an example.
  ///   - targets: n numbers in [0, 1].
  ///   - featureNames: d names for errors. The default is x1, x2, ….
  ///   - penalty: λ, at least 0.
  ///   - solver: How the minimum is found.
  ///   - tolerance: What the largest magnitude of a partial derivative may be at the end.
  ///   - iterationLimit: How many steps may be taken.
  public static func fit(
    features: Matrix, targets: [Double], featureNames: [String]? = nil, penalty: Double = 0,
    solver: Solver = .newton, tolerance: Double = 1e-10, iterationLimit: Int? = nil
  ) throws(FitError) -> FitResult<LogisticRegression> {
    features.requireFiniteFeatures()
    let iterationLimit = iterationLimit ?? solver.defaultIterationLimit
    solver.requireSettings(
      penalty: penalty, tolerance: tolerance, iterationLimit: iterationLimit)
    let problem = LogisticProblem(
      features: features, targets: targets,
      featureNames: featureNames ?? features.defaultFeatureNames,
      classNames: ["0", "1"], penalty: penalty)
    if let result = fitFew(
      features, problem.labels, penalty: penalty, solver: solver, tolerance: tolerance,
      iterationLimit: iterationLimit)
    {
      return result
    }
    return try problem.solution(solver, tolerance: tolerance, iterationLimit: iterationLimit)
  }
}
