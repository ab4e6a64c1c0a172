/// A table in columns of text; where the terminal is too narrow, one row after the other.
struct TextTable {
  private let titles: [String]
  private let rows: [[String]]
  private let totals: [[String]]
  private let isNumeric: [Bool]
  private let style: TextStyle
  private let table: Table

  init(_ table: Table, style: TextStyle) {
    titles = table.columns.map { style.letters($0.title) }
    rows = table.texts(of: table.rows).map { $0.map(style.letters) }
    totals = table.texts(of: table.totals).map { $0.map(style.letters) }
    isNumeric = table.columns.indices.map(table.isNumeric)
    self.style = style
    self.table = table
  }

  /// The lines of the table: with wide gaps between the columns if they fit, with narrow ones if
  /// those do.
  var lines: [String] {
    let widths = titles.indices.map { j in
      ([titles] + rows + totals).map { $0[j].displayWidth }.max() ?? 0
    }
    let gaps = table.isConfusion ? [3, 2, 1] : [3, 2]
    let gap = gaps.first { widths.reduce(0, +) + $0 * (widths.count - 1) <= available }
    return gap.map { columns(widths, gap: $0) } ?? records
  }

  private var available: Int { style.columns - (style.margin == 0 ? 0 : style.margin + 4) }

  private func columns(_ widths: [Int], gap: Int) -> [String] {
    let width = widths.reduce(0, +) + gap * (widths.count - 1)
    let rule = style.apply(.dim, to: style.letters(String(repeating: "─", count: width)))
    let head = style.apply(.bold, to: line(titles, widths, gap))
    let foot = totals.isEmpty ? [] : [rule] + totals.map { line($0, widths, gap) }
    let body = rows.indices.map { i in
      line(rows[i], widths, gap) { table.isRight(row: i, column: $0) }
    }
    return [head, rule] + body + foot
  }

  private func line(
    _ cells: [String], _ widths: [Int], _ gap: Int, isBold: (Int) -> Bool = { _ in false }
  ) -> String {
    let padded = cells.indices.map {
      let text = cells[$0].padded(to: widths[$0], alignedRight: isNumeric[$0])
      return isBold($0) ? style.apply(.bold, to: text) : text
    }
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
