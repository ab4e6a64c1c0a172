import GSLNumerics

/// A method that describes each class by a Gaussian distribution; such methods differ in their
/// covariances.
public struct GaussianMethod: ClassificationMethod {
  /// The name in options and files.
  public let name: String
  /// The name in sentences.
  public let title: String
  /// The title of a report.
  public let heading: String
  /// Divisor, and where covariances are full also shrinkage.
  public let options: [MethodOption]
  /// What the covariance matrices have in common.
  public let covarianceModel: CovarianceModel
  private let isCompared: Bool

  init(
    _ name: String, title: String, heading: String, covariance: CovarianceModel,
    isCompared: Bool = true
  ) {
    self.name = name
    self.title = title
    self.heading = heading
    options = covariance.isDiagonal ? [.unbiased] : [.unbiased, .shrinkage]
    covarianceModel = covariance
    self.isCompared = isCompared
  }

  /// True, but for diagonal LDA.
  public func isCompared(classCount: Int) -> Bool { isCompared }

  /// The means, covariances and shares of the classes, by `GaussianClassifier`.
  public func learn(
    from examples: Dataset, _ settings: MethodSettings, using source: inout RandomSource,
    afterEpoch: (_ epoch: Int) -> Void
  ) throws(FitError) -> LearnedModel {
    LearnedModel(
      try GaussianClassifier(
        fittedTo: examples, covariance: covarianceModel,
        divisor: settings[.unbiased] == 1 ? .unbiased : .maximumLikelihood,
        shrinkage: options.contains(.shrinkage) ? settings[.shrinkage] : 0))
  }

  /// The model of a file's priors, means and covariances.
  public func model(
    from parameters: ModelObject, featureNames: [String], classNames: [String]
  ) throws(ModelFileError) -> any StorableClassifier {
    try parameters.requireOnly([
      "priors", "means", "mean_remainders", covarianceModel.storageKey,
    ])
    let (classCount, featureCount) = (classNames.count, featureNames.count)
    return GaussianClassifier(
      priors: try parameters.probabilities("priors", count: classCount),
      means: try parameters.rows("means", count: classCount, columnCount: featureCount),
      remainders: try parameters.rows(
        "mean_remainders", count: classCount, columnCount: featureCount),
      covarianceModel: covarianceModel,
      classCovariances: try parameters.covariances(covarianceModel, featureNames, classNames))
  }
}

extension GaussianClassifier: StorableClassifier {
  /// The priors, the means, what rounding took from the means, and the covariances.
  public var storedParameters: KeyValuePairs<String, ModelValue> {
    [
      "priors": .numbers(priors), "means": .rows(means), "mean_remainders": .rows(remainders),
      covarianceModel.storageKey: storedCovariances,
    ]
  }

  private var storedCovariances: ModelValue {
    switch covarianceModel {
    case .shared: .rows(classCovariances[0].matrix.rows)
    case .perClass: .matrices(classCovariances.map(\.matrix))
    case .sharedDiagonal: .numbers(classCovariances[0].variances)
    case .perClassDiagonal: .rows(classCovariances.map(\.variances))
    }
  }

  /// The means of the classes.
  public var soundPoints: [[Double]] { means }

  /// The decision between two classes, or the logits of each of more; none where covariances are
  /// not shared.
  public var decisions: [LinearDecision] {
    guard covarianceModel.isShared else { return [] }
    return classCount == 2
      ? [linearDecision(for: 1, against: 0)] : (0..<classCount).map(linearLogit(of:))
  }
}

extension CovarianceModel {
  /// The key of the covariances in a model's file.
  fileprivate var storageKey: String {
    isDiagonal ? "variances" : isShared ? "covariance" : "covariances"
  }
}

extension ClassCovariance {
  /// The diagonal.
  fileprivate var variances: [Double] {
    switch self {
    case .full(let matrix, _): matrix.diagonal
    case .diagonal(let variances): variances
    }
  }
}

extension ModelObject {
  fileprivate func covariances(
    _ model: CovarianceModel, _ featureNames: [String], _ classNames: [String]
  ) throws(ModelFileError) -> [ClassCovariance] {
    let (key, d) = (model.storageKey, featureNames.count)
    switch model {
    case .sharedDiagonal: return [.diagonal(try positiveNumbers(key, count: d))]
    case .perClassDiagonal:
      let rows = try rows(key, count: classNames.count, columnCount: d)
      for row in rows { try requirePositive(row, key) }
      return rows.map(ClassCovariance.diagonal)
    case .shared:
      let rows = try rows(key, count: d, columnCount: d)
      return [try factored(Matrix(rows), key, of: "the classes", featureNames)]
    case .perClass:
      let matrices = try matrices(key, count: classNames.count, size: d)
      var covariances: [ClassCovariance] = []
      for (matrix, name) in zip(matrices, classNames) {
        covariances.append(
          try factored(matrix, key, of: "class '\(name.excerpt)'", featureNames))
      }
      return covariances
    }
  }

  private func factored(
    _ matrix: Matrix, _ key: String, of owner: String, _ featureNames: [String]
  ) throws(ModelFileError) -> ClassCovariance {
    do {
      return .full(matrix, try CholeskyFactorization(matrix))
    } catch {
      throw self.error(
        .value, key, "the covariance matrix of \(owner) \(error.predicate(featureNames))",
        hint: "Fit the model again.")
    }
  }
}

extension NumericalError {
  /// Why a matrix is not a covariance matrix: the predicate of a sentence about it.
  fileprivate func predicate(_ names: [String]) -> String {
    switch self {
    case .notSymmetric(let row, let column, _, _):
      "is not symmetric in '\(names[row].excerpt)' and '\(names[column].excerpt)'"
    case .notPositiveDefinite(let column, _), .singular(let column, _):
      "is not positive definite at '\(names[column].excerpt)'"
    case .notFinite, .notSquare, .gsl: "cannot be factored"
    }
  }
}
