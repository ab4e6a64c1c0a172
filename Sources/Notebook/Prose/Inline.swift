/// A run of text with one look.
struct Span: Sendable, Equatable {
  enum Style: Sendable { case plain, bold, italic, code }
  var text: String
  var style: Style = .plain
}

extension Span {
  /// Takes the Markdown of a paragraph apart: `**bold**`, `*italic*`, `` `code` ``, `[text](address)`, `$TeX$`, and a
  /// backslash before a character that stands for itself. Formulas come out as Unicode.
  static func spans(of markdown: String) -> [Span] {
    var parser = InlineParser(rest: Substring(markdown))
    return parser.parse()
  }
}

private struct InlineParser {
  var rest: Substring
  private var spans: [Span] = []
  private var style = Span.Style.plain

  init(rest: Substring) { self.rest = rest }

  mutating func parse() -> [Span] {
    while let character = rest.first {
      switch character {
      case "\\" where rest.dropFirst().first?.isPunctuation == true:
        append(String(rest.dropFirst().prefix(1)))
        rest.removeFirst(2)
      case "`": delimited("`") { Span(text: $0, style: .code) }
      case "$": delimited("$") { Span(text: Self.formula($0)) }
      case "*":
        let isDouble = rest.hasPrefix("**")
        rest.removeFirst(isDouble ? 2 : 1)
        toggle(isDouble ? .bold : .italic)
      case "[": link()
      default:
        append(String(character))
        rest.removeFirst()
      }
    }
    return spans
  }

  /// A formula in Unicode; a short one is not broken between lines.
  private static func formula(_ tex: String) -> String {
    let text = TeX.unicode(tex) ?? "$\(tex)$"
    return text.displayWidth <= 30 ? text.replacing(" ", with: "\u{A0}") : text
  }

  private mutating func toggle(_ new: Span.Style) {
    style = style == new ? .plain : new
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

  /// Reads up to the closing delimiter; a lonely one stands for itself.
  private mutating func delimited(_ delimiter: Character, _ span: (String) -> Span) {
    let inner = rest.dropFirst()
    guard let end = inner.firstIndex(of: delimiter) else {
      append(String(delimiter))
      rest.removeFirst()
      return
    }
    var result = span(String(inner[..<end]))
    if result.style == .plain { result.style = style }
    append(result)
    rest = inner[inner.index(after: end)...]
  }

  /// A link shows its text, and its address unless the text is the address.
  private mutating func link() {
    guard let match = rest.prefixMatch(of: /\[([^\]]*)\]\(([^)]*)\)/) else {
      append("[")
      rest.removeFirst()
      return
    }
    let (text, address) = (String(match.1), String(match.2))
    append(text == address || address.hasPrefix("#") ? text : "\(text) (\(address))")
    rest = rest[match.range.upperBound...]
  }
}
