import GSLNumerics

/// The cross-validation of one method.
public struct MethodResult: Sendable {
  /// The method.
  public let method: any ClassificationMethod
  /// How good it is on examples that it did not learn from, or why it refused to learn.
  public let outcome: Result<Evaluation, Refusal>
  /// The n predictions; none where it refused.
  public let predictions: [Int]

  /// How good the method is, unless it refused.
  public var evaluation: Evaluation? { try? outcome.get() }
  /// Why it refused, if it did.
  public var refusal: Refusal? {
    if case .failure(let refusal) = outcome { refusal } else { nil }
  }

  /// Why a method refused the training part of some folds.
  public struct Refusal: Error, Sendable, Equatable {
    /// The error in the first of these folds.
    public let reason: FitError
    /// In how many folds it refused.
    public let count: Int
    /// The number of all folds.
    public let foldCount: Int
  }
}

extension MethodResult: Equatable {
  /// Whether outcome and predictions, and the methods' names, are the same.
  public static func == (left: MethodResult, right: MethodResult) -> Bool {
    left.method.name == right.method.name && left.outcome == right.outcome
      && left.predictions == right.predictions
  }
}

extension MethodResult {
  /// Puts the logits of the folds together.
  init(
    _ method: any ClassificationMethod, _ outcomes: [FoldOutcome], folds: [Fold], _ data: Dataset
  ) {
    var logits = Matrix(rowCount: data.count, columnCount: data.classCount)
    var refusals: [FitError] = []
    for (fold, outcome) in zip(folds, outcomes) {
      switch outcome {
      case .failure(let reason): refusals.append(reason)
      case .success(let part):
        for (i, row) in fold.test.enumerated() {
          for k in 0..<data.classCount { logits[row, k] = part[i, k] }
        }
      }
    }
    self.method = method
    if let reason = refusals.first {
      outcome = .failure(
        Refusal(reason: reason, count: refusals.count, foldCount: folds.count))
      predictions = []
    } else {
      outcome = .success(
        Evaluation(logits: logits, labels: data.labels, classNames: data.classNames))
      predictions = indicesOfMaxima(logits)
    }
  }
}
