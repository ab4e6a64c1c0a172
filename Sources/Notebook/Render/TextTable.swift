/// A table in columns of text; where the terminal is too narrow, one row after the other.
struct TextTable {
  private let titles: [String]
  private let rows: [[String]]
  private let totals: [[String]]
  private let isNumeric: [Bool]
  private let style: TextStyle

  init(_ table: Table, style: TextStyle) {
    titles = table.columns.map { style.letters($0.title) }
    rows = table.texts(of: table.rows).map { $0.map(style.letters) }
    totals = table.texts(of: table.totals).map { $0.map(style.letters) }
    isNumeric = table.columns.indices.map(table.isNumeric)
    self.style = style
  }

  /// The lines of the table: with wide gaps between the columns if they fit, with narrow ones if those do.
  var lines: [String] {
    let widths = titles.indices.map { j in
      ([titles] + rows + totals).map { $0[j].displayWidth }.max() ?? 0
    }
    let gap = [3, 2].first { widths.reduce(0, +) + $0 * (widths.count - 1) <= available }
    return gap.map { columns(widths, gap: $0) } ?? records
  }

  private var available: Int { style.columns - (style.margin == 0 ? 0 : style.margin + 4) }

  private func columns(_ widths: [Int], gap: Int) -> [String] {
    let width = widths.reduce(0, +) + gap * (widths.count - 1)
    let rule = style.apply(.dim, to: style.letters(String(repeating: "─", count: width)))
    let head = style.apply(.bold, to: line(titles, widths, gap))
    let foot = totals.isEmpty ? [] : [rule] + totals.map { line($0, widths, gap) }
    return [head, rule] + rows.map { line($0, widths, gap) } + foot
  }

  private func line(_ cells: [String], _ widths: [Int], _ gap: Int) -> String {
    let padded = cells.indices.map { cells[$0].padded(to: widths[$0], alignedRight: isNumeric[$0]) }
    return padded.joined(separator: String(repeating: " ", count: gap)).droppingLast { $0 == " " }
  }

  private var records: [String] {
    (rows + totals).enumerated().flatMap { i, row in
      (i == 0 ? [] : [""])
        + zip(titles, row).filter { !$1.isEmpty }.flatMap { title, cell in
          let text = title.isEmpty ? cell : "\(title): \(cell)"
          return style.wrap([Span(text: text)], width: available)
        }
    }
  }
}
