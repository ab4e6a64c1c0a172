/// Why a model cannot be loaded or saved.
public struct ModelFileError: ExplainedError, Sendable, Equatable {
  /// The kind of problem.
  public enum Problem: String, Sendable {
    /// The file cannot be opened or read.
    case file = "model.file"
    /// The file is not JSON, or not the JSON of a model.
    case format = "model.format"
    /// The file is of a version that this library does not know.
    case version = "model.version"
    /// A number, a name or their count is not what the model needs.
    case value = "model.value"
    /// The file cannot be written.
    case target = "model.target"
  }

  /// The kind of problem.
  public let problem: Problem
  /// The file, as it was named.
  public let file: String?
  /// The line of the file, from 1; of the key that the value belongs to.
  public let line: Int?
  /// The value at fault, as it was written.
  public let value: String?
  /// What is wrong, without its place.
  public let message: String
  /// What to do about it.
  public let hint: String?

  /// A word that stays the same from release to release.
  public var kind: String { problem.rawValue }

  init(
    _ problem: Problem, file: String?, line: Int? = nil, value: String? = nil, _ message: String,
    hint: String? = nil
  ) {
    self.problem = problem
    self.file = file
    self.line = line
    self.value = value
    self.message = message
    self.hint = hint
  }
}
