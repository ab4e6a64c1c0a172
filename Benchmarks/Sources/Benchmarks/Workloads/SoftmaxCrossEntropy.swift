import GSLNumerics
import Posterior

extension Workload {
  /// W6: the mean cross-entropy of many rows of logits.
  static let softmaxCrossEntropy = Workload(
    name: "W6", title: "softmax and cross-entropy", sizes: ["1e6x10"], smokeSize: "2000x10"
  ) { size, setting in
    let (logits, labels, isRead) = try randomLogits(size, setting.data)
    let targets = Targets.labels(labels)
    return Job(isRead: isRead) { _ in
      let loss = CrossEntropyLoss().value(logits: logits, targets: targets)
      return { [("loss", loss)] }
    }
  }
}

private func randomLogits(
  _ size: Size, _ data: DataFolder
) throws -> (logits: Matrix, labels: [Int], isRead: Bool) {
  if size.columns == 10, let logits = try data.matrix("logits_Z", rows: size.rows),
    let labels = try data.integers("logits_y", rows: size.rows)
  {
    return (logits, labels, true)
  }
  var random = DataFolder.random.stream("logits", size.columns)
  let elements = random.normals(size.rows * size.columns).map { 2 * $0 }
  let labels = (0..<size.rows).map { _ in random.integer(below: size.columns) }
  return (
    Matrix(rowCount: size.rows, columnCount: size.columns, elements: elements), labels, false
  )
}
