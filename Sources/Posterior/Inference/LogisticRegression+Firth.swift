import GSLNumerics

extension LogisticRegression {
  /// Fits by Firth's penalized likelihood,
  ///
  ///     maximize ln L(b, w) + ½ ln |I(b, w)|,    I = Σᵢ pᵢ (1 − pᵢ) (1, xᵢ) (1, xᵢ)ᵀ
  ///
  /// whose penalty, Jeffreys' prior, takes the term of order 1/n from the bias of the estimates. Its
  /// maximum exists where classes are separated and that of the likelihood does not. Probabilities
  /// move toward ½: their mean is not the share of class 1.
  ///
  /// - Parameter dataset: n examples of two classes.
  /// - Returns: The model, and the course of the penalized objective per example.
  /// - Throws: `FitError.oneClass`, `.constantFeature`, `.tooFewExamples`, `.collinearFeature`,
  ///   `.featureRange`; `.notConverged` where Fisher's scoring does not reach a gradient of 10⁻¹¹ an
  ///   example.
  /// - Precondition: The dataset has two classes and at least one example.
  /// - Complexity: O(nd²) for a step, of which there are some 10 to 30.
  ///
  /// R's packages `logistf` and `brglm2` (`type = "AS_mean"`) find the same.
  ///
  /// Reference: Firth, "Bias reduction of maximum likelihood estimates", Biometrika 80 (1993);
  /// Heinze and Schemper, "A solution to the problem of separation in logistic regression",
  /// Statistics in Medicine 21 (2002).
  public static func fitFirth(
    _ dataset: Dataset
  ) throws(FitError) -> FitResult<LogisticRegression> {
    var likelihood = try LogisticLikelihood(checked: dataset, penalty: .firth)
    let start = [Double](repeating: 0, count: likelihood.parameterCount)
    let minimum = try likelihood.minimum(from: start)
    return FitResult(
      model: likelihood.model(minimum.parameters), history: minimum.history)
  }
}

extension LogisticLikelihood {
  /// The likelihood of data that determine all parameters.
  init(checked dataset: Dataset, penalty: Penalty) throws(FitError) {
    require(
      dataset.classCount == 2,
      "logistic regression tells 2 classes apart, not \(dataset.classCount)")
    require(dataset.count > 0, "there are no examples to fit")
    let problem = LogisticProblem(dataset, penalty: 0)
    try problem.requireTwoClasses()
    let scaling = try FeatureScaling(
      of: dataset.features, named: dataset.featureNames, penalty: 0)
    var objective = problem.objective(scaling)
    try problem.requireIndependentFeatures(&objective)
    self.init(dataset, scaling: scaling, penalty: penalty)
  }
}
