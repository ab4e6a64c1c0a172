/// A lesson as a page: Markdown with TeX, code, tables and links to figures.
package struct MarkdownRenderer: Renderer {
  private var previousWasCheck = false

  package init() {}

  package mutating func render(_ element: Element) -> String {
    let isCheck = if case .check = element { true } else { false }
    let gap = isCheck && previousWasCheck ? "" : "\n"
    previousWasCheck = isCheck
    return gap + text(of: element) + "\n"
  }

  package mutating func finish(_ summary: Summary) -> String { "" }

  private func text(of element: Element) -> String {
    switch element {
    case .prose(let markdown): markdown
    case .code(let source): "```swift\n\(source)\n```"
    case .table(let table): Self.markdown(table)
    case .formula(let formula): "$$\(formula.tex)$$"
    case .figure(let figure, .numbers): figure.tables.map(Self.markdown).joined(separator: "\n\n")
    case .figure(let figure, let picture): Self.link(to: picture, figure.alt)
    case .images(let grid, let picture): Self.link(to: picture, grid.alt)
    case .check(let result): "- \(result.mark) \(result.message)"
    case .refusal(let message): "> **!** \(message)"
    }
  }

  private static func link(to picture: Picture, _ alt: String) -> String {
    guard case .file(let path) = picture else { return "*Figure: \(alt)*" }
    return "![\(alt)](\(address(path)))"
  }

  /// The path as Markdown takes it: between angle brackets if it has spaces or parentheses.
  private static func address(_ path: String) -> String {
    path.contains { " ()".contains($0) } ? "<\(path)>" : path
  }

  private static func markdown(_ table: Table) -> String {
    let head = line(table.columns.map(\.title))
    let rule = table.columns.indices.map { table.isNumeric($0) ? "---:" : "---" }
    let rows = table.texts(of: table.rows).enumerated().map { i, row in
      line(row.enumerated().map { table.isRight(row: i, column: $0) ? "**\($1)**" : $1 })
    }
    let totals = table.texts(of: table.totals).map { row in
      line(row.map { $0.isEmpty ? "" : "**\($0)**" })
    }
    return ([head, "|" + rule.joined(separator: "|") + "|"] + rows + totals).joined(separator: "\n")
  }

  private static func line(_ cells: [String]) -> String {
    "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |"
  }
}
