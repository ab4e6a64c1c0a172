import GSLNumerics

extension MultilayerPerceptron {
  /// Trains the network to name the classes of examples.
  ///
  /// In every epoch the examples are shuffled and cut into batches; each batch makes one step.
  /// Batches of all examples are not shuffled.
  ///
  /// - Parameters:
  ///   - examples: n examples of K classes: a `Dataset`, or images. With K outputs the targets are
  ///     one-hot, with one output the class numbers.
  ///   - loss: The loss to minimize.
  ///   - optimizer: How a step is made.
  ///   - epochs: The number of epochs.
  ///   - batchSize: The number of examples in a batch; the last of an epoch may have fewer. Nil:
  ///     all.
  ///   - random: The source of the order of the examples.
  ///   - afterEpoch: Gets the epoch, counted from 1, its mean loss and the network at its end.
  /// - Returns: The losses during the training.
  /// - Throws: `FitError.diverged` as soon as a batch's loss, or at the end of an epoch a
  ///   parameter, is infinite or NaN. The network is then as it was before.
  /// - Precondition: There is an example, the features have d columns, the labels are in 0..<K, and
  ///   there are K outputs; or one, if the loss takes it for the number of the class, or for
  ///   log-odds and K ≤ 2; the numbers are in their ranges.
  /// - Complexity: O(nP) an epoch for P parameters. Memory: three or four times the parameters and
  ///   that of one batch.
  ///
  /// Unlike PyTorch's, the trained network has the same bits on every processor.
  @discardableResult
  public mutating func train(
    on examples: some ExampleSource, loss: some Loss, optimizer: Optimizer, epochs: Int,
    batchSize: Int? = nil, using random: inout RandomSource,
    afterEpoch: (_ epoch: Int, _ meanLoss: Double, _ network: MultilayerPerceptron) -> Void = {
      _, _, _ in
    }
  ) throws(FitError) -> History {
    var training = Training(
      sizes: sizes, activations: activations, parameters: parameters, on: examples, loss: loss,
      optimizer: optimizer, batchSize: batchSize)
    var network = self
    if outputCount == 1, let meaning = loss.singleOutput { network.singleOutput = meaning }
    try training.run(epochs: epochs, using: &random) { epoch, meanLoss, parameters in
      network.parameters = parameters
      afterEpoch(epoch, meanLoss, network)
    }
    self = network
    return training.history
  }
}
