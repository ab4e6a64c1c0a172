/// How text looks on a terminal: its width, its letters and its colours.
struct TextStyle: Sendable, Equatable {
  /// The number of columns.
  var columns = 80
  /// Whether escape codes for bold, dim and colour are written.
  var hasEscapes = false
  /// Whether all text is ASCII.
  var isASCII = false

  /// The columns left of the text.
  var margin: Int { columns < 50 ? 0 : 2 }
  /// The columns that prose fills at most: beyond 74, lines are hard to read.
  var measure: Int { max(10, min(columns - 2 * margin, 74)) }

  enum Look: String {
    case bold = "1"
    case dim = "2"
    case italic = "3"
    case red = "31"
    case green = "32"
    case cyan = "36"
  }

  /// The text with a look, if the terminal can show it.
  func apply(_ look: Look, to text: String) -> String {
    hasEscapes && !text.isEmpty ? "\u{1B}[\(look.rawValue)m\(text)\u{1B}[0m" : text
  }

  /// The text in the letters that the terminal can show.
  func letters(_ text: String) -> String {
    isASCII ? text.inASCII : text
  }

  /// The lines of a text of spans, broken between words.
  ///
  /// - Parameters:
  ///   - spans: The text.
  ///   - width: The columns that a line fills at most; a longer word stands alone.
  func wrap(_ spans: [Span], width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    for word in words(spans) {
      let length = word.reduce(0) { $0 + $1.text.displayWidth }
      if used > 0 && used + 1 + length > width {
        lines.append(line)
        (line, used) = ("", 0)
      }
      line += (used > 0 ? " " : "") + word.map(show).joined()
      used += (used > 0 ? 1 : 0) + length
    }
    return used > 0 ? lines + [line] : lines
  }

  /// The words of a text; a word may change its look.
  private func words(_ spans: [Span]) -> [[Span]] {
    var words: [[Span]] = [[]]
    for span in spans {
      let pieces = letters(span.text).split(separator: " ", omittingEmptySubsequences: false)
      for (i, piece) in pieces.enumerated() {
        if i > 0 { words.append([]) }
        if !piece.isEmpty {
          words[words.count - 1].append(Span(text: String(piece), style: span.style))
        }
      }
    }
    return words.filter { !$0.isEmpty }
  }

  private func show(_ span: Span) -> String {
    let text = span.text.replacing("\u{A0}", with: " ")
    return switch span.style {
    case .plain: text
    case .bold: apply(.bold, to: text)
    case .italic: apply(.italic, to: text)
    case .code: apply(.cyan, to: text)
    }
  }
}
