/// A run of text with one look.
package struct Span: Sendable, Equatable {
  /// Bold and italic text may overlap; code is neither.
  struct Style: OptionSet, Sendable {
    let rawValue: Int
    static let bold = Style(rawValue: 1)
    static let italic = Style(rawValue: 2)
    static let code = Style(rawValue: 4)
  }

  var text: String
  var style: Style = []
}

extension Span {
  /// Takes the Markdown of a paragraph apart: `**bold**`, `*italic*`, `` `code` ``,
  /// `[text](address)`, `$TeX$`, and a backslash before a character that stands for itself.
  /// Formulas come out as Unicode.
  ///
  /// A star or dollar sign that cannot be a delimiter stands for itself, as in "2 * 3" and "between
  /// $5 and $6": text begins right after the opening one and ends right before the closing one,
  /// which has no digit after it if it is a dollar.
  package static func spans(of markdown: String) -> [Span] {
    var parser = InlineParser(rest: Substring(markdown))
    return parser.parse()
  }
}

private struct InlineParser {
  var rest: Substring
  private var spans: [Span] = []
  private var style: Span.Style = []

  init(rest: Substring) { self.rest = rest }

  mutating func parse() -> [Span] {
    while let character = rest.first {
      switch character {
      case "\\" where rest.dropFirst().first.map(Self.isMark) == true:
        append(String(rest.dropFirst().prefix(1)))
        rest.removeFirst(2)
      case "`": code()
      case "$": formula()
      case "*": emphasis()
      case "[": link()
      default: literal()
      }
    }
    return spans
  }

  private static func isMark(_ character: Character) -> Bool {
    character.isASCII && (character.isPunctuation || character.isSymbol)
  }

  private mutating func literal() {
    append(String(rest.removeFirst()))
  }

  private mutating func append(_ text: String) {
    append(Span(text: text, style: style))
  }

  private mutating func append(_ span: Span) {
    if spans.last?.style == span.style {
      spans[spans.count - 1].text += span.text
    } else {
      spans.append(span)
    }
  }

  private mutating func code() {
    let inner = rest.dropFirst()
    guard let end = inner.firstIndex(of: "`") else { return literal() }
    append(Span(text: String(inner[..<end]), style: .code))
    rest = inner[inner.index(after: end)...]
  }

  /// A formula in Unicode; a short one is not broken between lines.
  private mutating func formula() {
    guard let match = rest.prefixMatch(of: /\$((?:[^\s$]|[^\s$][^$]*[^\s$]))\$(?!\d)/) else {
      return literal()
    }
    let tex = String(match.1)
    let text = TeX.unicode(tex) ?? "$\(tex)$"
    append(text.displayWidth <= 30 ? text.replacing(" ", with: "\u{A0}") : text)
    rest = rest[match.range.upperBound...]
  }

  private mutating func emphasis() {
    let mark = rest.hasPrefix("**") ? "**" : "*"
    let new: Span.Style = mark == "**" ? .bold : .italic
    let (before, after) = (spans.last?.text.last, rest.dropFirst(mark.count))
    let isDelimiter =
      style.contains(new)
      ? before?.isWhitespace == false : after.first?.isWhitespace == false && after.contains(mark)
    rest = after
    if isDelimiter { style.formSymmetricDifference(new) } else { append(mark) }
  }

  /// A link shows its text, and its address unless the text is the address.
  private mutating func link() {
    guard let match = rest.prefixMatch(of: /\[([^\]]*)\]\(([^)]*)\)/) else { return literal() }
    let (text, address) = (String(match.1), String(match.2))
    append(text == address || address.hasPrefix("#") ? text : "\(text) (\(address))")
    rest = rest[match.range.upperBound...]
  }
}
