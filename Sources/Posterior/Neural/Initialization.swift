import GSLNumerics

/// How the parameters of a network are drawn before its training.
///
/// A layer of m inputs multiplies the variance of a signal by about m σ²/2 with the rectifier, and
/// by m σ² without. Too small a σ makes the signal, and with it the gradient, vanish from layer to
/// layer.
public enum Initialization: Sendable, Equatable {
  /// Weights and biases from N(0, σ²).
  case normal(standardDeviation: Double)
  /// Weights from N(0, 2/m) and biases 0, which keeps the signal's size under the rectifier.
  ///
  /// Reference: He, Zhang, Ren and Sun, "Delving deep into rectifiers", ICCV 2015.
  case he
  /// Weights uniform in ±√(6/(m + k)) for m inputs and k outputs, and biases 0.
  ///
  /// Reference: Glorot and Bengio, "Understanding the difficulty of training deep feedforward
  /// neural networks", AISTATS 2010.
  case glorot
  /// Weights and biases uniform in ±1/√m: what PyTorch's `Linear` begins with.
  case uniform
}

extension Initialization {
  /// The parameters of one layer: weights, outputs × inputs, then biases.
  ///
  /// They are rounded to 24 bits. A normal number may differ between machines in its last bit of
  /// 53, and training would make another network of it.
  func parameters(inputs: Int, outputs: Int, using random: inout RandomSource) -> [Double] {
    let (weightCount, biases) = (inputs * outputs, [Double](repeating: 0, count: outputs))
    let parameters: [Double]
    switch self {
    case .normal(let standardDeviation):
      parameters = random.normals(weightCount + outputs).map { standardDeviation * $0 }
    case .he:
      let standardDeviation = (2 / Double(inputs)).squareRoot()
      parameters = random.normals(weightCount).map { standardDeviation * $0 } + biases
    case .glorot:
      let bound = (6 / Double(inputs + outputs)).squareRoot()
      parameters = (0..<weightCount).map { _ in random.uniform(in: -bound...bound) } + biases
    case .uniform:
      let bound = 1 / Double(inputs).squareRoot()
      parameters = (0..<weightCount + outputs).map { _ in random.uniform(in: -bound...bound) }
    }
    return parameters.map { Double(Float($0)) }
  }
}
