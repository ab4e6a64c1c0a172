import PosteriorBase

/// A lesson's tables for other programs: RFC 4180, every number with all its digits, and before
/// each table a comment that counts it; a blank line separates two tables. A heading that
/// comes again gets a number: "to", "to (2)".
package struct CSVRenderer: Renderer {
  private var count = 0

  package init() {}

  package mutating func render(_ element: Element) -> String {
    guard case .table(let table) = element else { return "" }
    count += 1
    let head = Self.distinct(table.columns.map(\.title))
    let lines = [head] + (table.rows + table.totals).map { $0.map(\.exact) }
    return (count == 1 ? "" : "\n") + "# table \(count)\n" + lines.map(csvLine).joined()
  }

  package mutating func finish(_ summary: Summary) -> String { "" }

  private static func distinct(_ titles: [String]) -> [String] {
    titles.indices.map { i in
      let earlier = titles[..<i].count { $0 == titles[i] }
      return earlier == 0 ? titles[i] : "\(titles[i]) (\(earlier + 1))"
    }
  }
}

extension Table.Cell {
  /// The cell's content, numbers with all their digits.
  fileprivate var exact: String {
    switch self {
    case .text(let text): text
    case .number(let value): value.description
    case .integer(let value): value.description
    case .empty: ""
    }
  }
}
