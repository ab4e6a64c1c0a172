import GSLNumerics

/// How well a score tells two classes apart: the true-positive and the false-positive rate for
/// every threshold.
///
/// An example counts as positive if its score is at least the threshold. Examples with one score
/// cross it together, so that ties make a slanted step. Only the order of the scores matters.
///
/// Reference: Fawcett, "An introduction to ROC analysis", Pattern Recognition Letters 27 (2006).
public struct ROCCurve: Sendable, Equatable {
  /// The rates at one threshold.
  public struct Point: Sendable, Equatable {
    /// The smallest score that counts as positive; ∞ where none does.
    public let threshold: Double
    /// How many positive examples count as positive.
    public let truePositiveCount: Int
    /// How many negative examples count as positive.
    public let falsePositiveCount: Int
    /// The share of the positive examples that count as positive: sensitivity, recall.
    public let truePositiveRate: Double
    /// The share of the negative examples that count as positive: 1 − specificity.
    public let falsePositiveRate: Double

    /// Youden's index J, the difference of the two rates: 0 for guessing, 1 if the classes are told
    /// apart.
    public var youdenIndex: Double { truePositiveRate - falsePositiveRate }
  }

  /// One point for each different score, with falling thresholds; before them the point (0, 0) with
  /// threshold ∞.
  public let points: [Point]
  /// The number of positive examples.
  public let positiveCount: Int
  /// The number of negative examples.
  public let negativeCount: Int

  /// The curve of scores for a yes-or-no question.
  ///
  /// ```swift
  /// let curve = ROCCurve(scores: [0.1, 0.4, 0.35, 0.8], outcomes: [false, false, true, true])
  /// print(curve?.area ?? 0)  // 0.75
  /// ```
  ///
  /// - Parameters:
  ///   - scores: n numbers, the higher the more probably positive; ±∞ are allowed.
  ///   - outcomes: For each, whether the example is positive.
  /// - Returns: Nil if all examples are positive, or all negative: one of the rates is undefined.
  /// - Precondition: There are as many outcomes as scores, and no score is NaN.
  /// - Complexity: O(n log n).
  public init?(scores: [Double], outcomes: [Bool]) {
    require(scores.count == outcomes.count, "\(scores.count) scores for \(outcomes.count) outcomes")
    let undefined = scores.firstIndex { $0.isNaN }
    require(undefined == nil, "score \(undefined ?? 0) is not a number")
    let positiveCount = outcomes.count { $0 }
    let negativeCount = outcomes.count - positiveCount
    guard positiveCount > 0 && negativeCount > 0 else { return nil }
    func point(at threshold: Double, _ positives: Int, _ negatives: Int) -> Point {
      Point(
        threshold: threshold, truePositiveCount: positives, falsePositiveCount: negatives,
        truePositiveRate: Double(positives) / Double(positiveCount),
        falsePositiveRate: Double(negatives) / Double(negativeCount))
    }
    let order = scores.indices.sorted { scores[$0] > scores[$1] }
    var (positives, negatives) = (0, 0)
    var points = [point(at: .infinity, 0, 0)]
    for (rank, i) in order.enumerated() {
      if outcomes[i] { positives += 1 } else { negatives += 1 }
      let isLastOfEquals = rank + 1 == order.count || scores[order[rank + 1]] != scores[i]
      if isLastOfEquals { points.append(point(at: scores[i], positives, negatives)) }
    }
    (self.points, self.positiveCount, self.negativeCount) = (points, positiveCount, negativeCount)
  }

  /// The curve of a classifier's log-odds for one class against all others.
  ///
  /// - Parameters:
  ///   - label: The class that counts as positive, in 0..<K.
  ///   - classifier: A classifier of K classes.
  ///   - dataset: Examples of these classes.
  /// - Returns: Nil if all examples are of the class, or none is. Thresholds are log-odds, ln p/(1
  ///   − p).
  public init?(ofClass label: Int, by classifier: some Classifier, on dataset: Dataset) {
    classifier.requireFit(to: dataset)
    let logits = classifier.logits(dataset.features)
    // Not probabilities: near 1 they lose the differences that order the examples.
    let scores = logits.rows.map { row in
      var others = row
      others.remove(at: label)
      return row[label] - logSumExp(others)
    }
    self.init(scores: scores, outcomes: dataset.labels.map { $0 == label })
  }
}

extension ROCCurve {
  /// The area under the curve, the probability that a positive example has a higher score than a
  /// negative one,
  ///
  ///     AUC = P(s₊ > s₋) + ½ P(s₊ = s₋)
  ///
  /// over all pairs of examples: the statistic of Mann and Whitney, divided by the number of pairs.
  /// Guessing has ½.
  ///
  /// - Returns: A value in [0, 1], correctly rounded up to 2⁵³ pairs.
  /// - Complexity: O(n).
  public var area: Double {
    var doubled = 0
    for (before, after) in zip(points, points.dropFirst()) {
      let negatives = after.falsePositiveCount - before.falsePositiveCount
      doubled += negatives * (before.truePositiveCount + after.truePositiveCount)
    }
    return Double(doubled) / Double(2 * positiveCount * negativeCount)
  }

  /// The point where a measure is largest; the one with the highest threshold if there are several.
  ///
  ///     curve.point(maximizing: \.youdenIndex).threshold
  ///
  /// A threshold that was chosen on some examples looks better on them than on others.
  ///
  /// - Parameter measure: What to maximize.
  /// - Complexity: O(n).
  public func point(maximizing measure: (Point) -> Double) -> Point {
    var best = points[0]
    var bestValue = measure(best)
    for point in points.dropFirst() {
      let value = measure(point)
      if value > bestValue { (best, bestValue) = (point, value) }
    }
    return best
  }

  /// The point where errors cost least on these examples,
  ///
  ///     falsePositiveCost · #false positives + falseNegativeCost · #false negatives
  ///
  /// Calibrated probabilities need no search: the best threshold is then the probability fp / (fp +
  /// fn) of the two costs.
  ///
  /// - Parameters:
  ///   - falsePositiveCost: The cost of an example that wrongly counts as positive.
  ///   - falseNegativeCost: The cost of an example that wrongly counts as negative.
  /// - Returns: The point, with the highest threshold if there are several.
  /// - Precondition: The costs are finite and not negative.
  /// - Complexity: O(n).
  public func point(falsePositiveCost: Double, falseNegativeCost: Double) -> Point {
    let costs = [falsePositiveCost, falseNegativeCost]
    require(costs.allSatisfy { $0 >= 0 && $0.isFinite }, "costs cannot be \(costs)")
    return point { point in
      let falseNegatives = positiveCount - point.truePositiveCount
      return -falsePositiveCost * Double(point.falsePositiveCount)
        - falseNegativeCost * Double(falseNegatives)
    }
  }
}
