import GSLNumerics

/// How stochastic gradient descent goes down: every step looks at a batch of examples only,
///
///     V ← μV + ∇L,    W ← W − ηV
///
/// where L is the mean loss of the batch plus (λ/2) |W|², and V is 0 at first. In every epoch the examples are shuffled and each
/// is used once.
///
/// PyTorch's `SGD` takes the same steps; its `weight_decay` λ also shrinks biases.
///
/// Reference: Bottou, Curtis and Nocedal, "Optimization methods for large-scale machine learning", SIAM Review 60 (2018).
public struct StochasticGradientDescent: Sendable, Equatable {
  /// The learning rate η.
  public let learningRate: Double
  /// The number of examples in a batch; the last of an epoch may have fewer.
  public let batchSize: Int
  /// The number of epochs.
  public let epochCount: Int
  /// The momentum μ: how much of the last step's direction is kept.
  public let momentum: Double
  /// The penalty λ on the weights.
  public let penalty: Double

  /// A descent with given settings.
  ///
  /// - Parameters:
  ///   - learningRate: η, above 0.
  ///   - batchSize: The number of examples in a batch, at least 1.
  ///   - epochCount: The number of epochs, at least 0.
  ///   - momentum: μ in 0..<1.
  ///   - penalty: λ, at least 0, with ηλ below 1.
  /// - Precondition: The numbers are in these ranges.
  public init(
    learningRate: Double = 0.1, batchSize: Int = 100, epochCount: Int = 10, momentum: Double = 0,
    penalty: Double = 0
  ) {
    require(
      learningRate > 0 && learningRate.isFinite, "a learning rate cannot be \(learningRate)")
    require(batchSize > 0, "a batch cannot have \(batchSize) examples")
    require(epochCount >= 0, "there cannot be \(epochCount) epochs")
    require((0..<1).contains(momentum), "a momentum cannot be \(momentum)")
    require(
      penalty >= 0 && learningRate * penalty < 1,
      "a penalty of \(penalty) is none, or overshoots at the rate \(learningRate)")
    self.learningRate = learningRate
    self.batchSize = batchSize
    self.epochCount = epochCount
    self.momentum = momentum
    self.penalty = penalty
  }

  /// The number of steps in an epoch of n examples.
  public func stepCount(examples count: Int) -> Int { (count + batchSize - 1) / batchSize }
}
