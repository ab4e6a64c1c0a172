import GSLNumerics

// Data for which the likelihood has no single maximum.

extension LogisticProblem {
  /// Throws when all examples are of one class: the bias would grow without end.
  func requireTwoClasses() throws(FitError) {
    for (label, name) in classNames.enumerated()
    where targets.allSatisfy({ $0 == Double(label) }) {
      throw .oneClass(name: name)
    }
  }

  /// Throws when a feature is a linear combination of others, and no penalty chooses among the
  /// equally good weights.
  func requireIndependentFeatures(_ objective: inout LogisticObjective) throws(FitError) {
    let featureCount = features.columnCount
    guard penalty == 0 else { return }
    guard features.rowCount > featureCount else {
      throw .tooFewExamples(count: features.rowCount, needed: featureCount + 1)
    }
    // At b = 0 and w = 0 the Hessian is a quarter of the mean of all products of two features, with
    // 1 as the first feature.
    let origin = objective.origin
    var gradient = origin
    var products = Matrix(rowCount: origin.count, columnCount: origin.count)
    _ = objective.value(origin, gradient: &gradient, hessian: &products)
    do {
      _ = try CholeskyFactorization(products)
    } catch .singular(let column, _), .notPositiveDefinite(let column, _) {
      let others = products.regressors(ofColumn: column).filter { $0 > 0 }
        .map { featureNames[$0 - 1] }
      throw .collinearFeature(name: featureNames[column - 1], others: others)
    } catch {
      require(false, "\(error)")
    }
  }

  /// Throws unless the classes overlap, which they are known to do where a minimum can be proved.
  ///
  /// With hard labels they overlap when the rows s(1, x), s = ±1 by class, cancel with positive
  /// multipliers (Stiemke's theorem). At a minimum the residuals |σ(z) − t| are such multipliers.
  /// Near it, where their sum leaves the gradient g, they become so when each changes by its weight
  /// σ(1 − σ) times the change of its logit in the Newton step H⁻¹g: and they stay positive if that
  /// is below 1 for every example. Soft labels ask for no sign.
  func requireOverlap(
    _ objective: inout LogisticObjective, _ scaling: FeatureScaling, at parameters: [Double]
  ) throws(FitError) {
    guard penalty == 0 else { return }
    var gradient = parameters
    var hessian = Matrix(rowCount: parameters.count, columnCount: parameters.count)
    _ = objective.value(parameters, gradient: &gradient, hessian: &hessian)
    let factorization = try? CholeskyFactorization(hessian)
    let step = factorization?.solve(gradient) ?? parameters.map { _ in .infinity }
    let inverse = factorization?.inverse.elements ?? [.infinity]
    // Rounding of the gradient, a sum of residuals below 1 times rows, changes logits by at most
    // this.
    func rounding(_ squaredLength: Double) -> Double { 0x1p-44 * squaredLength * inverse.norm }
    // No logit changes by more than the product of two lengths, which most often is enough to know.
    let longest = scaling.squaredLengthBound
    if longest.squareRoot() * step.norm + rounding(longest) < 0.9 { return }
    let extremes = objective.extremes(parameters, step: step)
    // A margin that no rounding makes: every example is on its side.
    if extremes.margin > 0.5 { throw .separated(.complete) }
    if extremes.change + rounding(extremes.squaredLength) < 0.9 { return }
    try requireOverlap()
  }

  /// Throws if a hyperplane separates the classes.
  func requireOverlap() throws(FitError) {
    let status = Separation(features: features, targets: targets).status
    if status != .overlap { throw .separated(status) }
  }
}
