/// Why a file is not an array that can be read.
public struct ArrayFileError: Error, Sendable, CustomStringConvertible {
  /// What is wrong.
  public enum Problem: Sendable {
    case unreadable, format, version, element, order, shape, length, rows
  }

  /// What is wrong.
  public let problem: Problem
  /// The file and what is wrong with it, as a sentence.
  public let description: String

  init(_ problem: Problem, _ path: String, _ reason: String) {
    self.problem = problem
    description = "\(path) cannot be read: \(reason)."
  }
}
