import GSLNumerics
import Posterior
import PosteriorReport

extension PredictionReport {
  private var classes: [String] { lines.indices.map(className) }

  /// The report as one object: the class of each row, and its probabilities in the order of
  /// `columns`.
  var json: JSONValue {
    .object([
      .init("n", .integer(lines.count)),
      .init("columns", .array(model.classNames)),
      .init("lines", .array(lines.map(Double.init))),
      .init("classes", .array(classes)),
      .init("probabilities", .array(probabilities.rows)),
      .init("warnings", .array(warnings)),
    ])
  }

  /// The report as CSV, some rows at a time, every number with all its digits.
  var csv: some Sequence<String> {
    let head = csvLine(["line", "class"] + model.classNames.map { "P(\($0))" })
    return stride(from: 0, to: lines.count, by: 1000).lazy.map { start in
      let rows = (start..<min(start + 1000, lines.count)).map(csvRow).joined()
      return start == 0 ? head + rows : rows
    }
  }

  private func csvRow(_ i: Int) -> String {
    csvLine(["\(lines[i])", className(i)] + probabilities.row(i).map(\.description))
  }

  /// The report for a reader: of many classes, the probability of the predicted one only.
  func elements(file: String, model path: String) -> [Element] {
    let showsAll = model.classNames.count <= 6
    let titles = showsAll ? model.classNames.map { "P(\($0.excerpt))" } : ["probability"]
    var table = Table(["line", "class"] + titles.map { .fixed($0, 4) })
    for i in lines.indices {
      let shown = showsAll ? probabilities.row(i) : [probabilities[i, predictions[i]]]
      table.add([.integer(lines[i]), .text(className(i).excerpt)] + shown.map(Table.Cell.number))
    }
    return [
      .prose("# Predictions"),
      .prose(
        "\(lines.count) rows of \(file.code) by the model \(path.code), \(model.method.name)."),
      .table(table),
    ]
  }

  private func className(_ row: Int) -> String { model.classNames[predictions[row]] }
}
