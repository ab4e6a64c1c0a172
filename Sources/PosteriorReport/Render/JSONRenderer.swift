import PosteriorBase

/// A lesson's results for other programs: one JSON object, with sorted keys and every number with
/// all its digits. The numbers that JSON lacks are the strings "inf", "-inf" and "nan".
package struct JSONRenderer: Renderer {
  private var tables: [JSONValue] = []
  private var formulas: [String] = []
  private var figures: [JSONValue] = []
  private var refusals: [String] = []

  package init() {}

  package mutating func render(_ element: Element) -> String {
    switch element {
    case .table(let table): tables.append(table.json)
    case .formula(let formula): formulas.append(formula.tex)
    case .figure(let figure, _): figures.append(figure.json)
    case .images(let grid, _): figures.append(grid.json)
    case .refusal(let message): refusals.append(message)
    case .prose, .code, .check: break
    }
    return ""
  }

  package mutating func finish(_ summary: Summary) -> String {
    let parameters = summary.parameters.sorted { $0.key < $1.key }
    let report: JSONValue = [
      "checks": .array(summary.checks.map(\.json)),
      "figures": .array(figures),
      "formulas": .array(formulas),
      "lesson": .string(summary.lesson),
      "parameters": .object(parameters.map { .init($0.key, .string($0.value)) }),
      "refusals": .array(refusals),
      "seed": .integer(summary.seed),
      "tables": .array(tables),
      "title": .string(summary.title),
    ]
    return report.text(.spread) + "\n"
  }
}

extension JSONValue {
  /// An object of the members that have a value.
  fileprivate static func object(ofKnown members: [(key: String, value: JSONValue?)]) -> JSONValue {
    .object(members.compactMap { key, value in value.map { Member(key, $0) } })
  }
}

extension Table {
  fileprivate var json: JSONValue {
    func json(_ rows: [[Cell]]) -> JSONValue { .array(rows.map { .array($0.map(\.json)) }) }
    return ["columns": .array(columns.map(\.title)), "rows": json(rows), "totals": json(totals)]
  }
}

extension Table.Cell {
  /// The number or the text itself; null for an empty cell.
  fileprivate var json: JSONValue {
    switch self {
    case .text(let text): .string(text)
    case .number(let value): .number(value)
    case .integer(let value): .integer(value)
    case .empty: .null
    }
  }
}

extension Figure {
  /// The data, and the titles of the axes.
  fileprivate var json: JSONValue {
    .object(ofKnown: [
      ("alt", .string(alt)), ("name", .string(name)),
      ("right", right.map { .string($0.title) }),
      ("series", .array(series.map(\.json))),
      ("x", .string(x.title)), ("y", .string(y.title)),
    ])
  }
}

extension Figure.Series {
  fileprivate var json: JSONValue {
    .object(ofKnown: [
      ("errors", errors.map { .array($0) }), ("label", .string(label)),
      ("x", .array(x)), ("y", .array(y)),
    ])
  }
}

extension ImageGrid {
  /// The images without their pixels.
  fileprivate var json: JSONValue {
    [
      "alt": .string(alt), "captions": .array(images.map(\.caption)), "name": .string(name),
    ]
  }
}

extension CheckResult {
  fileprivate var json: JSONValue {
    .object(ofKnown: [
      ("claim", .string(claim)), ("expected", expected.map(JSONValue.number)),
      ("holds", .bool(holds)), ("tolerance", tolerance.map(JSONValue.number)),
      ("value", value.map(JSONValue.number)),
    ])
  }
}
