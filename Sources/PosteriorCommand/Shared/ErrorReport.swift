import Posterior

/// An error as a JSON object: `{"error": {…}}`, with null for what it does not know.
struct ErrorReport: Encodable {
  private let error: Parts

  init(_ error: any ExplainedError) { self.error = Parts(error: error) }

  private struct Parts: Encodable {
    let error: any ExplainedError

    enum Key: String, CodingKey { case kind, file, line, column, value, message, hint }

    func encode(to encoder: any Encoder) throws {
      var parts = encoder.container(keyedBy: Key.self)
      try parts.encode(error.kind, forKey: .kind)
      try parts.encode(error.file, forKey: .file)
      try parts.encode(error.line, forKey: .line)
      try parts.encode(error.column, forKey: .column)
      try parts.encode(error.value, forKey: .value)
      try parts.encode(error.message, forKey: .message)
      try parts.encode(error.hint, forKey: .hint)
    }
  }
}
