import CPosteriorLibc

/// The system's words for an error.
package func systemReason(_ code: Int32) -> String {
  strerror(code).map { String(cString: $0) } ?? "error \(code)"
}
