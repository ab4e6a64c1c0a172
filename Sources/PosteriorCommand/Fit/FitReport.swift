import GSLNumerics
import Posterior

/// What a fit found.
struct FitReport {
  let dataset: Dataset
  let method: FitMethod
  /// The model itself, to be saved.
  let model: StoredModel.Model
  /// What is done to features before the model sees them.
  private(set) var standardization: Standardization?
  /// What belongs to Gaussian classes; nil for other models.
  var gaussian: GaussianSummary?
  /// The linear decisions: one for two classes, the second against the first; else one a class; none for other models.
  var decisions: [LinearDecision] = []
  let logLoss: Double
  let accuracy: Double
  /// Whether an iteration reached its tolerance; a closed form needs none, and a training that ends after some epochs asks for none.
  var hasConverged: Bool? = true
  var iterationCount = 0
  private(set) var warnings: [String] = []

  init(of dataset: Dataset, with options: FitOptions, run: RunOptions) throws {
    self.dataset = dataset
    method = options.method
    switch options.method {
    case .lda, .qda, .naiveBayes:
      let classifier = try GaussianClassifier(
        fittedTo: dataset, covariance: method.covarianceModel ?? .shared,
        divisor: options.unbiased ? .unbiased : .maximumLikelihood,
        shrinkage: options.shrinkage ?? 0)
      model = .gaussian(classifier)
      gaussian = try GaussianSummary(classifier)
      if method == .lda { decisions = classifier.decisions }
    case .logistic:
      try dataset.requireTwoClasses()
      let result = try LogisticRegression.fit(dataset, penalty: options.ridge ?? 0)
      model = .logistic(result.model)
      decisions = [result.model.decision]
      iterationCount = result.history.stepCount
    case .softmax:
      let result = try SoftmaxRegression.fit(dataset, penalty: options.ridge ?? 0)
      model = .softmax(result.model)
      decisions = result.model.decisions
      iterationCount = result.history.stepCount
    case .mlp:
      let standardization = try Standardization(fittedTo: dataset)
      model = .network(
        try .trained(on: standardization.apply(to: dataset), with: options, seed: run.random.seed))
      self.standardization = standardization
      (hasConverged, iterationCount) = (nil, options.epochs)
    }
    let stored = Self.stored(model, standardization, dataset, label: "class")
    (logLoss, accuracy) = stored.classifier.score(
      on: dataset, threadLimit: run.work.threads)
    warn()
  }

  /// The model with its names, as a file has it.
  func storedModel(label: String) -> StoredModel {
    Self.stored(model, standardization, dataset, label: label)
  }

  private static func stored(
    _ model: StoredModel.Model, _ standardization: Standardization?, _ dataset: Dataset,
    label: String
  ) -> StoredModel {
    StoredModel(
      model, standardization: standardization, featureNames: dataset.featureNames,
      classNames: dataset.classNames, labelName: label)
  }

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
    if method == .mlp && logLoss > entropy(shares) {
      warnings.append(
        "the network's log-loss, \(decimalText(logLoss, digits: 3, notation: .general)), is above that of "
          + "the shares of the classes: try a smaller --rate")
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
  /// The mean cross-entropy and the share of right predictions, block by block: all logits at once, and what models make on the way,
  /// may take more memory than the examples.
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
  /// Throws unless there are two classes.
  fileprivate func requireTwoClasses() throws(Failure) {
    guard classCount != 2 else { return }
    throw Failure(
      kind: "label.tooMany",
      message: "logistic regression tells 2 classes apart, but there are \(classCount)",
      hint: "Use --method softmax.")
  }
}

extension GaussianClassifier {
  /// The decision between two classes, or the linear logits of each of more.
  fileprivate var decisions: [LinearDecision] {
    classCount == 2
      ? [linearDecision(for: 1, against: 0)] : (0..<classCount).map(linearLogit(of:))
  }
}

extension SoftmaxRegression {
  /// The decision between two classes, or the logits of each of more.
  fileprivate var decisions: [LinearDecision] {
    classCount == 2
      ? [linearDecision(for: 1, against: 0)]
      : zip(weights.rows, biases).map { LinearDecision(weights: $0, bias: $1) }
  }
}
