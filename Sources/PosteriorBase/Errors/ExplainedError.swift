/// An error about the user's data: what is wrong, where it is, and what to do about it.
///
/// It is one line for a reader, and its parts for a program.
public protocol ExplainedError: Error, CustomStringConvertible {
  /// A word that stays the same from release to release, such as `csv.number`.
  var kind: String { get }
  /// The file, if the data came from one.
  var file: String? { get }
  /// The line of the file, from 1.
  var line: Int? { get }
  /// The name of the column or feature.
  var column: String? { get }
  /// The value at fault, as it was written.
  var value: String? { get }
  /// What is wrong, without its place.
  var message: String { get }
  /// A remedy: a sentence, or nil.
  var hint: String? { get }
}

extension ExplainedError {
  /// The file; none unless the error knows one.
  public var file: String? { nil }
  /// The line; none unless the error knows one.
  public var line: Int? { nil }
  /// The column; none unless the error knows one.
  public var column: String? { nil }
  /// The value; none unless the error knows one.
  public var value: String? { nil }
  /// The hint; none unless the error has one.
  public var hint: String? { nil }

  /// One line: place, message, hint.
  public var description: String {
    let place = [file?.legible, line.map(String.init)].compactMap { $0 }.joined(separator: ":")
    let named = column.map { "column '\($0.excerpt)'" }
    let subject = [place, named ?? "", message].filter { !$0.isEmpty }.joined(separator: ": ")
    return hint.map { "\(subject). \($0)" } ?? subject
  }
}
