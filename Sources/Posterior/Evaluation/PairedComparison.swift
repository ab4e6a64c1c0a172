import GSLNumerics

/// Which of two classifiers is right more often, from their predictions of the same examples.
///
/// Examples that both predict right, or both wrong, say nothing about the difference. To compare
/// two accuracies as if they came from different examples would give that information away.
public struct PairedComparison: Sendable, Equatable {
  /// The number of examples that both predict right.
  public let bothRightCount: Int
  /// The number b of examples that only the first predicts right.
  public let onlyFirstRightCount: Int
  /// The number c of examples that only the second predicts right.
  public let onlySecondRightCount: Int
  /// The number of examples that both predict wrong.
  public let bothWrongCount: Int

  /// Compares predictions.
  ///
  /// ```swift
  /// let comparison = PairedComparison(
  ///   truth: [0, 0, 1, 1], first: [0, 0, 1, 1], second: [0, 1, 0, 1])
  /// print(comparison.accuracyDifference, comparison.mcNemarProbability)  // 0.5 0.5
  /// ```
  ///
  /// - Parameters:
  ///   - truth: n classes.
  ///   - first: The n predictions of the first classifier.
  ///   - second: The n predictions of the second.
  /// - Precondition: n > 0, and all three agree in number.
  /// - Complexity: O(n).
  public init(truth: [Int], first: [Int], second: [Int]) {
    require(
      first.count == truth.count && second.count == truth.count,
      "\(first.count) and \(second.count) predictions for \(truth.count) labels")
    require(!truth.isEmpty, "a comparison needs examples")
    var counts = [[0, 0], [0, 0]]
    for (label, (a, b)) in zip(truth, zip(first, second)) {
      counts[a == label ? 1 : 0][b == label ? 1 : 0] += 1
    }
    bothRightCount = counts[1][1]
    onlyFirstRightCount = counts[1][0]
    onlySecondRightCount = counts[0][1]
    bothWrongCount = counts[0][0]
  }

  /// Compares two classifiers on a set of examples.
  ///
  /// - Precondition: Both fit the data, which have at least one example.
  public init(
    of first: some Classifier, and second: some Classifier, on dataset: Dataset
  ) {
    first.requireFit(to: dataset)
    second.requireFit(to: dataset)
    self.init(
      truth: dataset.labels, first: first.predictions(dataset.features),
      second: second.predictions(dataset.features))
  }

  /// The number n of examples.
  public var count: Int {
    bothRightCount + onlyFirstRightCount + onlySecondRightCount + bothWrongCount
  }

  /// The accuracy of the first minus that of the second, (b − c)/n, in [−1, 1].
  public var accuracyDifference: Double {
    Double(onlyFirstRightCount - onlySecondRightCount) / Double(count)
  }

  /// An interval for the difference of the accuracies on new examples,
  ///
  ///     d ± z √(b′ + c′ − (b′ − c′)²/n′) / n′,    d = (b′ − c′)/n′, b′ = b + ½, c′ = c + ½, n′ = n + 2
  ///
  /// with z = Φ⁻¹((1 + confidence) / 2): the Wald interval after half an example was added to each
  /// of the four counts, without which it keeps its promise badly and is a single point for b = c =
  /// 0.
  ///
  /// - Parameter confidence: The confidence level. The default is 0.95.
  /// - Returns: The part of the interval in [−1, 1].
  /// - Precondition: `confidence` is between 0 and 1.
  ///
  /// Reference: Agresti and Min, "Simple improved confidence intervals for comparing matched
  /// proportions", Statistics in Medicine 24 (2005).
  public func differenceInterval(confidence: Double = 0.95) -> ClosedRange<Double> {
    require(
      confidence > 0 && confidence < 1, "a confidence is between 0 and 1, not \(confidence)")
    let z = -StandardNormal.quantile((1 - confidence) / 2)
    let difference = Double(onlyFirstRightCount - onlySecondRightCount)
    let sum = Double(onlyFirstRightCount + onlySecondRightCount + 1)
    let n = Double(count + 2)
    let margin = z * (sum - difference * difference / n).squareRoot() / n
    return max(difference / n - margin, -1)...min(difference / n + margin, 1)
  }

  /// The p-value of McNemar's exact test, the probability of a difference at least as large in
  /// either direction if both classifiers have the same accuracy,
  ///
  ///     min(1, 2 P(X ≤ min(b, c))),    X ~ Binomial(b + c, ½)
  ///
  /// Reference: Dietterich, "Approximate statistical tests for comparing supervised classification
  /// learning algorithms", Neural Computation 10 (1998).
  ///
  /// - Returns: A value in [0, 1]; 1 if b = c.
  /// - Complexity: O(min(b, c)).
  public var mcNemarProbability: Double {
    let trials = onlyFirstRightCount + onlySecondRightCount
    let tail = (0...min(onlyFirstRightCount, onlySecondRightCount)).lazy.map {
      binomialProbability(successes: $0, trials: trials, probability: 0.5)
    }
    return min(1, 2 * tail.compensatedSum())
  }
}
