import GSLNumerics

extension StoredModel {
  /// The model that a file's bytes hold, as `load(_:)` reads it.
  ///
  /// - Parameters:
  ///   - bytes: The bytes of the file.
  ///   - file: What messages call it.
  ///   - methods: The methods that are known. The default is all of the library.
  /// - Throws: `ModelFileError` for the first thing that is invalid.
  /// - Complexity: O(bytes), and O(d³) for every full covariance matrix.
  public init(
    parsing bytes: [UInt8], file: String?, methods: [any ClassificationMethod] = .all
  ) throws(ModelFileError) {
    if bytes.count > Self.sizeLimit { throw .tooLarge(file: file) }
    let object = try ModelObject(try JSONValue(modelBytes: bytes, file: file), file: file)
    try object.requireFormat()
    try object.requireOnly([
      "format", "version", "method", "label", "features", "classes", "standardization",
      "parameters",
    ])
    let featureNames = try object.names("features")
    let classNames = try object.names("classes")
    let parameters = try object.object("parameters")
    let method = try object.method(among: methods)
    self.init(
      try method.model(
        from: parameters, featureNames: featureNames, classNames: classNames),
      by: method,
      standardization: try object.standardization(featureCount: featureNames.count),
      featureNames: featureNames, classNames: classNames,
      labelName: try object.labelName(besides: featureNames))
    if !isUsable {
      throw object.error(
        .value, "parameters", "the parameters give no probabilities: they overflow")
    }
  }

  /// Whether there are probabilities where they must be: at the means of classes or features, or at
  /// 0.
  private var isUsable: Bool {
    let places = standardization.map { [$0.means] } ?? model.soundPoints
    return classifier.posterior(Matrix(places)).elements.allSatisfy(\.isFinite)
  }
}

extension JSONValue {
  fileprivate init(modelBytes bytes: [UInt8], file: String?) throws(ModelFileError) {
    do {
      // The parameters of quadratic discriminant analysis are five brackets deep.
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

  fileprivate func method(
    among methods: [any ClassificationMethod]
  ) throws(ModelFileError) -> any ClassificationMethod {
    let name = try string("method")
    guard let method = methods.named(name) else {
      let known = methods.map(\.name).joined(separator: ", ")
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
}
