import GSLNumerics

extension StoredModel {
  static let formatName = "posterior-model"
  static let version = 1

  /// The text of the model's file: JSON with its keys in a fixed order, and a line end behind it.
  ///
  /// - Returns: UTF-8; the same bytes for the same model, always.
  /// - Throws: `ModelFileError` of kind `model.value` if no file could hold the model: if a number is not finite, a name is empty
  ///   or stands for two things, or the text would be longer than 256 MiB.
  /// - Complexity: O(parameters), and for full covariance matrices O(d³) each: the text is read again, so that what can be saved
  ///   can be loaded.
  public func bytes() throws(ModelFileError) -> [UInt8] { try bytes(named: nil) }

  func bytes(named file: String?) throws(ModelFileError) -> [UInt8] {
    if let stray = numbers.first(where: { !$0.isFinite }) {
      throw ModelFileError(
        .value, file: file, value: "\(stray)", "a parameter of the model is \(stray)",
        hint: "Fit the model again, with a penalty or other units.")
    }
    let bytes = json.bytes + [.lineFeed]
    _ = try StoredModel(parsing: bytes, file: file)
    return bytes
  }

  private var json: JSONValue {
    var members: [JSONValue.Member] = [
      .init("format", .string(Self.formatName)),
      .init("version", .integer(Self.version)),
      .init("method", .string(method.rawValue)),
      .init("label", .string(labelName)),
      .init("features", .array(featureNames)),
      .init("classes", .array(classNames)),
    ]
    if let standardization {
      members.append(
        .init(
          "standardization",
          .object([
            .init("means", .array(standardization.means)),
            .init("deviations", .array(standardization.deviations)),
          ])))
    }
    return .object(members + [.init("parameters", .object(parameters))])
  }

  private var parameters: [JSONValue.Member] {
    switch model {
    case .gaussian(let model):
      [
        .init("priors", .array(model.priors)), .init("means", .array(model.means)),
        .init("mean_remainders", .array(model.remainders)), model.covarianceMember,
      ]
    case .logistic(let model):
      [
        .init("weights", .array(model.decision.weights)),
        .init("bias", .number(model.decision.bias)),
      ]
    case .softmax(let model):
      [.init("weights", .array(model.weights.rows)), .init("biases", .array(model.biases))]
    case .network(let model):
      [
        .init("sizes", .array(model.sizes.map(Double.init))),
        .init("activations", .array(model.activations.map(\.rawValue))),
        .init("parameters", .array(model.parameters)),
      ]
    }
  }

  /// All numbers of the model.
  private var numbers: some Sequence<Double> {
    var lists = [standardization?.means ?? [], standardization?.deviations ?? []]
    switch model {
    case .gaussian(let model):
      lists += [model.priors] + model.means + model.remainders
      lists += model.classCovariances.map(\.numbers)
    case .logistic(let model): lists += [model.decision.weights, [model.decision.bias]]
    case .softmax(let model): lists += [model.weights.elements, model.biases]
    case .network(let model): lists.append(model.parameters)
    }
    return lists.lazy.joined()
  }
}

extension GaussianClassifier {
  fileprivate var covarianceMember: JSONValue.Member {
    let values = classCovariances.map(\.json)
    return switch covarianceModel {
    case .shared: .init("covariance", values[0])
    case .perClass: .init("covariances", .array(values))
    case .sharedDiagonal: .init("variances", values[0])
    case .perClassDiagonal: .init("variances", .array(values))
    }
  }
}

extension ClassCovariance {
  fileprivate var numbers: [Double] {
    switch self {
    case .full(let matrix, _): matrix.elements
    case .diagonal(let variances): variances
    }
  }

  fileprivate var json: JSONValue {
    switch self {
    case .full(let matrix, _): .array(matrix.rows)
    case .diagonal(let variances): .array(variances)
    }
  }
}
