import PosteriorKernels

/// The function that a unit of a neural network applies to its input z.
///
/// The derivative is computed from the value a, as backpropagation has it at hand.
public enum Activation: String, Sendable, Equatable, CaseIterable {
  /// The rectifier, max(z, 0), with the derivative 0 at 0.
  case relu
  /// The hyperbolic tangent; its derivative is 1 − a².
  case tanh
  /// The logistic function, 1 / (1 + e⁻ᶻ); its derivative is a (1 − a).
  case logistic
  /// z itself.
  case identity
  /// The softmax of all units of a layer: eᶻ divided by the sum of the layer's.
  ///
  /// It makes probabilities of a layer. A loss that takes logits, like the cross-entropy, applies
  /// it once more.
  case softmax
}

extension Activation {
  /// Replaces inputs by values.
  ///
  /// - Parameters:
  ///   - units: The inputs of whole layers, one after another.
  ///   - width: The number of units in a layer.
  func apply(to units: UnsafeMutableBufferPointer<Double>, width: Int) {
    switch self {
    case .relu: units.replaceNegativesByZero()
    case .tanh: units.replaceByHyperbolicTangents()
    case .logistic: units.replaceByLogistics()
    case .identity: break
    case .softmax: units.replaceBySoftmax(width: width)
    }
  }

  /// Turns derivatives by the values into derivatives by the inputs.
  ///
  /// - Parameters:
  ///   - derivatives: The derivatives of a loss by the values, replaced by those by the inputs.
  ///   - values: The values.
  ///   - width: The number of units in a layer.
  func backpropagate(
    _ derivatives: UnsafeMutableBufferPointer<Double>, values: UnsafeMutableBufferPointer<Double>,
    width: Int
  ) {
    switch self {
    case .relu: derivatives.replaceByZero(whereNotPositive: values)
    case .tanh: for i in values.indices { derivatives[i] *= 1 - values[i] * values[i] }
    case .logistic: for i in values.indices { derivatives[i] *= values[i] * (1 - values[i]) }
    case .identity: break
    case .softmax:
      for start in stride(from: 0, to: values.count, by: width) {
        let layer = start..<start + width
        var average = 0.0
        for i in layer { average += values[i] * derivatives[i] }
        for i in layer { derivatives[i] = values[i] * (derivatives[i] - average) }
      }
    }
  }
}
