import PosteriorKernels

/// A network of dense layers at work: forward from the features of a batch to its outputs, and
/// backward from the derivatives of a loss by the outputs to those by all parameters,
///
///     Aₗ = f(Aₗ₋₁ Wₗᵀ + bₗ),    ∂L/∂Wₗ = Dₗᵀ Aₗ₋₁,    ∂L/∂bₗ = Σ rows of Dₗ,    ∂L/∂Aₗ₋₁ = Dₗ Wₗ
///
/// where Dₗ holds the derivatives by the layer's inputs to f. All are products of whole batches,
/// and come out the same on every processor. The memory is allocated once, for the largest batch.
struct NetworkPass: ~Copyable {
  /// The numbers of units: of features, and of each layer.
  private let sizes: [Int]
  private let activations: [Activation]
  /// Where each layer's values begin; those of layer 0 are the features.
  private let valueStarts: [Int]
  /// Where each layer's weights begin among the parameters. Its biases follow them.
  private let weightStarts: [Int]
  /// The weights (outputs × inputs, in rows) and biases of each layer, one after another.
  let parameters: UnsafeMutableBufferPointer<Double>
  /// The derivatives by the parameters.
  let gradient: UnsafeMutableBufferPointer<Double>
  private let values: UnsafeMutableBufferPointer<Double>
  private let derivatives: UnsafeMutableBufferPointer<Double>

  /// A network's memory.
  ///
  /// - Parameters:
  ///   - sizes: The numbers of units: of features, and of each layer.
  ///   - activations: One a layer.
  ///   - parameters: The weights and biases.
  ///   - batchSize: The largest number of examples in a batch.
  init(sizes: [Int], activations: [Activation], parameters: [Double], batchSize: Int) {
    self.sizes = sizes
    self.activations = activations
    valueStarts = sizes.indices.map { batchSize * sizes[..<$0].reduce(0, +) }
    weightStarts = sizes.indices.dropLast().map { Self.parameterCount(sizes[...$0]) }
    let valueCount = batchSize * sizes.reduce(0, +)
    self.parameters = .zeros(parameters.count)
    _ = self.parameters.update(fromContentsOf: parameters)
    gradient = .zeros(parameters.count)
    values = .zeros(valueCount)
    derivatives = .zeros(valueCount)
  }

  deinit {
    for memory in [parameters, gradient, values, derivatives] {
      UnsafeMutableRawBufferPointer(memory).deallocate()
    }
  }

  /// The number of weights and biases of a network.
  ///
  /// - Parameter sizes: The numbers of units: of features, and of each layer.
  static func parameterCount(_ sizes: some Sequence<Int>) -> Int {
    zip(sizes, sizes.dropFirst()).reduce(0) { $0 + ($1.0 + 1) * $1.1 }
  }

  /// The place for the features of a batch, m × d.
  func features(_ count: Int) -> UnsafeMutableBufferPointer<Double> { values(0, count) }

  /// The values of the last layer, m × outputs.
  func outputs(_ count: Int) -> UnsafeMutableBufferPointer<Double> {
    values(activations.count, count)
  }

  /// The place for the derivatives of a loss by the values of the last layer, m × outputs.
  func outputDerivatives(_ count: Int) -> UnsafeMutableBufferPointer<Double> {
    part(of: derivatives, activations.count, count)
  }

  /// The values of a layer, m × units.
  func values(_ layer: Int, _ count: Int) -> UnsafeMutableBufferPointer<Double> {
    part(of: values, layer, count)
  }

  private func part(
    of buffer: UnsafeMutableBufferPointer<Double>, _ layer: Int, _ count: Int
  ) -> UnsafeMutableBufferPointer<Double> {
    UnsafeMutableBufferPointer(rebasing: buffer[valueStarts[layer]...].prefix(count * sizes[layer]))
  }

  /// Computes the values of all layers from the features.
  ///
  /// - Parameter count: The number m of examples.
  func forward(_ count: Int) {
    for layer in activations.indices {
      let (inputs, outputs) = (sizes[layer], sizes[layer + 1])
      let weights = parameters.address(weightStarts[layer])
      let results = values(layer + 1, count)
      Kernels.affine(
        values.address(valueStarts[layer]), weights: weights, biases: weights + inputs * outputs,
        rowCount: count, inputCount: inputs, outputCount: outputs,
        isSparse: isSparse(layer - 1, count), to: results.address(0))
      activations[layer].apply(to: results, width: outputs)
    }
  }

  /// Computes the derivatives by the parameters from those by the outputs, after `forward`.
  ///
  /// - Parameter count: The number m of examples.
  func backward(_ count: Int) {
    for layer in activations.indices.reversed() {
      let (inputs, outputs) = (sizes[layer], sizes[layer + 1])
      let errors = part(of: derivatives, layer + 1, count)
      activations[layer].backpropagate(errors, values: values(layer + 1, count), width: outputs)
      let isSparse = isSparse(layer, count)
      Kernels.product(
        errors.address(0), steps: (1, outputs), values.address(valueStarts[layer]),
        rowCount: outputs, depth: count, columnCount: inputs, isSparse: isSparse,
        to: gradient.address(weightStarts[layer]))
      let biasStart = weightStarts[layer] + inputs * outputs
      MutableRow(rebasing: gradient[biasStart..<biasStart + outputs])
        .replaceByColumnSums(of: errors, rowCount: count)
      guard layer > 0 else { return }
      Kernels.product(
        errors.address(0), steps: (outputs, 1), parameters.address(weightStarts[layer]),
        rowCount: count, depth: outputs, columnCount: inputs, isSparse: isSparse,
        to: derivatives.address(valueStarts[layer]))
    }
  }

  /// Adds the derivatives of (λ/2) |W|² by the weights, which leaves the biases alone.
  ///
  /// - Parameter penalty: λ.
  func addPenalty(_ penalty: Double) {
    for layer in activations.indices {
      let start = weightStarts[layer]
      for k in start..<start + sizes[layer] * sizes[layer + 1] {
        gradient[k] += penalty * parameters[k]
      }
    }
  }

  /// Whether products skip the zeros of a layer's values, or of their derivatives. What they
  /// prepare for it pays off in larger batches.
  private func isSparse(_ layer: Int, _ count: Int) -> Bool {
    count >= 16 && (layer < 0 || activations[layer] == .relu)
  }

  /// Whether no parameter is infinite or NaN.
  var areParametersFinite: Bool { parameters.areFinite }
}

extension UnsafeMutableBufferPointer<Double> {
  /// New memory for some numbers, 0 at first. There are eight more after them, since the kernels
  /// read past the end. It begins where a cache line does, as vectors that lie across two take
  /// twice as long.
  static func zeros(_ count: Int) -> Self {
    let memory = UnsafeMutableRawPointer.allocate(
      byteCount: (count + 8) * MemoryLayout<Double>.stride, alignment: 64)
    return Self(
      start: memory.initializeMemory(as: Double.self, repeating: 0, count: count + 8), count: count)
  }

  /// The address of an element of memory that was allocated.
  fileprivate func address(_ index: Int) -> UnsafeMutablePointer<Double> {
    // Every buffer of a pass has elements: layers are at least one unit wide.
    guard let baseAddress else { fatalError("an empty buffer has no address") }
    return baseAddress + index
  }
}
