import GSLNumerics

/// K logistic regressions, each of one class against all others together,
///
///     zₖ = wₖᵀx + bₖ,    σ(zₖ) = P(class k, not any other | x)
///
/// for contrast with `SoftmaxRegression`: the prediction is the class with the largest log-odds.
/// Each of the K probabilities σ(zₖ) is an answer to a question of its own, and together they are
/// no distribution: they do not sum to 1.
///
/// The logits of this classifier are the log-odds zₖ. Their softmax, `posterior(_:)`, sums to 1 but
/// is the estimate of none of the K models: theirs is the logistic function of each logit.
///
/// scikit-learn's `OneVsRestClassifier` divides the σ(zₖ) by their sum.
///
/// Reference: Bishop, *Pattern Recognition and Machine Learning*, §4.1.2.
public struct OneVersusRest: Classifier, Equatable {
  /// The log-odds of each class against the rest.
  public let decisions: [LinearDecision]

  /// A model with given decisions.
  ///
  /// - Parameter decisions: The log-odds of each class against the rest, with d weights each.
  /// - Precondition: There is a class, and the numbers of weights agree.
  public init(decisions: [LinearDecision]) {
    require(!decisions.isEmpty, "a classifier of no classes")
    for (k, decision) in decisions.enumerated() {
      require(
        decision.weights.count == decisions[0].weights.count,
        "class \(k) has \(decision.weights.count) weights, class 0 \(decisions[0].weights.count)")
    }
    self.decisions = decisions
  }

  /// Fits a logistic regression for every class.
  ///
  /// ```swift
  /// let model = try OneVersusRest.fit(dataset, penalty: 0.01)
  /// print(model.classCount, model.prediction([2, 2]))  // 2 0
  /// ```
  ///
  /// - Parameters:
  ///   - dataset: n examples of K classes.
  ///   - penalty: λ, at least 0, for each of them.
  ///   - solver: How the minima are found.
  ///   - tolerance: What the largest magnitude of a partial derivative may be at the end.
  ///   - iterationLimit: How many steps may be taken for a class.
  /// - Throws: `FitError.tooFewRows` when a class has no examples, and as `LogisticRegression.fit`:
  ///   `.separated` already when one class can be separated from the rest.
  /// - Precondition: The dataset has two or more classes and at least one example.
  /// - Complexity: K logistic regressions.
  public static func fit(
    _ dataset: Dataset, penalty: Double = 0, solver: Solver = .newton, tolerance: Double = 1e-10,
    iterationLimit: Int? = nil
  ) throws(FitError) -> OneVersusRest {
    require(dataset.classCount > 1, "\(dataset.classCount) class cannot be told from others")
    try dataset.requireAllClasses()
    var decisions: [LinearDecision] = []
    for k in 0..<dataset.classCount {
      decisions.append(
        try LogisticRegression.fit(
          features: dataset.features, targets: dataset.membership(of: k),
          featureNames: dataset.featureNames, penalty: penalty, solver: solver,
          tolerance: tolerance, iterationLimit: iterationLimit
        ).model.decision)
    }
    return OneVersusRest(decisions: decisions)
  }

  /// The number d of features.
  public var featureCount: Int { decisions[0].weights.count }

  /// The number K of classes.
  public var classCount: Int { decisions.count }

  /// The log-odds of each class against the rest.
  ///
  /// - Parameter features: n × d finite numbers: each row is an example.
  /// - Returns: n × K.
  /// - Precondition: The features have d columns.
  /// - Complexity: O(ndK), one BLAS call.
  public func logits(_ features: Matrix) -> Matrix { decisions.logits(features) }
}

extension [LinearDecision] {
  /// The values of all decisions, n × K.
  package func logits(_ features: Matrix) -> Matrix {
    SoftmaxRegression(weights: Matrix(map(\.weights)), biases: map(\.bias)).logits(features)
  }
}

extension Dataset {
  /// 1 for the examples of a class, 0 for all others.
  package func membership(of label: Int) -> [Double] { labels.map { $0 == label ? 1 : 0 } }

  /// Throws when a class has no examples.
  package func requireAllClasses() throws(FitError) {
    try FitError.requireAllClasses(of: classCounts.map(Double.init), named: classNames)
  }
}
