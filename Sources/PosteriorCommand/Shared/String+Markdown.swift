import Posterior

extension Int {
  /// The number with a noun, in the plural unless it is 1.
  func counted(_ noun: String) -> String { "\(self) \(noun)\(self == 1 ? "" : "s")" }
}

extension String {
  /// A user's text in Markdown: cut as in messages, with all markup escaped.
  var inMarkdown: String { excerpt.inMarkdownLine }

  /// A line in Markdown, in which nothing means anything.
  var inMarkdownLine: String {
    map { "\\`*_[]<>$|&#~^@!\"'{}".contains($0) ? "\\\($0)" : "\($0)" }.joined()
  }

  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }

  /// The text as code in Markdown.
  var code: String { "`\(legible.replacing("`", with: "'"))`" }
}
