import GSLNumerics

extension StoredModel {
  /// The model that a file's bytes hold, as `load(_:)` reads it.
  ///
  /// - Parameters:
  ///   - bytes: The bytes of the file.
  ///   - file: What messages call it.
  /// - Throws: `ModelFileError` for the first thing that is not as it should be.
  /// - Complexity: O(bytes), and O(d³) for every full covariance matrix.
  public init(parsing bytes: [UInt8], file: String?) throws(ModelFileError) {
    if bytes.count > Self.sizeLimit { throw .tooLarge(file: file) }
    let object = try ModelObject(try JSONValue(modelBytes: bytes, file: file), file: file)
    try object.requireFormat()
    try object.requireOnly([
      "format", "version", "method", "label", "features", "classes", "standardization",
      "parameters",
    ])
    let featureNames = try object.names("features")
    let classNames = try object.names("classes")
    let reader = ParameterReader(
      object: try object.object("parameters"), featureCount: featureNames.count,
      classNames: classNames)
    self.init(
      try reader.model(try object.method()),
      standardization: try object.standardization(featureCount: featureNames.count),
      featureNames: featureNames, classNames: classNames,
      labelName: try object.labelName(besides: featureNames))
    if !isUsable {
      throw object.error(
        .value, "parameters", "the parameters give no probabilities: they overflow")
    }
  }

  /// Whether there are probabilities where they must be: at the means of classes or features, or at 0.
  private var isUsable: Bool {
    var places = [standardization?.means ?? featureNames.map { _ in 0 }]
    if case .gaussian(let model) = model, standardization == nil { places = model.means }
    return classifier.posterior(Matrix(places)).elements.allSatisfy(\.isFinite)
  }
}

extension JSONValue {
  fileprivate init(modelBytes bytes: [UInt8], file: String?) throws(ModelFileError) {
    do {
      // The parameters of quadratic discriminant analysis stand five brackets deep.
      try self.init(parsing: bytes, depthLimit: 8)
    } catch {
      throw ModelFileError(
        error.problem == .tooLarge ? .value : .format, file: file, line: error.line,
        value: error.value, error.message)
    }
  }
}

extension ModelObject {
  /// Throws unless this is a model's file of a version that is known.
  fileprivate func requireFormat() throws(ModelFileError) {
    let format = has("format") ? try string("format") : ""
    guard format == StoredModel.formatName else {
      throw error(
        .format, "format", value: format, "this is not a model's file",
        hint: "A model's file is written by 'posterior fit --model'.")
    }
    let version = try number("version")
    guard version == Double(StoredModel.version) else {
      let shown = JSONValue.number(version).text
      throw error(
        .version, "version", value: shown,
        "the file is of version \(shown), but only version \(StoredModel.version) is known",
        hint: "Fit the model again, or use the release that wrote it.")
    }
  }

  fileprivate func method() throws(ModelFileError) -> StoredModel.Method {
    let name = try string("method")
    guard let method = StoredModel.Method(rawValue: name) else {
      let known = StoredModel.Method.allCases.map(\.rawValue).joined(separator: ", ")
      throw error(
        .value, "method", value: name, "there is no method '\(name.excerpt)' among \(known)")
    }
    return method
  }

  fileprivate func labelName(besides features: [String]) throws(ModelFileError) -> String {
    let name = try string("label")
    if name.isEmpty { throw error(.value, "label", value: name, "the label has no name") }
    if features.contains(where: { $0.utf8.elementsEqual(name.utf8) }) {
      throw error(
        .value, "label", value: name, "'\(name.excerpt)' names the label and a feature")
    }
    return name
  }

  fileprivate func standardization(
    featureCount: Int
  ) throws(ModelFileError) -> Standardization? {
    guard has("standardization") else { return nil }
    let part = try object("standardization")
    try part.requireOnly(["means", "deviations"])
    let deviations = try part.positiveNumbers("deviations", count: featureCount)
    return Standardization(
      means: try part.numbers("means", count: featureCount), deviations: deviations)
  }

  fileprivate func positiveNumbers(
    _ key: String, count: Int
  ) throws(ModelFileError) -> [Double] {
    let numbers = try numbers(key, count: count)
    try requirePositive(numbers, key)
    return numbers
  }

  fileprivate func requirePositive(_ numbers: [Double], _ key: String) throws(ModelFileError) {
    if let stray = numbers.first(where: { !($0 > 0) }) {
      throw error(.value, key, value: "\(stray)", "\(stray) in '\(key)' is not above 0")
    }
  }
}

/// Reads the parameters of a model.
private struct ParameterReader {
  let object: ModelObject
  let featureCount: Int
  let classNames: [String]

  private var classCount: Int { classNames.count }

  func model(_ method: StoredModel.Method) throws(ModelFileError) -> StoredModel.Model {
    switch method {
    case .lda: .gaussian(try gaussian(.shared, "covariance"))
    case .qda: .gaussian(try gaussian(.perClass, "covariances"))
    case .diagonalLDA: .gaussian(try gaussian(.sharedDiagonal, "variances"))
    case .naiveBayes: .gaussian(try gaussian(.perClassDiagonal, "variances"))
    case .logistic: .logistic(try logistic())
    case .softmax: .softmax(try softmax())
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
        .value, key, "the covariance matrix of \(owner) cannot be one: \(error)")
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
}
