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
    let products = objective.derivatives(at: objective.origin).hessian
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
    let (gradient, hessian) = objective.derivatives(at: parameters)
    let factorization = try? CholeskyFactorization(hessian)
    let step = factorization?.solve(gradient) ?? parameters.map { _ in .infinity }
    let inverseNorm = factorization?.inverse.elements.norm ?? .infinity
    // No logit changes by more than the product of two lengths, which most often is enough to know.
    let longest = scaling.squaredLengthBound
    if Self.provesOverlap(
      change: longest.squareRoot() * step.norm, squaredLength: longest, inverseNorm: inverseNorm)
    {
      return
    }
    let extremes = objective.extremes(parameters, step: step)
    // A margin that no rounding makes: every example is on its side.
    if extremes.margin > 0.5 { throw .separated(.complete) }
    if Self.provesOverlap(
      change: extremes.change, squaredLength: extremes.squaredLength, inverseNorm: inverseNorm)
    {
      return
    }
    try requireOverlap()
  }

  /// Whether a step that changes no logit by more than `change` proves that the classes overlap.
  ///
  /// Rounding of the gradient, a sum of residuals below 1 times rows, changes logits by at most
  /// 2⁻⁴⁴
  /// |(1, x)|² |H⁻¹|.
  ///
  /// - Parameter factor: By how much more weights may change residuals than those at the point.
  static func provesOverlap(
    change: Double, squaredLength: Double, inverseNorm: Double, factor: Double = 1
  ) -> Bool {
    factor * (change + 0x1p-44 * squaredLength * inverseNorm) < 0.9
  }

  /// Throws if a hyperplane separates the classes.
  func requireOverlap() throws(FitError) {
    let status = Separation(features: features, targets: targets).status
    if status != .overlap { throw .separated(status) }
  }
}
