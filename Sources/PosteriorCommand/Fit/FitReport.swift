import CPosteriorLibc
import GSLNumerics
import Posterior

/// The result of a fit.
struct FitReport {
  let dataset: Dataset
  /// The model itself, to be saved.
  let fitted: FittedModel
  /// The part about Gaussian classes; nil for other models.
  let gaussian: GaussianSummary?
  /// The linear decisions: one for two classes, the second against the first; else one a class;
  /// none for other models.
  let decisions: [LinearDecision]
  /// What the examples say about the coefficients; nil for all but logistic regression without a
  /// ridge penalty.
  let inference: LogisticInference?
  let logLoss: Double
  let accuracy: Double
  private(set) var warnings: [String] = []

  /// Fits, and looks at what came of it.
  init(
    of dataset: Dataset, by method: any ClassificationMethod, _ settings: MethodSettings,
    isWald: Bool = false, run: RunOptions
  ) throws {
    try dataset.requireClasses(within: method)
    self.dataset = dataset
    var random = RandomSource(seed: run.random.seed).stream("fit")
    fitted = try method.fitInterruptibly(dataset, settings, using: &random)
    gaussian = try (fitted.model as? GaussianClassifier).map(GaussianSummary.init)
    decisions = fitted.decisions
    (logLoss, accuracy) = fitted.classifier.score(on: dataset, threadLimit: run.work.threads)
    let inferred = try fitted.inference(from: dataset, settings, isWald: isWald)
    inference = inferred.inference
    warnings += inferred.warning.map { [$0] } ?? []
    warn()
  }

  var method: any ClassificationMethod { fitted.method }

  /// Whether an iteration reached its tolerance; a closed form needs none, and a training that ends
  /// after some epochs asks for none.
  var hasConverged: Bool? { if case .epochs = fitted.course { nil } else { true } }

  /// The model with its names, as a file has it.
  func storedModel(label: String) -> StoredModel { StoredModel(fitted, labelName: label) }

  private mutating func warn() {
    for (name, count) in zip(dataset.classNames, dataset.classCounts)
    where count == 1 && gaussian != nil {
      warnings.append(
        "class '\(name.excerpt)' has 1 example: it says nothing about the spread of the class")
    }
    let large = (gaussian?.conditions ?? []).max() ?? 0
    if large > 1e10 && large.isFinite {
      warnings.append(
        "features are nearly collinear: the correlation matrix has condition "
          + decimalText(large, digits: 2, notation: .general))
    }
    let shares = dataset.classCounts.map { Double($0) / Double(dataset.count) }
    if method.options.contains(.rate) && logLoss > entropy(shares) {
      warnings.append(
        "the log-loss, \(decimalText(logLoss, digits: 3, notation: .general)), is above that of "
          + "the shares of the classes: try a smaller --rate")
    }
    for (column, name) in dataset.featureNames.enumerated()
    where !fitted.columns.contains(column) {
      warnings.append("feature '\(name.excerpt)' has one value only, and the model leaves it out")
    }
    for (name, numbers) in numbers where numbers.contains(where: { !$0.isFinite }) {
      warnings.append("\(name) is not finite, and null in JSON")
    }
  }

  /// All numbers that are written, by name.
  private var numbers: [(name: String, values: [Double])] {
    [
      ("log_loss", [logLoss]), ("w", decisions.flatMap(\.weights)), ("b", decisions.map(\.bias)),
      ("log_det", gaussian?.logDeterminants ?? []), ("condition", gaussian?.conditions ?? []),
    ]
  }
}

extension Classifier {
  /// The mean cross-entropy and the share of right predictions, block by block: all logits at once,
  /// with the models' intermediate results, may take more memory than the examples.
  fileprivate func score(
    on dataset: Dataset, threadLimit: Int
  ) -> (logLoss: Double, accuracy: Double) {
    let (d, size) = (dataset.featureCount, 4096)
    let blockCount = (dataset.count + size - 1) / size
    let blocks = concurrentMap(count: blockCount, threadLimit: threadLimit) { block in
      let (start, end) = (block * size, min((block + 1) * size, dataset.count))
      let labels = Array(dataset.labels[start..<end])
      let logits = logits(
        Matrix(
          rowCount: labels.count, columnCount: d,
          elements: Array(dataset.features.elements[(start * d)..<(end * d)])))
      let mean = CrossEntropyLoss().value(logits: logits, targets: .labels(labels))
      return (
        loss: mean * Double(labels.count),
        correctCount: zip(indicesOfMaxima(logits), labels).count { $0 == $1 }
      )
    }
    // In the order of the blocks, whichever was done first.
    var loss = CompensatedSum()
    for block in blocks { loss.add(block.loss) }
    let correctCount = blocks.reduce(0) { $0 + $1.correctCount }
    let count = Double(dataset.count)
    return (loss.value / count, Double(correctCount) / count)
  }
}

extension Dataset {
  /// Throws unless the method can tell this number of classes apart.
  fileprivate func requireClasses(within method: any ClassificationMethod) throws(Failure) {
    guard let limit = method.classLimit, classCount > limit else { return }
    let other = [any ClassificationMethod].all.first {
      $0.classLimit == nil && !Set($0.options).isDisjoint(with: method.options)
    }
    throw Failure(
      kind: "label.tooMany",
      message: "\(method.title) tells \(limit) classes apart, but there are \(classCount)",
      hint: other.map { "Use --method \($0.name)." })
  }
}

extension ClassificationMethod {
  /// Fits; an interrupted training reports how far it got.
  fileprivate func fitInterruptibly(
    _ dataset: Dataset, _ settings: MethodSettings, using source: inout RandomSource
  ) throws(FitError) -> FittedModel {
    guard options.contains(.epochs) else { return try fit(dataset, settings, using: &source) }
    Interruption.epochs = 0
    let previous = signal(SIGINT, Interruption.handler)
    defer { signal(SIGINT, previous) }
    return try fit(dataset, settings, using: &source) { Interruption.epochs = $0 }
  }
}
