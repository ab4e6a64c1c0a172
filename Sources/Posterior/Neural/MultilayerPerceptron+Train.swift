import GSLNumerics

extension MultilayerPerceptron {
  /// Trains the network to name the classes of examples.
  ///
  /// In every epoch the examples are shuffled and cut into batches; each batch makes one step. Batches of all examples are not shuffled.
  ///
  /// - Parameters:
  ///   - examples: n examples of K classes: a `Dataset`, or images. With K outputs the targets are one-hot, with one output the
  ///     class numbers.
  ///   - loss: What is made small.
  ///   - optimizer: How a step is made.
  ///   - epochs: The number of epochs.
  ///   - batchSize: The number of examples in a batch; the last of an epoch may have fewer. Nil: all.
  ///   - random: The source of the order of the examples.
  ///   - afterEpoch: Gets the epoch, counted from 1, its mean loss and the network at its end.
  /// - Returns: The losses on the way.
  /// - Throws: `FitError.diverged` as soon as a batch's loss, or at the end of an epoch a parameter, is infinite or NaN. The network is
  ///   then as it was before.
  /// - Precondition: There is an example, the features have d columns, the labels are in 0..<K, and there are K outputs; or one, if
  ///   the loss takes it for the number of the class, or for log-odds and K ≤ 2; the numbers are in their ranges.
  /// - Complexity: O(nP) an epoch for P parameters. Memory: three or four times the parameters and that of one batch.
  ///
  /// Unlike PyTorch's, the trained network has the same bits on every processor.
  @discardableResult
  public mutating func train(
    on examples: some ExampleSource, loss: some Loss, optimizer: Optimizer, epochs: Int,
    batchSize: Int? = nil, using random: inout RandomSource,
    afterEpoch: (_ epoch: Int, _ meanLoss: Double, _ network: MultilayerPerceptron) -> Void = {
      _, _, _ in
    }
  ) throws(FitError) -> TrainingHistory {
    let labels = examples.labels
    require(!labels.isEmpty, "there are no examples to train on")
    require(epochs >= 0, "there cannot be \(epochs) epochs")
    require((batchSize ?? 1) > 0, "a batch cannot have \(batchSize ?? 1) examples")
    require(
      examples.featureCount == featureCount,
      "\(examples.featureCount) features for a network of \(featureCount)")
    loss.requireFit(outputCount: outputCount, classCount: examples.classCount)
    optimizer.requireValid()
    let targets = NetworkTargets(
      labels: labels, outputCount: outputCount, classCount: examples.classCount)
    var training = NetworkTraining(
      self, examples, targets, loss, optimizer,
      batchSize: min(batchSize ?? labels.count, labels.count))
    var network = self
    if outputCount == 1, let meaning = loss.singleOutput { network.singleOutput = meaning }
    for epoch in stride(from: 1, through: epochs, by: 1) {
      let meanLoss = try training.runEpoch(epoch, using: &random)
      network.parameters = training.parameters
      afterEpoch(epoch, meanLoss, network)
    }
    self = network
    return training.history
  }
}

/// A training under way.
private struct NetworkTraining<Examples: ExampleSource, Objective: Loss>: ~Copyable {
  private let examples: Examples
  private let targets: NetworkTargets
  private let loss: Objective
  private let optimizer: Optimizer
  private let batchSize: Int
  private let pass: NetworkPass
  private var descent: ParameterDescent
  private var order: [Int]
  private var batchTargets: [Double]
  var history = TrainingHistory()

  init(
    _ network: MultilayerPerceptron, _ examples: Examples, _ targets: NetworkTargets,
    _ loss: Objective, _ optimizer: Optimizer, batchSize: Int
  ) {
    self.examples = examples
    self.targets = targets
    self.loss = loss
    self.optimizer = optimizer
    self.batchSize = batchSize
    pass = network.pass(batchSize: batchSize)
    descent = ParameterDescent(count: network.parameters.count)
    order = Array(examples.labels.indices)
    batchTargets = [Double](repeating: 0, count: batchSize * targets.width)
  }

  var parameters: [Double] { Array(pass.parameters) }

  /// Takes the steps of an epoch, and returns the mean of the losses.
  mutating func runEpoch(
    _ epoch: Int, using random: inout RandomSource
  ) throws(FitError) -> Double {
    if batchSize < order.count { random.shuffle(&order) }
    var sum = 0.0
    var stepCount = 0
    for start in stride(from: 0, to: order.count, by: batchSize) {
      let batch = order[start..<min(start + batchSize, order.count)]
      let batchSum = takeStep(batch)
      stepCount += 1
      guard batchSum.isFinite else { throw divergence(epoch, stepCount) }
      history.stepLosses.append(batchSum / Double(batch.count))
      sum += batchSum
    }
    guard pass.areParametersFinite else { throw divergence(epoch, stepCount) }
    history.epochLosses.append(sum / Double(order.count))
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
    optimizer.step(pass, &descent)
    return sum
  }

  private func divergence(_ epoch: Int, _ step: Int) -> FitError {
    .diverged(epoch: epoch, step: step, rate: optimizer.rate)
  }
}
