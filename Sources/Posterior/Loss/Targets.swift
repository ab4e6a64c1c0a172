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

/// The right answer for one example.
enum Target {
  case label(Int)
  case probabilities([Double])

  /// The differences p − t between probabilities and the target.
  ///
  /// They sum to 0. The one of the target's most probable class is computed as minus the sum of the others, since p − t
  /// cancels there when the prediction is good.
  func residuals(of probabilities: [Double]) -> [Double] {
    var residuals = probabilities
    let answer: Int
    switch self {
    case .label(let label): answer = label
    case .probabilities(let target):
      answer = indexOfMaximum(target) ?? 0
      for k in target.indices { residuals[k] -= target[k] }
    }
    residuals.balance(answer)
    return residuals
  }
}

extension [Double] {
  /// Sets one element to minus the sum of the others.
  mutating func balance(_ index: Int) {
    var sum = CompensatedSum()
    for k in indices where k != index { sum.add(self[k]) }
    self[index] = -sum.value
  }
}

extension Targets {
  /// The logits and the target of each example, in order.
  ///
  /// - Precondition: There is at least one example; logits and targets agree in number; labels are in 0..<K; the rows of
  ///   probabilities have K entries, none negative, and sum to 1 within 10⁻⁹.
  func examples(_ logits: Matrix) -> some Sequence<(logits: [Double], target: Target)> {
    requireCount(for: logits)
    return (0..<count).lazy.map { (logits.row($0), target(of: $0, classCount: logits.columnCount)) }
  }

  private func requireCount(for logits: Matrix) {
    require(
      count == logits.rowCount, "\(count) targets for \(logits.rowCount) rows of logits")
    require(count > 0, "the mean loss of no examples is undefined")
  }

  /// - Precondition: As for `examples(_:)`, of labels.
  func requireLabels(for logits: Matrix) {
    requireCount(for: logits)
    guard case .labels(let labels) = self else { return }
    let classCount = logits.columnCount
    if let stray = labels.firstIndex(where: { $0 < 0 || $0 >= classCount }) {
      requireLabel(labels[stray], stray, classCount: classCount)
    }
  }

  private func requireLabel(_ label: Int, _ example: Int, classCount: Int) {
    require(
      label >= 0 && label < classCount,
      "example \(example) has label \(label), outside 0..<\(classCount)")
  }

  private func target(of example: Int, classCount: Int) -> Target {
    switch self {
    case .labels(let labels):
      requireLabel(labels[example], example, classCount: classCount)
      return .label(labels[example])
    case .probabilities(let matrix):
      require(
        matrix.columnCount == classCount,
        "\(matrix.columnCount) target probabilities for \(classCount) logits")
      let target = matrix.row(example)
      DistributionError.requireProbabilities(target)
      return .probabilities(target)
    }
  }
}
