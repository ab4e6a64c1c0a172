#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A lesson's results for other programs: one JSON object, with sorted keys and every number with all its digits. The
/// numbers that JSON lacks are the strings "inf", "-inf" and "nan".
package struct JSONRenderer: Renderer {
  private var report = Report()

  package init() {}

  package mutating func render(_ element: Element) -> String {
    switch element {
    case .table(let table): report.tables.append(.init(table))
    case .formula(let formula): report.formulas.append(formula.tex)
    case .figure(let figure, _): report.figures.append(.figure(.init(figure)))
    case .images(let grid, _): report.figures.append(.images(.init(grid)))
    case .refusal(let message): report.refusals.append(message)
    case .prose, .code, .check: break
    }
    return ""
  }

  package mutating func finish(_ summary: Summary) -> String {
    report.lesson = summary.lesson
    report.title = summary.title
    report.seed = summary.seed
    report.parameters = summary.parameters
    report.checks = summary.checks
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    guard let data = try? encoder.encode(report) else {
      fatalError("a report of numbers and text can always be encoded")
    }
    return String(decoding: data, as: UTF8.self) + "\n"
  }
}

private struct Report: Encodable {
  struct Table: Encodable {
    let columns: [String]
    let rows: [[PosteriorReport.Table.Cell]]
    let totals: [[PosteriorReport.Table.Cell]]

    init(_ table: PosteriorReport.Table) {
      columns = table.columns.map(\.title)
      rows = table.rows
      totals = table.totals
    }
  }

  struct Figure: Encodable {
    struct Series: Encodable {
      let label: String
      let x: [Double]
      let y: [Double]
      let errors: [Double]?
    }

    let name: String
    let alt: String
    /// The titles of the axes.
    let x: String
    let y: String
    let right: String?
    let series: [Series]

    init(_ figure: PosteriorReport.Figure) {
      name = figure.name
      alt = figure.alt
      (x, y, right) = (figure.x.title, figure.y.title, figure.right?.title)
      series = figure.series.map { .init(label: $0.label, x: $0.x, y: $0.y, errors: $0.errors) }
    }
  }

  /// Images without their pixels.
  struct Images: Encodable {
    let name: String
    let alt: String
    let captions: [String]

    init(_ grid: ImageGrid) {
      (name, alt, captions) = (grid.name, grid.alt, grid.images.map(\.caption))
    }
  }

  enum Drawing: Encodable {
    case figure(Figure), images(Images)

    func encode(to encoder: any Encoder) throws {
      switch self {
      case .figure(let figure): try figure.encode(to: encoder)
      case .images(let images): try images.encode(to: encoder)
      }
    }
  }

  var lesson = ""
  var title = ""
  var seed: UInt64 = 1
  var parameters: [String: String] = [:]
  var tables: [Table] = []
  var formulas: [String] = []
  var figures: [Drawing] = []
  var refusals: [String] = []
  var checks: [CheckResult] = []
}

extension Table.Cell: Encodable {
  /// Writes the number or the text itself; an empty cell is null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .text(let text): try container.encode(text)
    case .number(let value): try container.encode(value)
    case .integer(let value): try container.encode(value)
    case .empty: try container.encodeNil()
    }
  }
}
