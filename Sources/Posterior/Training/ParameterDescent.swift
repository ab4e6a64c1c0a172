import PosteriorKernels

/// The memory and the steps of a gradient descent on many parameters: with momentum, or by Adam.
struct ParameterDescent: ~Copyable {
  private let means: UnsafeMutableBufferPointer<Double>
  private let squares: UnsafeMutableBufferPointer<Double>
  // The powers are products, since `pow` rounds differently on different processors.
  private var meanDecayPower = 1.0
  private var squareDecayPower = 1.0

  /// A descent at its start.
  ///
  /// - Parameter count: The number of parameters.
  init(count: Int) {
    means = .zeros(count)
    squares = .zeros(count)
  }

  deinit {
    for memory in [means, squares] { UnsafeMutableRawBufferPointer(memory).deallocate() }
  }

  /// A step of gradient descent with momentum μ: V ← μV + ∇L, W ← W − ηV.
  mutating func step(
    _ network: borrowing NetworkPass, rate: Double, momentum: Double
  ) {
    Kernels.step(
      network.parameters, against: network.gradient.baseAddress, velocity: means.baseAddress,
      momentum: momentum, rate: rate)
  }

  /// A step of Adam, with β₁, β₂ and ε.
  mutating func adamStep(
    _ network: borrowing NetworkPass, rate: Double, meanDecay: Double, squareDecay: Double,
    epsilon: Double
  ) {
    meanDecayPower *= meanDecay
    squareDecayPower *= squareDecay
    Kernels.step(
      network.parameters, against: network.gradient.baseAddress, means: means.baseAddress,
      squares: squares.baseAddress, decays: (meanDecay, squareDecay),
      rate: rate / (1 - meanDecayPower), scale: 1 / (1 - squareDecayPower), epsilon: epsilon)
  }
}
