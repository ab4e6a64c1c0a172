import GSLNumerics

/// How good a classifier is on a set of examples: how often it is right, and how good its
/// probabilities are.
///
/// The figures are honest only for examples that had no part in the fit. The accuracy asks for the
/// largest probability alone; the other three ask whether the probabilities are what they claim to
/// be.
public struct Evaluation: Sendable, Equatable {
  /// Which classes were taken for which.
  public let confusion: ConfusionMatrix
  /// The mean cross-entropy of the posterior, in nats, by `CrossEntropyLoss`: in [0, ∞]. Guessing
  /// with equal probabilities has ln K.
  public let logLoss: Double
  /// The mean of Σₖ (pₖ − tₖ)² over all K classes, by `SquaredErrorLoss`: in [0, 2], for two
  /// classes twice (p − y)².
  ///
  /// scikit-learn's `brier_score_loss` of two classes is half of this.
  public let brierScore: Double
  /// The calibration of the probability of the predicted class, in 10 bins of equal width.
  public let calibration: CalibrationCurve

  /// The share of examples predicted right.
  public var accuracy: Double { confusion.accuracy }
  /// The expected calibration error of the probability of the predicted class.
  public var calibrationError: Double { calibration.expectedError }

  /// The Wilson interval for the accuracy on new examples.
  ///
  /// - Parameter confidence: The confidence level. The default is 0.95.
  public func accuracyInterval(confidence: Double = 0.95) -> BinomialInterval {
    confusion.accuracyInterval(confidence: confidence)
  }

  /// Evaluates a classifier.
  ///
  /// ```swift
  /// let model = try GaussianClassifier(maximumLikelihood: dataset)
  /// let result = Evaluation(of: model, on: dataset)
  /// print(result.accuracy, result.logLoss, result.brierScore)  // 0.8333 0.2718 0.1744
  /// ```
  ///
  /// - Parameters:
  ///   - classifier: A classifier of d features and K classes.
  ///   - dataset: At least one example of these classes.
  /// - Precondition: Features and classes agree in number, and there is an example.
  /// - Complexity: O(nK + n log n) after the logits.
  public init(of classifier: some Classifier, on dataset: Dataset) {
    classifier.requireFit(to: dataset)
    self.init(
      logits: classifier.logits(dataset.features), labels: dataset.labels,
      classNames: dataset.classNames)
  }

  /// Evaluates logits that are known already, such as those of a cross-validation.
  ///
  /// - Parameters:
  ///   - logits: n × K.
  ///   - labels: The n classes, each in 0..<K.
  ///   - classNames: The K names of the classes.
  /// - Precondition: n > 0, and the numbers agree.
  /// - Complexity: O(nK + n log n).
  public init(logits: Matrix, labels: [Int], classNames: [String]) {
    let predictions = indicesOfMaxima(logits)
    let targets = Targets.labels(labels)
    confusion = ConfusionMatrix(truth: labels, predictions: predictions, classNames: classNames)
    logLoss = CrossEntropyLoss().value(logits: logits, targets: targets)
    brierScore = SquaredErrorLoss().value(logits: logits, targets: targets)
    calibration = CalibrationCurve(
      predictions: predictions, posterior: softmax(logits), labels: labels)
  }
}

extension Classifier {
  /// The mean loss on a set of examples.
  ///
  /// - Parameters:
  ///   - loss: The loss. The default is the cross-entropy.
  ///   - dataset: At least one example.
  /// - Returns: A value in [0, ∞].
  /// - Precondition: Features and classes agree in number, and there is an example.
  public func meanLoss(_ loss: some Loss = CrossEntropyLoss(), on dataset: Dataset) -> Double {
    requireFit(to: dataset)
    return loss.value(logits: logits(dataset.features), targets: .labels(dataset.labels))
  }
}
