import GSLNumerics
import Posterior

/// What a model says about the rows of a table.
struct PredictionReport {
  let model: StoredModel
  /// The line of the file that each row begins on.
  let lines: [Int]
  /// The most probable class of each row.
  let predictions: [Int]
  /// The probabilities, n × K.
  let probabilities: Matrix
  let warnings: [String]

  init(of table: CSVTable, by model: StoredModel) throws {
    let names = model.featureNames
    let complete = table.options.dropMissing ? try table.withoutMissing(in: names) : table
    var features = Matrix(rowCount: complete.rowCount, columnCount: names.count)
    for (j, name) in names.enumerated() {
      for (i, value) in try complete.numbers(named: name).enumerated() { features[i, j] = value }
    }
    let logits = model.classifier.logits(features)
    self.model = model
    lines = complete.lines
    predictions = indicesOfMaxima(logits)
    probabilities = softmax(logits)
    warnings = try Self.warnings(table, complete, model)
    if let stray = probabilities.elements.firstIndex(where: { !$0.isFinite }) {
      throw Failure(
        kind: "feature.range", file: table.name, line: lines[stray / probabilities.columnCount],
        message: "the row is too far from all that the model knows to have probabilities",
        hint: "Are its features in the units of the model's?")
    }
  }

  private static func warnings(
    _ table: CSVTable, _ complete: CSVTable, _ model: StoredModel
  ) throws(CSVError) -> [String] {
    var warnings: [String] = []
    let dropped = table.rowCount - complete.rowCount
    if dropped > 0 {
      warnings.append("\(dropped) of \(table.rowCount) rows miss a value and were left out")
    }
    let known = Set((model.featureNames + [model.labelName]).map { Array($0.utf8) })
    let extra = table.columnNames.filter { !known.contains(Array($0.utf8)) }
    if !extra.isEmpty {
      warnings.append("the model does not know \(extra.listed) and leaves such columns out")
    }
    let strange = try strangeLabels(complete, model)
    if !strange.isEmpty {
      warnings.append(
        "column '\(model.labelName.excerpt)': the model has never seen \(strange.listed)")
    }
    return warnings
  }

  /// The labels that are none of the model's classes, if the table has a column of labels.
  private static func strangeLabels(
    _ table: CSVTable, _ model: StoredModel
  ) throws(CSVError) -> [String] {
    let label = Array(model.labelName.utf8)
    guard table.columnNames.contains(where: { Array($0.utf8) == label }) else { return [] }
    var known = Set(model.classNames.map { Array($0.utf8) } + [[]])
    return try table.column(named: model.labelName).filter {
      known.insert(Array($0.utf8)).inserted
    }
  }
}

extension [String] {
  /// The names in quotes, not more than 10 of them.
  fileprivate var listed: String {
    let names = prefix(10).map { "'\($0.excerpt)'" }.joined(separator: ", ")
    return count > 10 ? "\(names) and \(count - 10) more" : names
  }
}
