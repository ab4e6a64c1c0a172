/// A lesson as text for a terminal: prose in a narrow column, tables and figures indented below it.
package struct TerminalRenderer: Renderer {
  /// How text looks; a terminal may change its width.
  package var style: TextStyle
  let showsCode: Bool
  private var previousWasList = false

  package init(style: TextStyle, showsCode: Bool = false) {
    self.style = style
    self.showsCode = showsCode
  }

  package mutating func render(_ element: Element) -> String {
    switch element {
    case .prose(let markdown): ProseBlock.blocks(of: markdown).map { block($0) }.joined()
    case .code(let source):
      showsCode
        ? code(source.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
        : ""
    case .table(let table): paragraph(TextTable(table, style: style).lines, indent: 4)
    case .formula(let formula): displayed(formula.tex)
    case .figure(let figure, let picture): show(figure, picture)
    case .images(let grid, let picture): show(grid, picture)
    case .check(let result): check(result)
    case .refusal(let message): wrapped([Span(text: message)], marker: "!", indent: 4, look: .red)
    }
  }

  package mutating func finish(_ summary: Summary) -> String {
    let count = summary.checks.count
    guard count > 0 else { return "" }
    let (failed, different) = (summary.failures.count, summary.differenceCount)
    if failed > 0 {
      return wrapped([Span(text: "\(failed) of \(count) checks failed.")], look: .red)
    }
    guard different == 0 else {
      let verb = different == 1 ? "differs" : "differ"
      let text = """
        \(different) of \(count) numbers \(verb) from the lesson's: as they should, if you changed something.
        """
      return wrapped([Span(text: text)], look: .yellow)
    }
    let praise =
      count == 1 ? "The one checked number holds." : "All \(count) checked numbers hold."
    return wrapped([Span(text: praise)], look: .dim)
  }

  private mutating func block(_ block: ProseBlock) -> String {
    switch block {
    case .heading(1, let text): return title(text)
    case .heading(_, let text): return heading(text)
    case .paragraph(let text): return wrapped(Span.spans(of: text))
    case .item(let marker, let text):
      return wrapped(Span.spans(of: text), marker: marker, isList: true)
    case .quotation(let text): return wrapped(Span.spans(of: text), indent: 4)
    case .code(let lines): return code(lines)
    case .formula(let tex): return displayed(tex)
    }
  }

  private mutating func title(_ text: String) -> String {
    let lines = style.wrap(Span.spans(of: text), width: style.measure)
    let rule = style.letters(String(repeating: "═", count: style.measure))
    return paragraph(
      lines.map { style.apply(.bold, to: $0) } + [style.apply(.dim, to: rule)], indent: 0)
  }

  private mutating func heading(_ text: String) -> String {
    let lines = style.wrap(Span.spans(of: text), width: style.measure)
    return paragraph(lines.map { style.apply(.bold, to: $0) }, indent: 0)
  }

  private mutating func displayed(_ tex: String) -> String {
    let unicode = style.letters(TeX.unicode(tex) ?? tex)
    let width = style.measure - (style.margin > 0 ? 4 : 0)
    let lines = unicode.split(separator: "\n").flatMap {
      style.wrap([Span(text: String($0))], width: width)
    }
    return paragraph(lines, indent: 4)
  }

  private mutating func code(_ lines: [String]) -> String {
    paragraph(lines.map { style.apply(.cyan, to: style.letters($0)) }, indent: 4)
  }

  private mutating func show(_ figure: Figure, _ picture: Picture) -> String {
    switch picture {
    case .text(let drawing):
      paragraph(titled(Self.lines(drawing), figure).map(style.letters), indent: 0)
    case .numbers: figure.tables.map { render(.table($0)) }.joined()
    case .file, .omitted: description(figure.alt)
    }
  }

  private mutating func show(_ grid: ImageGrid, _ picture: Picture) -> String {
    guard case .text(let drawing) = picture else { return description(grid.alt) }
    let lines = drawing.split(separator: "\n", omittingEmptySubsequences: false)
    return paragraph(lines.map(String.init), indent: 0)
  }

  /// The text in place of a picture.
  private mutating func description(_ alt: String) -> String {
    wrapped([Span(text: "Figure: \(alt)")], look: .dim)
  }

  /// The lines of a drawing, without the empty ones around it and the spaces at their ends. gnuplot
  /// begins with a form feed, which would move the first line on a terminal.
  private static func lines(_ drawing: String) -> [String] {
    let lines = drawing.replacing("\u{C}", with: "").split(
      separator: "\n", omittingEmptySubsequences: false
    ).map { line in
      line.droppingLast(while: \.isWhitespace)
    }
    return lines.drop(while: \.isEmpty).reversed().drop(while: \.isEmpty).reversed()
  }

  /// A drawing below the titles of its vertical axes.
  private func titled(_ drawing: [String], _ figure: Figure) -> [String] {
    guard let right = figure.right?.title else { return [figure.y.title] + drawing }
    let width = drawing.map(\.displayWidth).max() ?? 0
    return [figure.y.title.padded(to: width - right.displayWidth) + right] + drawing
  }

  private mutating func check(_ result: CheckResult) -> String {
    wrapped(
      Span.spans(of: result.message), marker: result.mark, isList: true,
      look: result.holds ? .green : result.isDemanded ? .red : .yellow)
  }

  /// A paragraph of wrapped text, with a marker hanging left of it; items of a list have no blank
  /// lines between them.
  private mutating func wrapped(
    _ spans: [Span], marker: String = "", indent: Int = 0, isList: Bool = false,
    look: TextStyle.Look? = nil
  ) -> String {
    let marker = style.letters(marker)
    let indent = style.margin == 0 ? 0 : indent
    let hang = marker.isEmpty ? 0 : marker.displayWidth + 1
    var lines = style.wrap(spans, width: style.measure - indent - hang)
    if !marker.isEmpty {
      let shown = look.map { style.apply($0, to: marker) } ?? marker
      lines = lines.enumerated().map { i, line in
        (i == 0 ? shown + " " : String(repeating: " ", count: hang)) + line
      }
    } else if let look {
      lines = lines.map { style.apply(look, to: $0) }
    }
    return paragraph(lines, indent: indent, isList: isList)
  }

  private mutating func paragraph(_ lines: [String], indent: Int, isList: Bool = false) -> String {
    guard !lines.isEmpty else { return "" }
    let gap = isList && previousWasList ? "" : "\n"
    previousWasList = isList
    let left = String(repeating: " ", count: style.margin == 0 ? 0 : style.margin + indent)
    return gap + lines.map { $0.isEmpty ? "\n" : left + $0 + "\n" }.joined()
  }
}
