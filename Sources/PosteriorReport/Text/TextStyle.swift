/// How text looks on a terminal: its width, its letters and its colors.
package struct TextStyle: Sendable, Equatable {
  /// The number of columns.
  package var columns = 80
  /// Whether escape codes for bold, dim and color are written.
  var hasEscapes = false
  /// Whether all text is ASCII.
  var isASCII = false
  /// The lines that a figure fills at most.
  package var figureLines = 22

  /// A style.
  package init(columns: Int = 80, hasEscapes: Bool = false, isASCII: Bool = false) {
    self.columns = columns
    self.hasEscapes = hasEscapes
    self.isASCII = isASCII
  }

  /// The columns left of the text.
  package var margin: Int { columns < 50 ? 0 : 2 }
  /// The columns that prose fills at most: beyond 74, lines are hard to read.
  package var measure: Int { max(10, min(columns - 2 * margin, 74)) }

  package enum Look: String {
    case bold = "1"
    case dim = "2"
    case italic = "3"
    case red = "31"
    case green = "32"
    case yellow = "33"
    case cyan = "36"
  }

  /// The text with a look, if the terminal can show it.
  package func apply(_ look: Look, to text: String) -> String {
    hasEscapes && !text.isEmpty ? "\u{1B}[\(look.rawValue)m\(text)\u{1B}[0m" : text
  }

  /// The text in the letters that the terminal can show.
  package func letters(_ text: String) -> String {
    isASCII ? text.inASCII : text
  }

  /// The lines of a text of spans, broken between words.
  ///
  /// - Parameters:
  ///   - spans: The text.
  ///   - width: The columns that a line fills at most. A longer word has a line of its own; it is
  ///     broken at its no-break spaces, if it has some.
  package func wrap(_ spans: [Span], width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    let words = Self.words(of: spans, between: " ").flatMap { word in
      self.width(of: word) <= width ? [word] : Self.words(of: word, between: "\u{A0}")
    }
    for word in words {
      let length = self.width(of: word)
      if used > 0 && used + 1 + length > width {
        lines.append(line)
        (line, used) = ("", 0)
      }
      line += (used > 0 ? " " : "") + word.map(show).joined()
      used += (used > 0 ? 1 : 0) + length
    }
    return used > 0 ? lines + [line] : lines
  }

  private func width(of word: [Span]) -> Int {
    word.reduce(0) { $0 + letters($1.text).displayWidth }
  }

  /// The words of a text; a word may change its look.
  private static func words(of spans: [Span], between space: Character) -> [[Span]] {
    var words: [[Span]] = [[]]
    for span in spans {
      let pieces = span.text.split(separator: space, omittingEmptySubsequences: false)
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
    let text = letters(span.text.replacing("\u{A0}", with: " "))
    if span.style.contains(.code) { return apply(.cyan, to: text) }
    let italic = span.style.contains(.italic) ? apply(.italic, to: text) : text
    return span.style.contains(.bold) ? apply(.bold, to: italic) : italic
  }
}
