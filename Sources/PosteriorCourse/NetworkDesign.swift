import GSLNumerics
import Posterior

/// All that decides what a network becomes, but for the data and the random numbers.
///
/// A design is a value: change one thing in a copy, and compare.
public struct NetworkDesign: Sendable {
  /// The coding of the outputs.
  public enum Coding: Sendable, Equatable {
    /// K outputs; the largest names the class.
    case oneHot
    /// One output: near the number of the class, or the log-odds of class 1, as the loss has it.
    case classNumber
  }

  /// The numbers of hidden units, layer by layer.
  public var hiddenSizes: [Int]
  /// The activation of the hidden units.
  public var activation: Activation
  /// The activation of the outputs.
  public var outputActivation: Activation
  /// The coding of the outputs.
  public var coding: Coding
  /// How the parameters are drawn.
  public var initialization: Initialization
  /// The loss that the training minimizes.
  public var loss: any Loss
  /// How it steps.
  public var optimizer: Optimizer
  /// The number of epochs.
  public var epochs: Int
  /// The number of examples in a batch; nil for all.
  public var batchSize: Int?

  /// A design.
  ///
  /// - Parameters:
  ///   - hiddenSizes: The numbers of hidden units, layer by layer.
  ///   - activation: What the hidden units make of their input.
  ///   - outputActivation: What the outputs make of theirs.
  ///   - coding: The coding of the outputs.
  ///   - initialization: How the parameters are drawn.
  ///   - loss: What the training makes small.
  ///   - optimizer: How it steps.
  ///   - epochs: The number of epochs.
  ///   - batchSize: The number of examples in a batch; nil for all.
  public init(
    hiddenSizes: [Int], activation: Activation = .relu, outputActivation: Activation = .identity,
    coding: Coding = .oneHot, initialization: Initialization = .he, loss: any Loss,
    optimizer: Optimizer, epochs: Int, batchSize: Int? = nil
  ) {
    self.hiddenSizes = hiddenSizes
    self.activation = activation
    self.outputActivation = outputActivation
    self.coding = coding
    self.initialization = initialization
    self.loss = loss
    self.optimizer = optimizer
    self.epochs = epochs
    self.batchSize = batchSize
  }

  /// A network of this design before its training.
  ///
  /// - Parameters:
  ///   - featureCount: The number d of features.
  ///   - classCount: The number K of classes.
  ///   - random: The source of the parameters.
  public func network(
    featureCount: Int, classCount: Int, using random: inout RandomSource
  ) -> MultilayerPerceptron {
    MultilayerPerceptron(
      sizes: [featureCount] + hiddenSizes + [coding == .oneHot ? classCount : 1],
      activation: activation, outputActivation: outputActivation, initialization: initialization,
      using: &random)
  }

  /// Makes a network and trains it.
  ///
  /// - Parameters:
  ///   - examples: n examples of K classes.
  ///   - random: The source of the parameters, then of the order of the examples.
  ///   - afterEpoch: Gets the epoch, counted from 1, its mean loss and the network at its end.
  /// - Returns: The network and the losses during the training.
  /// - Throws: `FitError.diverged`.
  /// - Precondition: As for `MultilayerPerceptron.train`.
  public func train(
    on examples: some ExampleSource, using random: inout RandomSource,
    afterEpoch: (_ epoch: Int, _ meanLoss: Double, _ network: MultilayerPerceptron) -> Void = {
      _, _, _ in
    }
  ) throws(FitError) -> TrainedNetwork {
    var network = network(
      featureCount: examples.featureCount, classCount: examples.classCount, using: &random)
    let history = try network.train(
      on: examples, loss: loss, optimizer: optimizer, epochs: epochs, batchSize: batchSize,
      using: &random, afterEpoch: afterEpoch)
    return TrainedNetwork(network: network, classCount: examples.classCount, history: history)
  }
}

extension [NetworkDesign] {
  /// Trains a network of each design on the same examples with the same random numbers, so that the
  /// designs make the difference.
  ///
  /// - Parameters:
  ///   - examples: n examples of K classes.
  ///   - random: A source of which every training gets a copy.
  /// - Returns: One network a design, in their order.
  /// - Throws: `FitError.diverged`.
  /// - Precondition: As for `MultilayerPerceptron.train`.
  public func train(
    on examples: some ExampleSource, using random: RandomSource
  ) throws(FitError) -> [TrainedNetwork] {
    var networks: [TrainedNetwork] = []
    for design in self {
      var own = random
      networks.append(try design.train(on: examples, using: &own))
    }
    return networks
  }
}

/// A network that names classes, and how its training went.
public struct TrainedNetwork: Sendable, Equatable {
  /// The network.
  public let network: MultilayerPerceptron
  /// The number K of classes.
  public let classCount: Int
  /// The losses during the training.
  public let history: History

  /// The classes that the network names: by its largest output, or by its only one as
  /// `MultilayerPerceptron.singleOutput` says.
  ///
  /// - Parameter features: n × d finite numbers: each row is an example.
  /// - Returns: n classes, each in 0..<K.
  /// - Precondition: The features have d columns.
  public func predictions(_ features: Matrix) -> [Int] {
    network.predictedClasses(features, classCount: classCount)
  }

  /// How often the network names each class for each other.
  ///
  /// - Parameter dataset: n examples of K classes.
  public func confusion(on dataset: Dataset) -> ConfusionMatrix {
    ConfusionMatrix(
      truth: dataset.labels, predictions: predictions(dataset.features),
      classNames: dataset.classNames)
  }

  /// How many of the K classes the network names at least once: one when it has collapsed.
  ///
  /// - Parameter features: n × d finite numbers: each row is an example.
  /// - Precondition: The features have d columns.
  public func namedClassCount(_ features: Matrix) -> Int { Set(predictions(features)).count }
}
