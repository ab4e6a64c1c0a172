import Posterior

extension Int {
  /// The number with a noun, in the plural unless it is 1.
  func counted(_ noun: String) -> String { "\(self) \(noun)\(self == 1 ? "" : "s")" }
}

extension String {
  /// Somebody's text in Markdown: cut as in messages, and nothing in it means anything.
  var inMarkdown: String { excerpt.inMarkdownLine }

  /// A line in Markdown, in which nothing means anything.
  var inMarkdownLine: String {
    map { "\\`*_[]<>$|&#~^@!\"'{}".contains($0) ? "\\\($0)" : "\($0)" }.joined()
  }

  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }

  /// The text as code in Markdown.
  var code: String { "`\(legible.replacing("`", with: "'"))`" }
}
