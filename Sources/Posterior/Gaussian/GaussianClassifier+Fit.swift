import GSLNumerics

extension GaussianClassifier {
  /// The classifier under which the examples are most likely,
  ///
  ///     πₖ = Nₖ / N,    μₖ = mean of class k,    Σₖ = Σᵢ (xᵢ − μₖ)(xᵢ − μₖ)ᵀ / Nₖ,    shared: Σ = Σₖ (Nₖ / N) Σₖ
  ///
  /// in closed form: no iteration is needed.
  ///
  /// ```swift
  /// let model = try GaussianClassifier(maximumLikelihood: dataset)
  /// print(model.priors, model.means)  // [0.5, 0.5] [[2.1667, 2.1667], [3.6667, 3.8333]]
  /// ```
  ///
  /// - Parameters:
  ///   - dataset: n examples of K ≥ 2 classes.
  ///   - covariance: What the covariance matrices have in common. The default is one for all.
  /// - Throws: `FitError`, as `init(fittedTo:covariance:divisor:shrinkage:priors:)`.
  /// - Complexity: O(nd² + d³) for full covariance matrices, O(nd) for diagonal ones.
  public init(
    maximumLikelihood dataset: Dataset, covariance: CovarianceModel = .shared
  ) throws(FitError) {
    try self.init(fittedTo: dataset, covariance: covariance)
  }

  /// The classifier with the means and covariances of the examples.
  ///
  /// Shrinkage moves a covariance matrix S toward its diagonal,
  ///
  ///     Σ = (1 − α) S + α diag S
  ///
  /// which makes a singular one invertible and is the naive model at α = 1.
  ///
  /// ```swift
  /// let model = try GaussianClassifier(
  ///   fittedTo: dataset, covariance: .shared, divisor: .unbiased, shrinkage: 0.5)
  /// print(model.covariances[0].rows)  // [[1.3333, 0.3125], [0.3125, 0.8333]]
  /// ```
  ///
  /// - Parameters:
  ///   - dataset: n examples of K ≥ 2 classes.
  ///   - covariance: What the covariance matrices have in common. The default is one for all.
  ///   - divisor: N, or N − K for a shared covariance; Nₖ, or Nₖ − 1 for one of a class. The
  ///     default is the first, under which the data are most likely.
  ///   - shrinkage: α in [0, 1]. The default is 0.
  ///   - priors: K probabilities that sum to 1. The default is the shares of the classes, Nₖ / N.
  /// - Throws: `FitError`: `.oneClass`; `.tooFewRows` for a class without examples, or with at most
  ///   d where each class has a full covariance matrix; `.tooFewExamples` where n − K < d;
  ///   `.constantFeature`, overall or within classes; `.collinearFeature`, which names the features
  ///   it is a combination of; `.featureRange` where squared deviations overflow or vanish, as they
  ///   do beyond about 10^±150.
  /// - Precondition: The shrinkage is in [0, 1], and the priors are K probabilities that sum to 1
  ///   within 10⁻⁹.
  /// - Complexity: O(nd² + d³) for full covariance matrices, O(nd) for diagonal ones.
  ///
  /// scikit-learn's `LinearDiscriminantAnalysis` divides by N, MASS's `lda` by N − K; neither
  /// refuses collinear features in every case. scikit-learn's `GaussianNB` adds 10⁻⁹ of the largest
  /// variance to all of them; here nothing is added.
  public init(
    fittedTo dataset: Dataset, covariance: CovarianceModel = .shared,
    divisor: VarianceDivisor = .maximumLikelihood, shrinkage: Double = 0, priors: [Double]? = nil
  ) throws(FitError) {
    try dataset.requireTwoClasses()
    let estimate = try CovarianceEstimate(
      dataset, model: covariance, divisor: divisor, shrinkage: shrinkage)
    let shares = dataset.classCounts.map { Double($0) / Double(dataset.count) }
    self.init(
      priors: priors ?? shares, means: estimate.means, remainders: estimate.remainders,
      covarianceModel: covariance,
      classCovariances: try estimate.covariances())
  }
}

extension Dataset {
  /// Throws if all examples are of one class.
  func requireTwoClasses() throws(FitError) {
    let counts = classCounts
    let present = counts.indices.filter { counts[$0] > 0 }
    if let only = present.first, present.count == 1 {
      throw .oneClass(name: classNames[only])
    }
  }
}
