/// Why a text is not JSON.
package struct JSONError: Error, Equatable, Sendable {
  /// What is wrong.
  package let problem: Problem
  /// The line it is on, from 1.
  package let line: Int
  /// The text at that place, if it is worth showing.
  package let value: String?
  /// What is wrong, in words.
  package let message: String

  package enum Problem: Sendable {
    /// The text breaks the grammar, or ends too early.
    case syntax
    /// Two members of an object have one key.
    case repeatedKey
    /// A number is beyond the largest double.
    case tooLarge
    /// Arrays and objects are nested too deeply.
    case tooDeep
    /// The bytes are not UTF-8.
    case encoding
  }

  init(_ problem: Problem, line: Int, value: String? = nil, _ message: String) {
    self.problem = problem
    self.line = line
    self.value = value
    self.message = message
  }
}
