import GSLNumerics

/// A neural network of dense layers, each of which makes new features out of those of the layer
/// before,
///
///     a₀ = x,    aₗ = f(Wₗ aₗ₋₁ + bₗ),    y = the last a
///
/// A unit with the logistic function is a logistic regression on the features of its layer: a
/// network is a cascade of them.
///
/// With two or more outputs it is a `Classifier` whose logits are the outputs. Their softmax is a
/// posterior only if it was trained with `CrossEntropyLoss`. With one output
/// `predictedClasses(_:classCount:)` reads a class number or log-odds, as the loss had it.
///
/// Its outputs, and the parameters that training gives it, are the same on every processor. Losses
/// may differ in their last digits, since they take logarithms, which the C library rounds
/// differently on different processors.
///
/// Reference: Bishop, *Pattern Recognition and Machine Learning*, §5.1.
public struct MultilayerPerceptron: Sendable, Equatable {
  /// The numbers of units: of features, and of each layer.
  public let sizes: [Int]
  /// The activation of each layer's units.
  public let activations: [Activation]
  /// The weights and biases of the layers, one after another: of each layer the weights, outputs ×
  /// inputs in rows, then the biases.
  ///
  /// - Precondition: A new value has as many numbers.
  public var parameters: [Double] {
    didSet {
      require(
        parameters.count == oldValue.count,
        "\(parameters.count) parameters for a network of \(oldValue.count)")
    }
  }
  /// What the output stands for, if there is only one: what the loss of the last training took it
  /// for; before any, the class number.
  public internal(set) var singleOutput = SingleOutput.classNumber

  /// A network with random parameters.
  ///
  /// - Parameters:
  ///   - sizes: The numbers of units: of features, of each hidden layer, and of outputs.
  ///   - activation: That of the hidden layers.
  ///   - outputActivation: That of the last layer.
  ///   - initialization: How the parameters are drawn.
  ///   - random: The source of the parameters.
  /// - Precondition: There are at least two sizes, all positive.
  public init(
    sizes: [Int], activation: Activation = .relu, outputActivation: Activation = .identity,
    initialization: Initialization = .he, using random: inout RandomSource
  ) {
    var parameters: [Double] = []
    for (inputs, outputs) in zip(sizes, sizes.dropFirst()) {
      parameters += initialization.parameters(inputs: inputs, outputs: outputs, using: &random)
    }
    self.init(
      sizes: sizes,
      activations: [Activation](repeating: activation, count: max(sizes.count - 2, 0))
        + [outputActivation], parameters: parameters)
  }

  /// A network with given parameters.
  ///
  /// ```swift
  /// let exclusiveOr = MultilayerPerceptron(
  ///   sizes: [2, 2, 1], activations: [.relu, .identity],
  ///   parameters: [1, 1, 1, 1, 0, -1, 1, -2, 0])
  /// print(exclusiveOr.outputs(Matrix([[0, 0], [0, 1], [1, 1]])).column(0))  // [0.0, 1.0, 0.0]
  /// ```
  ///
  /// - Parameters:
  ///   - sizes: The numbers of units: of features, and of each layer.
  ///   - activations: One a layer.
  ///   - parameters: Of each layer the weights, outputs × inputs in rows, then the biases.
  /// - Precondition: There are at least two sizes, all positive, and as many activations and
  ///   parameters as they need.
  public init(sizes: [Int], activations: [Activation], parameters: [Double]) {
    require(
      sizes.count >= 2 && sizes.allSatisfy { $0 > 0 }, "a network cannot have layers of \(sizes)")
    require(
      activations.count == sizes.count - 1,
      "\(activations.count) activations for \(sizes.count - 1) layers")
    let count = Self.parameterCount(sizes: sizes)
    require(
      parameters.count == count, "\(parameters.count) parameters for a network of \(count)")
    self.sizes = sizes
    self.activations = activations
    self.parameters = parameters
  }

  /// The number of weights and biases of a network.
  ///
  /// ```swift
  /// print(MultilayerPerceptron.parameterCount(sizes: [2, 16, 3]))  // 99
  /// ```
  ///
  /// - Parameter sizes: The numbers of units: of features, and of each layer.
  public static func parameterCount(sizes: [Int]) -> Int { NetworkPass.parameterCount(sizes) }

  /// The number d of features.
  public var featureCount: Int { sizes[0] }

  /// The number of outputs.
  public var outputCount: Int { sizes[sizes.count - 1] }

  /// The weights of a layer, outputs × inputs, and its biases.
  ///
  /// - Parameter layer: The number of the layer, from 0.
  /// - Precondition: There is such a layer.
  public func layer(_ layer: Int) -> (weights: Matrix, biases: [Double]) {
    require(activations.indices.contains(layer), "there is no layer \(layer)")
    let (inputs, outputs) = (sizes[layer], sizes[layer + 1])
    let start = NetworkPass.parameterCount(sizes[...layer])
    let end = start + inputs * outputs
    return (
      Matrix(
        rowCount: outputs, columnCount: inputs, elements: Array(parameters[start..<end])),
      Array(parameters[end..<end + outputs])
    )
  }
}
