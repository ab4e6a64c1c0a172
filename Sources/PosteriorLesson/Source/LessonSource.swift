import PosteriorBase
import PosteriorReport

/// A lesson's source file, as prose and code by line.
///
/// Prose is playground markup: lines that begin with `//:` and blocks between `/*:` and `*/`, in
/// Markdown with TeX. All else is code, cut into the statements of the top level; prose stands
/// between statements, not inside them.
package struct LessonSource: Sendable, Equatable {
  /// A run of lines of one kind.
  struct Passage: Sendable, Equatable {
    enum Kind: Sendable { case prose, code }
    let kind: Kind
    /// The first and the last line, counted from 1.
    let lines: ClosedRange<Int>
    let text: String
  }

  let passages: [Passage]

  /// Reads a source file; that of an installed lesson is beside it.
  package init(file: String) throws {
    self.init(String(decoding: try FileStream(installedFile(file)).rest(), as: UTF8.self))
  }

  /// Takes a source apart.
  init(_ source: String) {
    var reader = PassageReader(
      // In Swift, a carriage return and a line feed are one character.
      lines: source.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
        .map(String.init))
    passages = reader.passages()
  }

  /// The text of the first heading: the lesson's title.
  package var title: String? {
    let lines = passages.filter { $0.kind == .prose }.flatMap { $0.text.split(separator: "\n") }
    return lines.first { $0.hasPrefix("# ") }.map { String($0.dropFirst(2)) }
  }

  /// The number of sections: of headings of the second level.
  var sectionCount: Int {
    passages.filter { $0.kind == .prose }.flatMap { Element.prose($0.text).sections }
      .count { $0.heading?.level == 2 }
  }

  /// The names of the parameters that the lesson declares, in order.
  var parameterNames: [String] {
    let code = passages.filter { $0.kind == .code }.map(\.text).joined(separator: "\n")
    return code.matches(of: /\bparameter\(\s*"([^"]+)"/).map { String($0.1) }
  }
}

/// Walks through the lines of a lesson.
private struct PassageReader {
  let lines: [String]
  private var next = 0

  init(lines: [String]) { self.lines = lines }

  mutating func passages() -> [LessonSource.Passage] {
    var result: [LessonSource.Passage] = []
    while next < lines.count {
      let line = lines[next]
      if line.hasPrefix("/*:") {
        result.append(block())
      } else if line.hasPrefix("//:") {
        result.append(prose(to: run { $0.hasPrefix("//:") }) { String($0.dropFirst(3)) })
      } else if line.allSatisfy(\.isWhitespace) {
        next += 1
      } else {
        result.append(statement())
      }
    }
    return result
  }

  private mutating func block() -> LessonSource.Passage {
    let end = lines[next...].firstIndex { $0.contains("*/") } ?? lines.count - 1
    return prose(to: end) { $0.replacing("/*:", with: "").replacing("*/", with: "") }
  }

  /// The last of the lines from here on that all satisfy a condition.
  private func run(while holds: (String) -> Bool) -> Int {
    (lines[next...].firstIndex { !holds($0) } ?? lines.count) - 1
  }

  private mutating func prose(to end: Int, content: (String) -> String) -> LessonSource.Passage {
    defer { next = end + 1 }
    let text = lines[next...end].map { line in
      let text = content(line)
      return text.hasPrefix(" ") ? String(text.dropFirst()) : text
    }
    return .init(
      kind: .prose, lines: (next + 1)...(end + 1),
      text: text.joined(separator: "\n").trimmed)
  }

  private mutating func statement() -> LessonSource.Passage {
    var scanner = BracketScanner()
    var end = next
    scanner.read(lines[end])
    while end + 1 < lines.count && (scanner.isOpen || continues(lines[end + 1])) {
      end += 1
      scanner.read(lines[end])
    }
    defer { next = end + 1 }
    return .init(
      kind: .code, lines: (next + 1)...(end + 1), text: lines[next...end].joined(separator: "\n"))
  }

  /// Whether a line goes on with the statement before it, as a chain of calls does.
  private func continues(_ line: String) -> Bool {
    line.first == " " && !line.allSatisfy(\.isWhitespace)
  }
}
