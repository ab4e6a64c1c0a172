/// A lesson's tables for other programs: RFC 4180, every number with all its digits, and between two tables a blank line and
/// a comment that counts them.
struct CSVRenderer: Renderer {
  private var count = 0

  mutating func render(_ element: Element) -> String {
    guard case .table(let table) = element else { return "" }
    count += 1
    let lines = [table.columns.map(\.title)] + (table.rows + table.totals).map { $0.map(\.exact) }
    let text = lines.map { $0.map(Self.quoted).joined(separator: ",") + "\n" }.joined()
    return (count == 1 ? "" : "\n") + "# table \(count)\n" + text
  }

  mutating func finish(_ summary: Summary) -> String { "" }

  private static func quoted(_ text: String) -> String {
    guard text.contains(where: { "\",\n\r".contains($0) }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
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
