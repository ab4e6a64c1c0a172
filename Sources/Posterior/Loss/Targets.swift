import GSLNumerics

/// The right answers for n examples: a label each, or a distribution over the K classes each.
public enum Targets: Sendable, Equatable {
  /// n classes, counted from 0.
  case labels([Int])
  /// n × K probabilities; each row sums to 1. A row with a single 1 means the same as a label.
  case probabilities(Matrix)

  /// The number n of examples.
  public var count: Int {
    switch self {
    case .labels(let labels): labels.count
    case .probabilities(let matrix): matrix.rowCount
    }
  }
}

extension Targets {
  /// n × K probabilities; one-hot rows for labels.
  ///
  /// - Precondition: Labels are in 0..<K.
  func probabilities(classCount: Int) -> Matrix {
    switch self {
    case .probabilities(let matrix): return matrix
    case .labels(let labels):
      var matrix = Matrix(rowCount: labels.count, columnCount: classCount)
      for (i, label) in labels.enumerated() { matrix[i, label] = 1 }
      return matrix
    }
  }

  /// - Precondition: There are as many examples as rows; labels are in 0..<K; the rows of
  ///   probabilities have K entries, none negative, and sum to 1 within 10⁻⁹.
  func requireFit(rowCount: Int, classCount: Int) {
    require(count == rowCount, "\(count) targets for \(rowCount) rows")
    switch self {
    case .labels(let labels): labels.requireLabels(classCount: classCount)
    case .probabilities(let matrix):
      require(
        matrix.columnCount == classCount,
        "\(matrix.columnCount) target probabilities for \(classCount) classes")
      for target in matrix.rows { DistributionError.requireProbabilities(target) }
    }
  }
}

extension [Int] {
  /// - Precondition: All labels are in 0..<K.
  func requireLabels(classCount: Int) {
    let stray = firstIndex { !(0..<classCount).contains($0) } ?? -1
    require(
      stray < 0,
      "example \(stray) has label \(stray < 0 ? 0 : self[stray]), outside 0..<\(classCount)")
  }
}
