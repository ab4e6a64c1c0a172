import GSLNumerics

extension StoredModel {
  static let formatName = "posterior-model"
  static let version = 1

  /// The text of the model's file: JSON with its keys in a fixed order, and a line end after it.
  ///
  /// - Returns: UTF-8; the same bytes for the same model, always.
  /// - Throws: `ModelFileError` of kind `model.value` if no file could hold the model: if a number
  ///   is not finite, a name is empty or stands for two things, or the text would be longer than
  ///   256 MiB.
  /// - Complexity: O(parameters), and for full covariance matrices O(d³) each: the text is read
  ///   again, so that what can be saved can be loaded.
  public func bytes() throws(ModelFileError) -> [UInt8] { try bytes(named: nil) }

  func bytes(named file: String?) throws(ModelFileError) -> [UInt8] {
    if let stray = numbers.first(where: { !$0.isFinite }) {
      throw ModelFileError(
        .value, file: file, value: "\(stray)", "a parameter of the model is \(stray)",
        hint: "Fit the model again, with a penalty or other units.")
    }
    let bytes = json.bytes + [.lineFeed]
    _ = try StoredModel(parsing: bytes, file: file, methods: [method])
    return bytes
  }

  private var json: JSONValue {
    var members: [JSONValue.Member] = [
      .init("format", .string(Self.formatName)),
      .init("version", .integer(Self.version)),
      .init("method", .string(method.name)),
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
    let parameters = model.storedParameters.map { JSONValue.Member($0.key, $0.value.json) }
    return .object(members + [.init("parameters", .object(parameters))])
  }

  /// All numbers of the model.
  private var numbers: some Sequence<Double> {
    let lists = [standardization?.means ?? [], standardization?.deviations ?? []]
    return (lists + model.storedParameters.map(\.value.allNumbers)).lazy.joined()
  }
}
