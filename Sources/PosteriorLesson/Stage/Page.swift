import PosteriorReport

/// A screen of a lesson that is presented: the title of a section, what is shown of it, and a
/// footer.
struct Page {
  private let style: TextStyle
  private let size: (columns: Int, rows: Int)
  private let header: [String]
  private let body: [String]
  /// The first line of the body that the last step added.
  private let newest: Int

  /// The columns that text fills, in a terminal that may be wider.
  static func columns(of terminal: Int) -> Int { min(terminal, 80) }

  /// A page of the section that the last step shown belongs to.
  ///
  /// - Parameters:
  ///   - script: The lesson, of which something is shown.
  ///   - style: How its text looks, in a column of the screen's middle.
  ///   - size: That of the screen.
  ///   - showsCode: Whether code is shown.
  ///   - ending: Lines below all others, after the last step.
  init(
    _ script: Script, style: TextStyle, size: (columns: Int, rows: Int), showsCode: Bool = false,
    ending: Summary? = nil
  ) {
    (self.style, self.size) = (style, size)
    let shown = script.steps[..<script.shown]
    let steps = shown.filter { $0.section == shown.last?.section }
    header = Self.header(steps.first?.elements.first?.heading?.text ?? "", style, size.rows)
    var renderer = TerminalRenderer(style: style, showsCode: showsCode)
    var text = ""
    var start = 0
    for (i, step) in steps.enumerated() {
      start = text.isEmpty ? 0 : text.count { $0 == "\n" }
      for (j, element) in step.elements.enumerated() {
        let below = i == 0 && j == 0 ? element.belowHeading : element
        text += renderer.render(below.fitting(style.columns))
      }
    }
    if let ending, script.next == nil { text += renderer.finish(ending) }
    // Each paragraph begins with an empty line; the first does not need it.
    body = text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst().dropLast()
      .map(String.init)
    newest = start
  }

  private static func header(_ title: String, _ style: TextStyle, _ rows: Int) -> [String] {
    let lines = style.wrap(Span.spans(of: title), width: style.measure)
    let rule = style.letters(String(repeating: "═", count: style.measure))
    let left = String(repeating: " ", count: style.margin)
    return Array(repeating: "", count: rows < 20 ? 0 : rows < 36 ? 1 : 2)
      + lines.map { left + style.apply(.bold, to: $0) } + [left + style.apply(.dim, to: rule), ""]
  }

  /// The lines of the body that a screen holds.
  var height: Int { max(1, size.rows - header.count - 2) }

  /// The first line of each screenful, when the reader goes through what the last step added: with
  /// as much as possible of the text above it, if that leaves room for it all.
  var tops: [Int] {
    guard body.count - newest > height else { return [max(0, body.count - height)] }
    let last = body.count - height
    return Array(stride(from: newest, to: last, by: max(1, height - 1))) + [last]
  }

  /// The lines of a screen, as many as it has rows.
  ///
  /// - Parameters:
  ///   - view: The screenful, counted from 0; too large a number is the last one.
  ///   - footer: The last line.
  func lines(view: Int, footer: String) -> [String] {
    let top = tops[min(view, tops.count - 1)]
    let window = body[top..<min(top + height, body.count)]
    let filled = header + window + Array(repeating: "", count: max(0, height - window.count) + 1)
    let left = String(repeating: " ", count: max(0, (size.columns - style.columns) / 2))
    let foot = String(repeating: " ", count: style.margin) + style.apply(.dim, to: footer)
    return (filled + [foot]).suffix(size.rows).map { $0.isEmpty ? "" : left + $0 }
  }
}

extension Element {
  /// The element, or the numbers of a drawing that was made for a wider screen.
  func fitting(_ columns: Int) -> Element {
    guard case .figure(let figure, .text(let drawing)) = self,
      drawing.split(separator: "\n").contains(where: { String($0).displayWidth > columns })
    else { return self }
    return .figure(figure, .numbers)
  }
}
