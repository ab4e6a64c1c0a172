import GSLNumerics

extension LogisticRegression {
  /// The standard errors of the bias and of the weights, the square roots of the diagonal of the
  /// inverse observed information,
  ///
  ///     I = Σᵢ σ(zᵢ) (1 − σ(zᵢ)) (1, xᵢ) (1, xᵢ)ᵀ
  ///
  /// How far an estimate by maximum likelihood strays from the truth, for large n. They do not
  /// depend on the labels, other than by the fit, and say nothing for a fit with a penalty, which
  /// is biased.
  ///
  /// ```swift
  /// let fit = try LogisticRegression.fit(dataset, penalty: 0.01)
  /// print(try fit.model.standardErrors(on: dataset).weights)  // [1.6016, 3.21]
  /// ```
  ///
  /// - Parameter dataset: The n examples that the model was fitted to.
  /// - Returns: A standard error for the bias and one for each of the d weights, in the units of
  ///   what they belong to; ∞ where the information vanishes, because the model is certain of its
  ///   answers.
  /// - Throws: `FitError.constantFeature`, `.tooFewExamples`, `.collinearFeature` or
  ///   `.featureRange` where features leave the weights undetermined.
  /// - Precondition: The dataset has d features and at least one example.
  /// - Complexity: O(nd²).
  ///
  /// R's `summary(glm(…))` has the same numbers.
  public func standardErrors(
    on dataset: Dataset
  ) throws(FitError) -> (bias: Double, weights: [Double]) {
    try standardErrors(features: dataset.features, featureNames: dataset.featureNames)
  }

  /// The standard errors for features without a dataset; see `standardErrors(on:)`.
  public func standardErrors(
    features: Matrix, featureNames: [String]? = nil
  ) throws(FitError) -> (bias: Double, weights: [Double]) {
    require(
      features.columnCount == featureCount,
      "\(features.columnCount) features for \(featureCount) weights")
    features.requireFiniteFeatures()
    let names = featureNames ?? features.defaultFeatureNames
    let none = [Double](repeating: 0, count: features.rowCount)
    let problem = LogisticProblem(
      features: features, targets: none, featureNames: names, classNames: [], penalty: 0)
    let scaling = try FeatureScaling(of: features, named: names, penalty: 0)
    var objective = problem.objective(scaling)
    try problem.requireIndependentFeatures(&objective)
    // The information per example is the Hessian. It vanishes where all logits are too large.
    guard let information = objective.curvature(at: scaling.parameters(decision)) else {
      return (.infinity, decision.weights.map { _ in .infinity })
    }
    // The standard error of aᵀθ is |L⁻¹a|; the bias is b = b' − Σ w'ⱼ cⱼ/sⱼ in the scaled
    // parameters.
    let scale = Double(features.rowCount).squareRoot()
    func standardError(_ direction: [Double]) -> Double {
      information.whiten(direction).norm / scale
    }
    let offsets = zip(scaling.centers, scaling.scales).map { -$0 / $1 }
    let units = Matrix.identity(featureCount + 1).rows.dropFirst()
    return (
      standardError([1] + offsets),
      zip(units, scaling.scales).map { standardError($0) / $1 }
    )
  }
}
