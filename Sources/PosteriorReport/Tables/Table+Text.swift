extension Table {
  /// The cells as a reader sees them, row by row; the numbers of an automatic column have equally
  /// many decimals.
  func texts(of rows: [[Cell]]) -> [[String]] {
    let formats = columns.indices.map(format)
    return rows.map { row in
      zip(row, formats).map { isConfusion && $0 == .integer(0) ? "·" : Self.text($0, $1) }
    }
  }

  /// Whether a column holds numbers, and is therefore aligned to the right.
  func isNumeric(_ column: Int) -> Bool {
    let cells = (rows + totals).map { $0[column] }
    return cells.contains {
      if case .number = $0 { true } else if case .integer = $0 { true } else { false }
    }
  }

  private static func text(_ cell: Cell, _ format: NumberFormat) -> String {
    switch cell {
    case .text(let text): text
    case .integer(let value): String(value).replacing("-", with: "−")
    case .number(let value): format.text(value)
    case .empty: ""
    }
  }

  /// The format of a column: an automatic one takes as many decimals as its most detailed number
  /// needs.
  private func format(_ column: Int) -> NumberFormat {
    guard columns[column].format == .automatic else { return columns[column].format }
    let texts = (rows + totals).compactMap { row -> String? in
      guard case .number(let value) = row[column], value.isFinite else { return nil }
      return NumberFormat.automatic.text(value)
    }
    guard !texts.contains(where: { $0.contains("·") }) else { return .automatic }
    let decimals = texts.map { $0.split(separator: ".").dropFirst().first?.count ?? 0 }
    return .fixed(decimals.max() ?? 0)
  }
}
