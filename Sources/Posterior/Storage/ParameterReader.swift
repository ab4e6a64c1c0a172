import GSLNumerics

/// Reads the parameters of a model.
struct ParameterReader {
  let object: ModelObject
  let featureNames: [String]
  let classNames: [String]

  private var featureCount: Int { featureNames.count }
  private var classCount: Int { classNames.count }

  func model(_ method: StoredModel.Method) throws(ModelFileError) -> StoredModel.Model {
    switch method {
    case .lda: .gaussian(try gaussian(.shared, "covariance"))
    case .qda: .gaussian(try gaussian(.perClass, "covariances"))
    case .diagonalLDA: .gaussian(try gaussian(.sharedDiagonal, "variances"))
    case .naiveBayes: .gaussian(try gaussian(.perClassDiagonal, "variances"))
    case .logistic: .logistic(try logistic())
    case .softmax: .softmax(try softmax())
    case .mlp: .network(try network())
    }
  }

  private func gaussian(
    _ model: CovarianceModel, _ key: String
  ) throws(ModelFileError) -> GaussianClassifier {
    try object.requireOnly(["priors", "means", "mean_remainders", key])
    return GaussianClassifier(
      priors: try priors(),
      means: try object.rows("means", count: classCount, columnCount: featureCount),
      remainders: try object.rows(
        "mean_remainders", count: classCount, columnCount: featureCount),
      covarianceModel: model, classCovariances: try covariances(model, key))
  }

  private func priors() throws(ModelFileError) -> [Double] {
    let priors = try object.numbers("priors", count: classCount)
    if let stray = priors.first(where: { $0 < 0 }) {
      throw object.error(.value, "priors", value: "\(stray)", "\(stray) in 'priors' is below 0")
    }
    let sum = priors.reduce(0, +)
    guard (sum - 1).magnitude <= 1e-9 else {
      throw object.error(.value, "priors", value: "\(sum)", "the priors sum to \(sum), not to 1")
    }
    return priors
  }

  private func covariances(
    _ model: CovarianceModel, _ key: String
  ) throws(ModelFileError) -> [ClassCovariance] {
    switch model {
    case .sharedDiagonal:
      return [.diagonal(try object.positiveNumbers(key, count: featureCount))]
    case .perClassDiagonal:
      let rows = try object.rows(key, count: classCount, columnCount: featureCount)
      for row in rows { try object.requirePositive(row, key) }
      return rows.map(ClassCovariance.diagonal)
    case .shared:
      let rows = try object.rows(key, count: featureCount, columnCount: featureCount)
      return [try factored(Matrix(rows), key, of: "the classes")]
    case .perClass:
      let matrices = try object.matrices(key, count: classCount, size: featureCount)
      var covariances: [ClassCovariance] = []
      for (matrix, name) in zip(matrices, classNames) {
        covariances.append(try factored(matrix, key, of: "class '\(name.excerpt)'"))
      }
      return covariances
    }
  }

  private func factored(
    _ matrix: Matrix, _ key: String, of owner: String
  ) throws(ModelFileError) -> ClassCovariance {
    do {
      return .full(matrix, try CholeskyFactorization(matrix))
    } catch {
      throw object.error(
        .value, key, "the covariance matrix of \(owner) \(error.predicate(featureNames))",
        hint: "Fit the model again.")
    }
  }

  private func logistic() throws(ModelFileError) -> LogisticRegression {
    try object.requireOnly(["weights", "bias"])
    if classCount != 2 {
      throw object.error(
        .value, "weights", value: "\(classCount)",
        "logistic regression has 2 classes, but \(classCount) are named")
    }
    return LogisticRegression(
      decision: LinearDecision(
        weights: try object.numbers("weights", count: featureCount),
        bias: try object.number("bias")))
  }

  private func softmax() throws(ModelFileError) -> SoftmaxRegression {
    try object.requireOnly(["weights", "biases"])
    let rows = try object.rows("weights", count: classCount, columnCount: featureCount)
    return SoftmaxRegression(
      weights: Matrix(rows), biases: try object.numbers("biases", count: classCount))
  }

  private func network() throws(ModelFileError) -> MultilayerPerceptron {
    try object.requireOnly(["sizes", "activations", "parameters"])
    let sizes = try layerSizes()
    var activations: [Activation] = []
    for name in try object.strings("activations") {
      guard let activation = Activation(rawValue: name) else {
        throw object.error(
          .value, "activations", value: name, "there is no activation '\(name.excerpt)'")
      }
      activations.append(activation)
    }
    if activations.count != sizes.count - 1 {
      throw object.error(
        .value, "activations", value: "\(activations.count)",
        "'activations' has length \(activations.count), but \(sizes.count - 1) is needed")
    }
    let count = MultilayerPerceptron.parameterCount(sizes: sizes)
    return MultilayerPerceptron(
      sizes: sizes, activations: activations,
      parameters: try object.numbers("parameters", count: count))
  }

  /// Sizes that cannot overflow when they are multiplied: 63 layers of 2²⁴ units.
  private func layerSizes() throws(ModelFileError) -> [Int] {
    let numbers = try object.numbers("sizes")
    var sizes: [Int] = []
    for number in numbers {
      guard let size = Int(exactly: number), (1...1 << 24).contains(size) else {
        throw object.error(
          .value, "sizes", value: "\(number)", "a layer cannot have \(number) units")
      }
      sizes.append(size)
    }
    let isFitting = sizes.first == featureCount && sizes.last == classCount && classCount >= 2
    guard isFitting, (2...64).contains(sizes.count) else {
      throw object.error(
        .value, "sizes",
        "'sizes' does not lead from \(featureCount) features to the outputs of \(classCount) classes"
      )
    }
    return sizes
  }
}

extension NumericalError {
  /// What keeps a matrix from being a covariance matrix, to stand behind its name.
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
