import GSLNumerics

// Data for which the likelihood has no single maximum.

extension SoftmaxProblem {
  /// The number of examples of each class, or the sum of their probabilities.
  var classTotals: [Double] {
    var totals = [Double](repeating: 0, count: classCount)
    switch targets {
    case .labels(let labels):
      for label in labels { totals[label] += 1 }
    case .probabilities(let matrix):
      for row in matrix.rows { for k in totals.indices { totals[k] += row[k] } }
    }
    return totals
  }

  /// Throws when a class has no examples: its bias would fall without end, whatever the penalty.
  func requireAllClasses() throws(FitError) {
    try FitError.requireAllClasses(of: classTotals, named: classNames)
  }

  /// Throws when the Hessian would take more than 1 GiB.
  func requireFewParameters() throws(FitError) {
    let limit = 11_585
    if parameterCount > limit { throw .tooManyParameters(count: parameterCount, limit: limit) }
  }

  /// Throws when a feature is a linear combination of others, and no penalty chooses among the
  /// equally good weights.
  func requireIndependentFeatures(_ scaling: FeatureScaling) throws(FitError) {
    // That depends on the features alone, and not on what they are to tell apart.
    let problem = LogisticProblem(
      features: features, targets: [Double](repeating: 0, count: features.rowCount),
      featureNames: featureNames, classNames: ["0", "1"], penalty: penalty)
    var objective = problem.objective(scaling)
    try problem.requireIndependentFeatures(&objective)
  }

  /// Throws unless the classes overlap, which they are known to do where a minimum can be proved.
  ///
  /// With labels y they overlap when the vectors (eₖ − eᵧ) ⊗ (1, x), for all examples and all k ≠
  /// y, cancel with positive multipliers (Stiemke's theorem). At a minimum the probabilities pₖ are
  /// such multipliers. Near it, where their sum leaves the gradient g, they become so when each
  /// changes by pₖ times the change of its logarithm in the Newton step H⁻¹g, to first order: and
  /// they stay positive if that is below 1. A distribution as target asks for no sign where it
  /// allows a class.
  func requireOverlap(
    _ objective: inout SoftmaxObjective, at parameters: [Double]
  ) throws(FitError) {
    guard penalty == 0 else { return }
    let coordinates = coordinates
    let point = coordinates.coordinates(parameters)
    var gradient = point
    var hessian = Matrix(rowCount: point.count, columnCount: point.count)
    _ = coordinates.value(&objective, point, gradient: &gradient, hessian: &hessian)
    let factorization = try? CholeskyFactorization(hessian)
    let step = factorization?.solve(gradient) ?? point.map { _ in .infinity }
    let extremes = objective.extremes(parameters, step: coordinates.parameters(step))
    // A margin that no rounding makes: every example is on its side.
    if extremes.margin > 0.5 { throw .separated(.complete) }
    // With a logit, rounding changes the mean of all logits, too: twice the bound of one.
    if let factorization,
      LogisticProblem.provesOverlap(
        change: extremes.change, squaredLength: 2 * extremes.squaredLength,
        inverseNorm: factorization.inverse.elements.norm)
    {
      return
    }
    let norm = gradient.map(\.magnitude).max() ?? 0
    try requireOverlap(otherwise: .notConverged(iterationCount: 0, gradientNorm: norm))
  }
}
