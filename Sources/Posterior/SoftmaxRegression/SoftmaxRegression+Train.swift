import GSLNumerics

extension SoftmaxRegression {
  /// Trains by stochastic gradient descent, from weights and biases 0: every step makes the mean
  /// loss of a batch smaller, plus (λ/2) Σₖ |wₖ|².
  ///
  /// It does not find the minimum that `fit` finds: it ends after the given number of epochs, near
  /// it. It is the training of a `MultilayerPerceptron` without hidden layers.
  ///
  /// ```swift
  /// let trained = try SoftmaxRegression.train(on: dataset, epochs: 100, using: &source)
  /// print(ConfusionMatrix(of: trained.model, on: dataset).accuracy)  // 0.8333
  /// ```
  ///
  /// - Parameters:
  ///   - examples: n examples of K classes: a `Dataset`, or images.
  ///   - loss: The loss to minimize. The default is the cross-entropy.
  ///   - optimizer: How a step is made. The default is gradient descent at the rate 0.1.
  ///   - penalty: λ on the weights, at least 0, with ηλ below 1 for the learning rate η.
  ///   - epochs: The number of epochs.
  ///   - batchSize: The number of examples in a batch; the last of an epoch may have fewer. Nil:
  ///     all.
  ///   - random: The source of the order of the examples.
  ///   - afterBatch: Gets the number of examples seen so far, over all epochs.
  ///   - afterEpoch: Gets the epoch, counted from 1, its mean loss and the model at its end.
  /// - Returns: The model, and the losses during the training. With a loss that a shared shift of
  ///   the logits leaves alone, weights and biases each sum to 0 over the classes, up to rounding.
  /// - Throws: `FitError.diverged` as soon as a batch's loss, or at the end of an epoch a weight,
  ///   is infinite or NaN.
  /// - Precondition: There is an example, there are two or more classes, and the labels are in
  ///   0..<K; the numbers are in their ranges.
  /// - Complexity: O(ndK) an epoch. Memory: that of one batch beside the examples.
  ///
  /// PyTorch's `SGD` takes the same steps; its `weight_decay` λ also shrinks biases. Unlike
  /// PyTorch's, the model has the same bits on every processor.
  ///
  /// Reference: Bottou, Curtis and Nocedal, "Optimization methods for large-scale machine
  /// learning", SIAM Review 60 (2018).
  public static func train(
    on examples: some ExampleSource, loss: some Loss = CrossEntropyLoss(),
    optimizer: Optimizer = .gradientDescent(rate: 0.1), penalty: Double = 0, epochs: Int = 10,
    batchSize: Int? = 100, using random: inout RandomSource,
    afterBatch: (_ exampleCount: Int) -> Void = { _ in },
    afterEpoch: (_ epoch: Int, _ meanLoss: Double, _ model: SoftmaxRegression) -> Void = {
      _, _, _ in
    }
  ) throws(FitError) -> FitResult<SoftmaxRegression> {
    let (featureCount, classCount) = (examples.featureCount, examples.classCount)
    require(classCount > 1, "softmax regression needs two classes, not \(classCount)")
    var model = SoftmaxRegression(
      weights: Matrix(rowCount: classCount, columnCount: featureCount),
      biases: [Double](repeating: 0, count: classCount))
    var training = Training(
      sizes: [featureCount, classCount], activations: [.identity],
      parameters: model.weights.elements + model.biases, on: examples, loss: loss,
      optimizer: optimizer, penalty: penalty, batchSize: batchSize)
    try training.run(epochs: epochs, using: &random, afterBatch: afterBatch) {
      model = SoftmaxRegression(parameters: $2, featureCount: featureCount)
      afterEpoch($0, $1, model)
    }
    return FitResult(model: model, history: training.history)
  }

  /// A model with the weights, K × d in rows, and then the biases.
  private init(parameters: [Double], featureCount: Int) {
    let classCount = parameters.count / (featureCount + 1)
    self.init(
      weights: Matrix(
        rowCount: classCount, columnCount: featureCount,
        elements: Array(parameters.dropLast(classCount))),
      biases: Array(parameters.suffix(classCount)))
  }
}
