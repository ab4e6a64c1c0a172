import CPosteriorKernels

/// The memory and the steps of a gradient descent on many parameters: with momentum, or by Adam.
package struct ParameterDescent: ~Copyable {
  private let means: UnsafeMutableBufferPointer<Double>
  private let squares: UnsafeMutableBufferPointer<Double>
  // The powers are products, since `pow` rounds differently on different processors.
  private var meanDecayPower = 1.0
  private var squareDecayPower = 1.0

  /// A descent at its start.
  ///
  /// - Parameter count: The number of parameters.
  package init(count: Int) {
    means = .zeros(count)
    squares = .zeros(count)
  }

  deinit {
    for memory in [means, squares] { UnsafeMutableRawBufferPointer(memory).deallocate() }
  }

  /// A step of gradient descent with momentum μ: V ← μV + ∇L, W ← W − ηV.
  package mutating func step(
    _ network: borrowing NetworkPass, rate: Double, momentum: Double
  ) {
    kernel_momentum(
      means.count, network.gradient.baseAddress, means.baseAddress, network.parameters.baseAddress,
      momentum,
      rate)
  }

  /// A step of Adam, with β₁, β₂ and ε.
  package mutating func adamStep(
    _ network: borrowing NetworkPass, rate: Double, meanDecay: Double, squareDecay: Double,
    epsilon: Double
  ) {
    meanDecayPower *= meanDecay
    squareDecayPower *= squareDecay
    kernel_adam(
      means.count, network.gradient.baseAddress, means.baseAddress, squares.baseAddress,
      network.parameters.baseAddress,
      meanDecay, squareDecay, rate / (1 - meanDecayPower), 1 / (1 - squareDecayPower), epsilon)
  }
}
