import Posterior

extension JSONValue {
  /// An error as an object: `{"error": {…}}`, with null for what it does not know.
  static func error(_ error: any ExplainedError) -> JSONValue {
    func text(_ value: String?) -> JSONValue { value.map(JSONValue.string) ?? .null }
    let parts: [Member] = [
      .init("kind", .string(error.kind)),
      .init("file", text(error.file)),
      .init("line", error.line.map(JSONValue.integer) ?? .null),
      .init("column", text(error.column)),
      .init("value", text(error.value)),
      .init("message", .string(error.message)),
      .init("hint", text(error.hint)),
    ]
    return .object([.init("error", .object(parts))])
  }
}
