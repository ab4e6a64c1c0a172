import GSLNumerics

/// A network with one hidden layer of rectified units, trained by Adam on standardized features.
public struct NetworkMethod: ClassificationMethod {
  /// The name, "mlp".
  public let name = "mlp"
  /// The name in sentences.
  public let title = "neural network"
  /// Units, epochs, examples of a step, and learning rate.
  public let options: [MethodOption] = [.hidden, .epochs, .batch, .rate]

  /// The method.
  public init() {}

  /// True.
  public func standardizes(_ settings: MethodSettings) -> Bool { true }

  /// The number of hidden units.
  public func remark(_ settings: MethodSettings) -> String? {
    "\(Int(settings[.hidden])) hidden units"
  }

  /// A network with random weights, trained for the epochs of the settings.
  public func learn(
    from examples: Dataset, _ settings: MethodSettings, using source: inout RandomSource,
    afterEpoch: (_ epoch: Int) -> Void
  ) throws(FitError) -> LearnedModel {
    let epochs = self.epochs(exampleCount: examples.count, settings)
    var network = MultilayerPerceptron(
      sizes: [examples.featureCount, Int(settings[.hidden]), examples.classCount],
      activation: .relu, initialization: .he, using: &source)
    try network.train(
      on: examples, loss: .crossEntropy, optimizer: .adam(rate: settings[.rate]), epochs: epochs,
      batchSize: Int(settings[.batch]), using: &source
    ) { epoch, _, _ in afterEpoch(epoch) }
    return LearnedModel(network, .epochs(epochs))
  }

  private func epochs(exampleCount: Int, _ settings: MethodSettings) -> Int {
    let epochs = Int(settings[.epochs])
    guard let limit = settings.stepLimit else { return epochs }
    let batchSize = Int(settings[.batch])
    let stepCount = max(1, (exampleCount + batchSize - 1) / batchSize)
    return min(epochs, max(10, limit / stepCount))
  }

  /// The network of a file's sizes, activations and parameters.
  public func model(
    from parameters: ModelObject, featureNames: [String], classNames: [String]
  ) throws(ModelFileError) -> any StorableClassifier {
    try parameters.requireOnly(["sizes", "activations", "parameters"])
    let sizes = try parameters.layerSizes(featureNames.count, classNames.count)
    let activations = try parameters.layerActivations(count: sizes.count - 1)
    let count = MultilayerPerceptron.parameterCount(sizes: sizes)
    return MultilayerPerceptron(
      sizes: sizes, activations: activations,
      parameters: try parameters.numbers("parameters", count: count))
  }
}

extension MultilayerPerceptron: StorableClassifier {
  /// The sizes of the layers, their activations, and all parameters.
  public var storedParameters: KeyValuePairs<String, ModelValue> {
    [
      "sizes": .numbers(sizes.map(Double.init)),
      "activations": .strings(activations.map(\.rawValue)), "parameters": .numbers(parameters),
    ]
  }
}

extension ModelObject {
  /// Sizes that cannot overflow when they are multiplied: 63 layers of 2²⁴ units.
  fileprivate func layerSizes(
    _ featureCount: Int, _ classCount: Int
  ) throws(ModelFileError) -> [Int] {
    var sizes: [Int] = []
    for number in try numbers("sizes") {
      guard let size = Int(exactly: number), (1...1 << 24).contains(size) else {
        throw error(.value, "sizes", value: "\(number)", "a layer cannot have \(number) units")
      }
      sizes.append(size)
    }
    let isFitting = sizes.first == featureCount && sizes.last == classCount && classCount >= 2
    guard isFitting, (2...64).contains(sizes.count) else {
      throw error(
        .value, "sizes",
        "'sizes' does not lead from \(featureCount) features to the outputs of \(classCount) classes"
      )
    }
    return sizes
  }

  fileprivate func layerActivations(count: Int) throws(ModelFileError) -> [Activation] {
    var activations: [Activation] = []
    for name in try strings("activations") {
      guard let activation = Activation(rawValue: name) else {
        throw error(
          .value, "activations", value: name, "there is no activation '\(name.excerpt)'")
      }
      activations.append(activation)
    }
    if activations.count != count {
      throw error(
        .value, "activations", value: "\(activations.count)",
        "'activations' has length \(activations.count), but \(count) is needed")
    }
    return activations
  }
}
