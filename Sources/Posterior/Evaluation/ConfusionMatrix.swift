import GSLNumerics

/// How often each class was taken for each other,
///
///     counts[j][k] = number of examples of class j that were predicted to be of class k
///
/// Right predictions are on the diagonal.
public struct ConfusionMatrix: Sendable, Equatable {
  /// K × K numbers of examples: the row is the true class, the column the predicted one.
  public let counts: [[Int]]
  /// The K names of the classes.
  public let classNames: [String]

  /// The number K of classes.
  public var classCount: Int { classNames.count }

  /// Counts predictions.
  ///
  /// - Parameters:
  ///   - truth: n classes, each in 0..<K.
  ///   - predictions: n classes, each in 0..<K.
  ///   - classNames: The names of the K classes.
  /// - Precondition: Truth and predictions agree in number and are in 0..<K.
  /// - Complexity: O(n + K²).
  ///
  /// scikit-learn's `confusion_matrix` has the same orientation.
  public init(truth: [Int], predictions: [Int], classNames: [String]) {
    require(
      truth.count == predictions.count, "\(predictions.count) predictions for \(truth.count) labels"
    )
    let row = [Int](repeating: 0, count: classNames.count)
    var counts = [[Int]](repeating: row, count: classNames.count)
    for (i, (label, prediction)) in zip(truth, predictions).enumerated() {
      require(
        classNames.indices.contains(label) && classNames.indices.contains(prediction),
        "example \(i) is of class \(label), predicted \(prediction), outside 0..<\(classNames.count)"
      )
      counts[label][prediction] += 1
    }
    self.counts = counts
    self.classNames = classNames
  }

  /// Counts predictions of classes whose names are their numbers.
  ///
  /// ```swift
  /// let confusion = ConfusionMatrix(truth: [0, 0, 1, 1], predictions: [0, 1, 1, 1], classCount: 2)
  /// print(confusion.counts, confusion.accuracy)  // [[1, 1], [0, 2]] 0.75
  /// ```
  ///
  /// - Parameters:
  ///   - truth: n classes, each in 0..<K.
  ///   - predictions: n classes, each in 0..<K.
  ///   - classCount: The number K of classes.
  /// - Precondition: Truth and predictions agree in number and are in 0..<K.
  /// - Complexity: O(n + K²).
  public init(truth: [Int], predictions: [Int], classCount: Int) {
    self.init(
      truth: truth, predictions: predictions, classNames: (0..<classCount).map { "\($0)" })
  }

  /// Counts the predictions of a classifier.
  ///
  /// - Parameters:
  ///   - classifier: A classifier of K classes.
  ///   - dataset: Examples of these classes.
  /// - Precondition: Features and classes agree in number.
  public init(of classifier: some Classifier, on dataset: Dataset) {
    classifier.requireFit(to: dataset)
    self.init(
      truth: dataset.labels, predictions: classifier.predictions(dataset.features),
      classNames: dataset.classNames)
  }
}

extension ConfusionMatrix {
  /// The number n of examples.
  public var count: Int { counts.joined().reduce(0, +) }

  /// The number of examples predicted right.
  public var correctCount: Int { counts.indices.reduce(0) { $0 + counts[$1][$1] } }

  /// The share of examples predicted right.
  ///
  /// - Returns: A value in [0, 1]; NaN for no examples.
  public var accuracy: Double { Double(correctCount) / Double(count) }

  /// The Wilson interval for the accuracy on new examples.
  ///
  /// It holds for examples that had no part in the fit or in any choice between models.
  ///
  /// - Parameter confidence: The confidence level. The default is 0.95.
  /// - Precondition: There is an example, and `confidence` is between 0 and 1.
  public func accuracyInterval(confidence: Double = 0.95) -> BinomialInterval {
    .wilson(successes: correctCount, trials: count, confidence: confidence)
  }

  /// The recall of a class, the share of its examples that were predicted to be of it.
  ///
  /// With two classes, the recall of one is also called sensitivity or true-positive rate, that of
  /// the other specificity.
  ///
  /// ```swift
  /// let confusion = ConfusionMatrix(truth: [0, 0, 1, 1], predictions: [0, 1, 1, 1], classCount: 2)
  /// print(confusion.recall(of: 0) ?? 1)  // 0.5
  /// ```
  ///
  /// - Parameter label: The class, in 0..<K.
  /// - Returns: A value in [0, 1]; nil if the class has no example.
  public func recall(of label: Int) -> Double? {
    let (row, correct) = (counts[label], counts[label][label])
    let total = row.reduce(0, +)
    return total == 0 ? nil : Double(correct) / Double(total)
  }

  /// The precision of a class, the share of the examples predicted to be of it that are.
  ///
  /// ```swift
  /// let confusion = ConfusionMatrix(truth: [0, 0, 1, 1], predictions: [0, 1, 1, 1], classCount: 2)
  /// print(confusion.precision(of: 1) ?? 1)  // 0.6667
  /// ```
  ///
  /// - Parameter label: The class, in 0..<K.
  /// - Returns: A value in [0, 1]; nil if no example was predicted to be of the class.
  public func precision(of label: Int) -> Double? {
    let total = counts.reduce(0) { $0 + $1[label] }
    return total == 0 ? nil : Double(counts[label][label]) / Double(total)
  }
}

extension Classifier {
  /// Stops unless the data have the features and classes of the classifier.
  func requireFit(to dataset: Dataset) {
    require(
      featureCount == dataset.featureCount && classCount == dataset.classCount,
      "a classifier of \(featureCount) features and \(classCount) classes does not fit data with "
        + "\(dataset.featureCount) and \(dataset.classCount)")
  }
}
