import GSLNumerics

extension SoftmaxRegression {
  /// Trains by stochastic gradient descent on the cross-entropy, from weights and biases 0.
  ///
  /// It does not find the minimum that `fit` finds: it ends after so many epochs, near it.
  ///
  /// - Parameters:
  ///   - examples: n examples of K classes: a `Dataset`, or images.
  ///   - descent: Learning rate, batch size, epochs, momentum and penalty.
  ///   - random: The source of the order of the examples.
  ///   - afterBatch: Gets the number of examples seen so far, over all epochs.
  ///   - afterEpoch: Gets the epoch, counted from 1, its mean loss and the model at its end.
  /// - Returns: The model; weights and biases each sum to 0 over the classes, up to rounding. And the mean loss of every epoch.
  /// - Throws: `FitError.diverged` as soon as a batch's loss, or at the end of an epoch a weight, is infinite or NaN.
  /// - Precondition: There is an example, and the labels are in 0..<K.
  /// - Complexity: O(ndK) an epoch, nK exponentials. Memory: that of one batch beside the examples.
  public static func train(
    on examples: some ExampleSource, by descent: StochasticGradientDescent = .init(),
    using random: inout RandomSource, afterBatch: (_ exampleCount: Int) -> Void = { _ in },
    afterEpoch: (_ epoch: Int, _ meanLoss: Double, _ model: SoftmaxRegression) -> Void = {
      _, _, _ in
    }
  ) throws(FitError) -> TrainingResult<SoftmaxRegression> {
    let labels = examples.labels
    require(!labels.isEmpty, "there are no examples to train on")
    let stray = labels.firstIndex { !(0..<examples.classCount).contains($0) }
    require(
      stray == nil,
      "example \(stray ?? 0) has label \(labels[stray ?? 0]), outside 0..<\(examples.classCount)")
    var training = SoftmaxTraining(examples, labels, descent)
    var epochLosses: [Double] = []
    for epoch in 0..<descent.epochCount {
      random.shuffle(&training.order)
      let loss = try training.runEpoch(epoch, afterBatch)
      epochLosses.append(loss)
      afterEpoch(epoch + 1, loss, training.model)
    }
    return TrainingResult(model: training.model, epochLosses: epochLosses)
  }
}

/// A training under way.
private struct SoftmaxTraining<Examples: ExampleSource> {
  private let examples: Examples
  private let labels: [Int]
  private let descent: StochasticGradientDescent
  private var state: SoftmaxDescent
  private var batchLabels: [Int]
  /// The examples in the order of this epoch.
  var order: [Int]

  init(_ examples: Examples, _ labels: [Int], _ descent: StochasticGradientDescent) {
    self.examples = examples
    self.labels = labels
    self.descent = descent
    order = Array(labels.indices)
    batchLabels = []
    state = SoftmaxDescent(
      featureCount: examples.featureCount, classCount: examples.classCount,
      batchSize: min(descent.batchSize, labels.count), momentum: descent.momentum)
  }

  var model: SoftmaxRegression {
    SoftmaxRegression(weights: state.weights, biases: state.biases)
  }

  /// Takes the steps of an epoch, and returns their mean loss.
  mutating func runEpoch(
    _ epoch: Int, _ afterBatch: (Int) -> Void
  ) throws(FitError) -> Double {
    var sum = 0.0
    for step in 0..<descent.stepCount(examples: order.count) {
      let start = step * descent.batchSize
      let end = min(start + descent.batchSize, order.count)
      let loss = stepLoss(order[start..<end])
      guard loss.isFinite else { throw divergence(epoch, step) }
      sum += loss
      afterBatch(epoch * order.count + end)
    }
    guard state.isFinite else {
      throw divergence(epoch, descent.stepCount(examples: order.count) - 1)
    }
    return sum / Double(order.count)
  }

  private func divergence(_ epoch: Int, _ step: Int) -> FitError {
    .diverged(epoch: epoch + 1, step: step + 1, rate: descent.learningRate)
  }

  private mutating func stepLoss(_ batch: ArraySlice<Int>) -> Double {
    batchLabels.removeAll(keepingCapacity: true)
    for example in batch { batchLabels.append(labels[example]) }
    return state.step(
      labels: batchLabels, rate: descent.learningRate, penalty: descent.penalty
    ) { [examples] in examples.writeFeatures(of: batch, to: $0) }
  }
}
