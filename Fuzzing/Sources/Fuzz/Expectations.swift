import Posterior

@testable import Command

/// Ends the program where something does not hold: the fuzzer keeps the input.
func expect(_ condition: Bool, _ message: @autoclosure () -> String) {
  if !condition { fatalError(message()) }
}

/// What a function returns or throws.
func outcome<Value>(_ body: () throws -> Value) -> Result<Value, any Error> {
  Result { try body() }
}

/// Expects two ways of doing one thing to have one outcome: the same value, or an error with the
/// same description.
func expectSame<Value: Equatable>(
  _ first: Result<Value, any Error>, _ second: Result<Value, any Error>, _ what: String
) {
  switch (first, second) {
  case (.success(let first), .success(let second)):
    expect(first == second, "\(what): the values differ")
  case (.failure(let first), .failure(let second)):
    expect("\(first)" == "\(second)", "\(what): '\(first)' and '\(second)'")
  case (.success, .failure(let error)), (.failure(let error), .success):
    fatalError("\(what): one way only fails: \(error)")
  }
}

extension Result {
  var value: Success? { try? get() }
}

/// Expects a failure to be one that a reader is told of: one line without control characters, and
/// strict JSON.
func expectExplained(_ error: any Error) {
  guard let explained = error as? any ExplainedError else { fatalError("not explained: \(error)") }
  let line = explained.description
  expect(
    !line.unicodeScalars.contains { $0.properties.generalCategory == .control },
    "a control character in: \(line.debugDescription)")
  expect(!line.isEmpty && !explained.kind.isEmpty, "nothing is said")
  expectJSON(JSONValue.error(explained).text)
}

/// Expects a text to be one JSON value.
func expectJSON(_ text: String) {
  do {
    _ = try JSONValue(parsing: Array(text.utf8), depthLimit: 8)
  } catch {
    fatalError("\(error) in \(text)")
  }
}

extension [UInt8] {
  /// The first line, without its end, and the rest.
  var firstLine: (line: [UInt8], rest: [UInt8]) {
    let end = firstIndex(of: UInt8(ascii: "\n")) ?? endIndex
    return (Array(self[..<end]), Array(self[Swift.min(end + 1, endIndex)...]))
  }
}
