import GSLNumerics

/// A training under way: stochastic gradient descent of a network, or of a regression, which is a
/// network without hidden layers.
///
/// In every epoch the examples are shuffled and cut into batches; each batch makes one step.
/// Batches of all examples are not shuffled.
struct Training<Examples: ExampleSource, Objective: Loss>: ~Copyable {
  private let examples: Examples
  private let targets: NetworkTargets
  private let loss: Objective
  private let optimizer: Optimizer
  private let penalty: Double
  private let batchSize: Int
  private let pass: NetworkPass
  private var descent: ParameterDescent
  private var order: [Int]
  private var batchTargets: [Double]
  private(set) var history = History()

  /// A training at its start.
  ///
  /// - Parameters:
  ///   - sizes: The numbers of units: of features, and of each layer.
  ///   - activations: One a layer.
  ///   - parameters: The weights and biases at the start.
  ///   - examples: n examples of K classes.
  ///   - loss: The loss to minimize.
  ///   - optimizer: How a step is made.
  ///   - penalty: λ on the weights.
  ///   - batchSize: The number of examples in a batch; nil for all.
  init(
    sizes: [Int], activations: [Activation], parameters: [Double], on examples: Examples,
    loss: Objective, optimizer: Optimizer, penalty: Double = 0, batchSize: Int?
  ) {
    let (labels, outputCount) = (examples.labels, sizes[sizes.count - 1])
    require(!labels.isEmpty, "there are no examples to train on")
    require((batchSize ?? 1) > 0, "a batch cannot have \(batchSize ?? 1) examples")
    require(
      examples.featureCount == sizes[0],
      "\(examples.featureCount) features for a network of \(sizes[0])")
    loss.requireFit(outputCount: outputCount, classCount: examples.classCount)
    optimizer.requireValid(penalty: penalty)
    self.examples = examples
    targets = NetworkTargets(
      labels: labels, outputCount: outputCount, classCount: examples.classCount)
    (self.loss, self.optimizer, self.penalty) = (loss, optimizer, penalty)
    self.batchSize = min(batchSize ?? labels.count, labels.count)
    pass = NetworkPass(
      sizes: sizes, activations: activations, parameters: parameters, batchSize: self.batchSize)
    descent = ParameterDescent(count: parameters.count)
    order = Array(labels.indices)
    batchTargets = [Double](repeating: 0, count: self.batchSize * outputCount)
  }

  /// Takes the steps of some epochs.
  ///
  /// - Parameters:
  ///   - epochs: The number of epochs.
  ///   - random: The source of the order of the examples.
  ///   - afterBatch: Gets the number of examples seen so far, over all epochs.
  ///   - afterEpoch: Gets the epoch, counted from 1, its mean loss and the parameters at its end.
  /// - Throws: `FitError.diverged` as soon as a batch's loss, or at the end of an epoch a
  ///   parameter, is infinite or NaN.
  mutating func run(
    epochs: Int, using random: inout RandomSource,
    afterBatch: (_ exampleCount: Int) -> Void = { _ in },
    afterEpoch: (_ epoch: Int, _ meanLoss: Double, _ parameters: [Double]) -> Void
  ) throws(FitError) {
    require(epochs >= 0, "there cannot be \(epochs) epochs")
    for epoch in stride(from: 1, through: epochs, by: 1) {
      if batchSize < order.count { random.shuffle(&order) }
      let meanLoss = try runEpoch(epoch, afterBatch)
      history.record(epochLoss: meanLoss)
      afterEpoch(epoch, meanLoss, Array(pass.parameters))
    }
  }

  /// Takes the steps of an epoch, and returns the mean of the losses.
  private mutating func runEpoch(
    _ epoch: Int, _ afterBatch: (Int) -> Void
  ) throws(FitError) -> Double {
    var (sum, stepCount) = (0.0, 0)
    for start in stride(from: 0, to: order.count, by: batchSize) {
      let batch = order[start..<min(start + batchSize, order.count)]
      let batchSum = takeStep(batch)
      stepCount += 1
      guard batchSum.isFinite else { throw divergence(epoch, stepCount) }
      history.record(batchLoss: batchSum / Double(batch.count))
      sum += batchSum
      afterBatch((epoch - 1) * order.count + batch.endIndex)
    }
    guard pass.areParametersFinite else { throw divergence(epoch, stepCount) }
    return sum / Double(order.count)
  }

  /// Moves the parameters along a batch's gradient, and returns the sum of its losses before.
  private mutating func takeStep(_ batch: ArraySlice<Int>) -> Double {
    examples.writeFeatures(of: batch, to: pass.features(batch.count))
    pass.forward(batch.count)
    let sum = batchTargets.withUnsafeMutableBufferPointer {
      let part = UnsafeMutableBufferPointer(rebasing: $0[..<(batch.count * targets.width)])
      targets.write(batch, to: part)
      return loss.sum(pass, part, count: batch.count, width: targets.width)
    }
    pass.backward(batch.count)
    if penalty > 0 { pass.addPenalty(penalty) }
    optimizer.step(pass, &descent)
    return sum
  }

  private func divergence(_ epoch: Int, _ step: Int) -> FitError {
    .diverged(epoch: epoch, step: step, rate: optimizer.rate)
  }
}
