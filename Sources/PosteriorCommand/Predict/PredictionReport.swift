import GSLNumerics
import Posterior

/// The predictions of a model for the rows of a table.
struct PredictionReport {
  let model: StoredModel
  /// The line of the file that each row begins on.
  let lines: [Int]
  /// The most probable class of each row.
  let predictions: [Int]
  /// The probabilities, n × K.
  let probabilities: Matrix
  let warnings: [String]

  /// - Parameters:
  ///   - table: The path of the rows.
  ///   - model: The model that is asked.
  init(of table: String, options: CSVOptions, by model: StoredModel) throws {
    let classCount = model.classNames.count
    var (predictions, probabilities): ([Int], [Double]) = ([], [])
    let reader = try ExampleReader(
      path: table, features: model.featureNames, label: model.labelName, options: options
    ) { features in
      let logits = model.classifier.logits(features)
      predictions += indicesOfMaxima(logits)
      probabilities += softmax(logits).elements
    }
    if let stray = probabilities.firstIndex(where: { !$0.isFinite }) {
      throw Failure(
        kind: "feature.range", file: table, line: reader.lines[stray / classCount],
        message: "the row is too far from all that the model knows to have probabilities",
        hint: "Are its features in the units of the model's?")
    }
    self.model = model
    self.predictions = predictions
    self.probabilities = Matrix(
      rowCount: predictions.count, columnCount: classCount, elements: probabilities)
    lines = reader.lines
    warnings = Self.warnings(reader, model)
  }

  private static func warnings(_ reader: ExampleReader, _ model: StoredModel) -> [String] {
    var warnings: [String] = []
    let dropped = reader.rowCount - reader.lines.count
    if dropped > 0 {
      warnings.append("\(dropped) of \(reader.rowCount) rows miss a value and were left out")
    }
    let extra = reader.columnNames.without(model.featureNames + [model.labelName])
    if !extra.isEmpty {
      warnings.append(
        "the model does not know \(extra.listed(limit: 10)) and leaves such columns out")
    }
    let strange = reader.labels.without(model.classNames + [""])
    if !strange.isEmpty {
      warnings.append(
        "column '\(model.labelName.excerpt)': the model has never seen \(strange.listed(limit: 10))"
      )
    }
    return warnings
  }
}

extension [String] {
  /// The names that are not among the others, compared by bytes.
  fileprivate func without(_ others: [String]) -> [String] {
    let known = Set(others.map { [UInt8]($0.utf8) })
    return filter { !known.contains([UInt8]($0.utf8)) }
  }
}
