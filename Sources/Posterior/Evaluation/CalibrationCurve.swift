import GSLNumerics

/// How often events happen that were predicted with a given probability.
///
/// Predictions are calibrated if, of the events predicted with probability p, a share p happens,
/// for every p. They are sorted into bins, and in each the mean prediction is compared with the
/// observed frequency.
///
/// Empty bins are left out. Predictions with one value are never parted, so that the order of the
/// examples does not matter.
///
/// Reference: Guo, Pleiss, Sun and Weinberger, "On calibration of modern neural networks", ICML
/// 2017.
public struct CalibrationCurve: Sendable, Equatable {
  /// How predictions are sorted into bins.
  public enum Binning: Sendable, Hashable {
    /// B intervals of the same width 1/B. A value on a border belongs to the upper one.
    case equalWidth(Int)
    /// B bins with the same number of predictions, as far as n and equal predictions allow.
    case equalCount(Int)
  }

  /// Some predictions of similar probability.
  public struct Bin: Sendable, Equatable {
    /// The number of predictions, at least 1.
    public let count: Int
    /// How many of the events happened.
    public let eventCount: Int
    /// The mean of the predicted probabilities.
    public let meanPrediction: Double

    /// The share of the events that happened.
    public var frequency: Double { Double(eventCount) / Double(count) }

    /// The Wilson interval for the probability of the events.
    ///
    /// - Parameter confidence: The confidence level. The default is 0.95.
    public func interval(confidence: Double = 0.95) -> BinomialInterval {
      .wilson(successes: eventCount, trials: count, confidence: confidence)
    }
  }

  /// The bins, in ascending order of the predictions.
  public let bins: [Bin]

  /// The number n of predictions.
  public var count: Int { bins.reduce(0) { $0 + $1.count } }

  /// The expected calibration error,
  ///
  ///     Σ_b n_b/n · |frequency_b − mean prediction_b|
  ///
  /// It depends on the bins, and is above 0 for calibrated predictions, too, since frequencies vary
  /// by chance.
  ///
  /// - Returns: A value in [0, 1].
  public var expectedError: Double {
    let weighted = bins.lazy.map { Double($0.count) * ($0.frequency - $0.meanPrediction).magnitude }
    return weighted.compensatedSum() / Double(count)
  }

  /// The calibration of predictions of an event.
  ///
  /// ```swift
  /// let curve = CalibrationCurve(
  ///   probabilities: [0.2, 0.2, 0.8, 0.8], events: [false, true, true, true],
  ///   binning: .equalWidth(2))
  /// print(curve.expectedError)  // 0.25
  /// ```
  ///
  /// - Parameters:
  ///   - probabilities: n predicted probabilities.
  ///   - events: For each, whether the event happened.
  ///   - binning: The bins. The default is 10 of equal width.
  /// - Precondition: n > 0, there are n events, the probabilities are in [0, 1], and there is at
  ///   least one bin.
  /// - Complexity: O(n log n).
  public init(
    probabilities: [Double], events: [Bool], binning: Binning = .equalWidth(10)
  ) {
    require(
      probabilities.count == events.count,
      "\(probabilities.count) probabilities for \(events.count) events")
    require(!events.isEmpty, "the calibration of no predictions is undefined")
    for (i, p) in probabilities.enumerated() {
      require((0...1).contains(p), "prediction \(i) is \(p), not a probability")
    }
    let order = probabilities.indices.sorted { probabilities[$0] < probabilities[$1] }
    let sorted = order.map { probabilities[$0] }
    let borders = binning.borders(of: sorted)
    bins = zip([0] + borders, borders).map { start, end in
      Bin(
        count: end - start, eventCount: order[start..<end].count { events[$0] },
        meanPrediction: sorted[start..<end].mean)
    }
  }

  /// The calibration of a classifier's probability for one class.
  ///
  /// - Parameters:
  ///   - label: The class, in 0..<K.
  ///   - classifier: A classifier of K classes.
  ///   - dataset: At least one example of these classes.
  ///   - binning: The bins. The default is 10 of equal width.
  public init(
    ofClass label: Int, by classifier: some Classifier, on dataset: Dataset,
    binning: Binning = .equalWidth(10)
  ) {
    classifier.requireFit(to: dataset)
    self.init(
      probabilities: classifier.posterior(dataset.features).column(label),
      events: dataset.labels.map { $0 == label }, binning: binning)
  }

  /// The calibration of a classifier's probability for the class that it predicts: is it right as
  /// often as it thinks it is?
  ///
  /// - Parameters:
  ///   - classifier: A classifier of K classes.
  ///   - dataset: At least one example of these classes.
  ///   - binning: The bins. The default is 10 of equal width.
  public init(
    of classifier: some Classifier, on dataset: Dataset, binning: Binning = .equalWidth(10)
  ) {
    classifier.requireFit(to: dataset)
    let logits = classifier.logits(dataset.features)
    self.init(
      predictions: indicesOfMaxima(logits), posterior: softmax(logits), labels: dataset.labels,
      binning: binning)
  }

  init(
    predictions: [Int], posterior: Matrix, labels: [Int], binning: Binning = .equalWidth(10)
  ) {
    self.init(
      probabilities: predictions.indices.map { posterior[$0, predictions[$0]] },
      events: zip(predictions, labels).map(==), binning: binning)
  }
}

extension CalibrationCurve.Binning {
  /// Where the bins of sorted predictions end, without empty ones.
  fileprivate func borders(of sorted: [Double]) -> [Int] {
    switch self {
    case .equalWidth(let count):
      require(count > 0, "a calibration curve needs at least one bin, not \(count)")
      let bins = sorted.map { min(Int($0 * Double(count)), count - 1) }
      return (1...sorted.count).filter { $0 == sorted.count || bins[$0] != bins[$0 - 1] }
    case .equalCount(let count):
      require(count > 0, "a calibration curve needs at least one bin, not \(count)")
      var borders: [Int] = []
      for bin in 1...count {
        var border = sorted.count * bin / count
        while border > 0 && border < sorted.count && sorted[border] == sorted[border - 1] {
          border += 1
        }
        if border > borders.last ?? 0 { borders.append(border) }
      }
      return borders
    }
  }
}
