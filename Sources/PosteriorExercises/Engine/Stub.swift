/// A student's file, and the solution that it is made from.
///
/// A solution marks what the student is to write:
///
///     func half(_ x: Double) -> Double {
///       // <solution>
///       x / 2
///       // <stub> return 0
///     }
///
/// The stub has `// Your turn: replace the next line.` and `return 0` in that place. A solution may
/// mark several places.
package enum Stub {
  private static let start = "// <solution>"
  private static let end = "// <stub> "

  /// The student's file at its beginning.
  package static func stub(from solution: String) -> String {
    var isHidden = false
    return lines(of: solution).flatMap { line -> [String] in
      let (margin, text) = parts(of: line)
      if text == start { isHidden = true }
      if text.hasPrefix(end) {
        isHidden = false
        return [
          margin + "// Your turn: replace the next line.", margin + text.dropFirst(end.count),
        ]
      }
      return isHidden ? [] : [line]
    }.joined(separator: "\n")
  }

  /// The solution without its marks.
  package static func clean(_ solution: String) -> String {
    lines(of: solution).filter { line in
      let text = parts(of: line).text
      return text != start && !text.hasPrefix(end)
    }.joined(separator: "\n")
  }

  /// The task: the comment at the head of a file.
  package static func task(of source: String) -> String {
    let head = lines(of: source).drop { !$0.hasPrefix("/*") }.dropFirst()
    return head.prefix { !$0.hasPrefix("*/") && !$0.hasPrefix(" */") }.joined(separator: "\n")
  }

  private static func lines(of text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  private static func parts(of line: String) -> (margin: String, text: Substring) {
    let margin = line.prefix { $0 == " " }
    return (String(margin), line.dropFirst(margin.count))
  }
}
