import Posterior

extension JSONValue {
  /// An error as an object: `{"error": {…}}`, with null for what it does not know.
  static func error(_ error: any ExplainedError) -> JSONValue {
    [
      "error": [
        "kind": .string(error.kind), "file": .orNull(error.file), "line": .orNull(error.line),
        "column": .orNull(error.column), "value": .orNull(error.value),
        "message": .string(error.message), "hint": .orNull(error.hint),
      ]
    ]
  }
}
