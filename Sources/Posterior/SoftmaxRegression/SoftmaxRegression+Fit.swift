import GSLNumerics

extension SoftmaxRegression {
  /// Fits to examples of K classes, by maximum likelihood or with a penalty,
  ///
  ///     minimize −(1/n) Σᵢ ln softmax(zᵢ)ᵧᵢ + (λ/2) Σₖ |wₖ|²,    zᵢₖ = wₖᵀxᵢ + bₖ
  ///
  /// the mean cross-entropy. The biases are free of the penalty. The objective is convex: its
  /// minimum is a global one, and all solvers find the same, with weights and biases that sum to 0
  /// over the classes.
  ///
  /// With two classes and penalty λ it is logistic regression with penalty λ/2, w = w₁ − w₀ and b =
  /// b₁ − b₀: of all w₀ and w₁ with this difference ±w/2 are shortest, and 2 |w/2|² = |w|²/2.
  ///
  /// Without a penalty a maximum of the likelihood exists exactly if the classes overlap: if the
  /// only weights and biases with
  ///
  ///     zᵢᵧᵢ ≥ zᵢₖ  for all examples i and all classes k
  ///
  /// have equality in all of them. A returned model is the proof: near the minimum the
  /// probabilities of the wrong classes, changed a little, are positive multipliers that cancel all
  /// differences of these logits. Where no such proof is found the inequalities are solved, with K
  /// = 2 as by `Separation`.
  ///
  /// ```swift
  /// let model = try SoftmaxRegression.fit(dataset, penalty: 0.01).model
  /// print(model.predictions(features))  // [0, 1]
  /// ```
  ///
  /// - Parameters:
  ///   - dataset: n examples of K classes.
  ///   - penalty: λ, at least 0. As the loss is a mean, λ does not have to grow with n.
  ///   - solver: How the minimum is found. `.newton` suits up to some hundred parameters,
  ///     `.limitedMemoryBFGS` any number: its steps begin with the second derivatives within each
  ///     class, as long as these take less than 128 MiB.
  ///   - tolerance: What the largest magnitude of a partial derivative may be at the end: for
  ///     `.gradientDescent` by biases and weights, for the other solvers by those of features that
  ///     are centered and scaled to a standard deviation near 1 (between 1 and 2 without a
  ///     penalty), which makes them independent of units.
  ///   - iterationLimit: How many steps may be taken. The default is 100 for `.newton`, 1,000 for
  ///     `.bfgs` and `.limitedMemoryBFGS`, and 100,000 for `.gradientDescent`.
  /// - Returns: The model, and the course of the objective and of that derivative from W = 0 and b
  ///   = 0 on (b at the center).
  /// - Throws: `FitError.oneClass` when the others have no examples and `.tooFewRows` when one has
  ///   none; `.featureRange`; without a penalty also `.constantFeature`, `.tooFewExamples` for n ≤
  ///   d, `.collinearFeature`, and `.separated`: `.complete` when all of the inequalities can hold
  ///   strictly, `.quasiComplete` when some can; `.notConverged` when the tolerance is not reached,
  ///   or when nothing is proved and the inequalities have more than 10⁸ coefficients;
  ///   `.tooManyParameters` for Newton's method or without a penalty when K(d + 1) is above 11,585.
  /// - Precondition: The dataset has two or more classes and at least one example.
  /// - Complexity: O(nd²K²) for a step of Newton's method, which takes 5 to 10, and for the proof
  ///   without a penalty; O(ndK) for a step of the others.
  ///
  /// scikit-learn's `LogisticRegression` penalizes the sum of the losses: C = 1/(nλ), 1 by default.
  /// It returns weights for separated classes, too.
  public static func fit(
    _ dataset: Dataset, penalty: Double = 0, solver: Solver = .newton, tolerance: Double = 1e-10,
    iterationLimit: Int? = nil
  ) throws(FitError) -> FitResult<SoftmaxRegression> {
    try SoftmaxProblem(
      features: dataset.features, targets: .labels(dataset.labels),
      featureNames: dataset.featureNames, classNames: dataset.classNames, penalty: penalty
    ).solution(
      solver, tolerance: tolerance, iterationLimit: iterationLimit ?? solver.defaultIterationLimit)
  }

  /// Fits to examples with labels or distributions over the classes as targets; see
  /// `fit(_:penalty:solver:tolerance:iterationLimit:)`.
  ///
  /// A target (¼, ¾) counts as much as four examples with the same features, one of class 0 and
  /// three of class 1, and a quarter each. The inequalities of separation are those of every class
  /// that a target allows, against all others.
  ///
  /// - Parameters:
  ///   - features: n × d finite numbers: each row is an example.
  ///   - targets: n labels, or n × K probabilities. With labels K is the largest and 1.
  ///   - featureNames: d names for errors. The default is x1, x2, ….
  ///   - penalty: λ, at least 0.
  ///   - solver: How the minimum is found.
  ///   - tolerance: What the largest magnitude of a partial derivative may be at the end.
  ///   - iterationLimit: How many steps may be taken.
  /// - Precondition: There are n targets; rows of probabilities have no negative entries and sum to
  ///   1 within 10⁻⁹.
  public static func fit(
    features: Matrix, targets: Targets, featureNames: [String]? = nil, penalty: Double = 0,
    solver: Solver = .newton, tolerance: Double = 1e-10, iterationLimit: Int? = nil
  ) throws(FitError) -> FitResult<SoftmaxRegression> {
    let classCount =
      switch targets {
      case .labels(let labels): (labels.max() ?? 0) + 1
      case .probabilities(let matrix): matrix.columnCount
      }
    return try SoftmaxProblem(
      features: features, targets: targets,
      featureNames: featureNames ?? features.defaultFeatureNames,
      classNames: (0..<max(classCount, 0)).map(String.init), penalty: penalty
    ).solution(
      solver, tolerance: tolerance, iterationLimit: iterationLimit ?? solver.defaultIterationLimit)
  }
}
