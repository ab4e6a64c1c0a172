import GSLNumerics

extension LogisticRegression {
  /// The standard errors of the bias and of the weights, the square roots of the diagonal of the inverse observed information,
  ///
  ///     I = Σᵢ σ(zᵢ) (1 − σ(zᵢ)) (1, xᵢ) (1, xᵢ)ᵀ
  ///
  /// How far an estimate by maximum likelihood strays from the truth, for large n. They do not depend on the labels, other than by
  /// the fit, and say nothing for a fit with a penalty, which is biased.
  ///
  /// - Parameter dataset: The n examples that the model was fitted to.
  /// - Returns: A standard error for the bias and one for each of the d weights, in the units of what they belong to.
  /// - Throws: `FitError.constantFeature`, `.collinearFeature` or `.featureRange` where the information is singular.
  /// - Precondition: The dataset has d features and at least one example.
  /// - Complexity: O(nd²).
  ///
  /// R's `summary(glm(…))` has the same numbers.
  public func standardErrors(
    on dataset: Dataset
  ) throws(FitError) -> (bias: Double, weights: [Double]) {
    try standardErrors(features: dataset.features, featureNames: dataset.featureNames)
  }

  /// The standard errors for features that are no dataset; see `standardErrors(on:)`.
  public func standardErrors(
    features: Matrix, featureNames: [String]? = nil
  ) throws(FitError) -> (bias: Double, weights: [Double]) {
    require(
      features.columnCount == featureCount,
      "\(features.columnCount) features for \(featureCount) weights")
    let names = featureNames ?? (0..<featureCount).map { "x\($0 + 1)" }
    let scaling = try FeatureScaling(of: features, named: names, penalty: 0)
    let information = try information(features, scaling, names)
    // The standard error of aᵀθ is |L⁻¹a|; the bias is b = b' − Σ w'ⱼ cⱼ/sⱼ in the scaled parameters.
    let scale = Double(features.rowCount).squareRoot()
    func standardError(_ direction: [Double]) -> Double {
      information.whiten(direction).reduce(0) { $0 + $1 * $1 }.squareRoot() / scale
    }
    let offsets = zip(scaling.centers, scaling.scales).map { -$0 / $1 }
    let units = Matrix.identity(featureCount + 1).rows.dropFirst()
    return (
      standardError([1] + offsets),
      zip(units, scaling.scales).map { standardError($0) / $1 }
    )
  }

  /// The factored information per example, in scaled parameters.
  private func information(
    _ features: Matrix, _ scaling: FeatureScaling, _ names: [String]
  ) throws(FitError) -> CholeskyFactorization {
    var objective = LogisticObjective(
      features: features, targets: [Double](repeating: 0, count: features.rowCount),
      centers: scaling.centers, scales: scaling.scales, penalty: 0)
    var gradient = [Double](repeating: 0, count: featureCount + 1)
    var hessian = Matrix(rowCount: gradient.count, columnCount: gradient.count)
    _ = objective.value(scaling.parameters(decision), gradient: &gradient, hessian: &hessian)
    do {
      return try CholeskyFactorization(hessian)
    } catch .singular(let column, _), .notPositiveDefinite(let column, _) {
      if column == 0 { throw .notConverged(iterationCount: 0, gradientNorm: .infinity) }
      throw .collinearFeature(name: names[column - 1], others: [])
    } catch {
      throw .notConverged(iterationCount: 0, gradientNorm: .infinity)
    }
  }
}
