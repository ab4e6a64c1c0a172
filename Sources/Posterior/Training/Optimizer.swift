import GSLNumerics

/// How a training steps along the gradient g of a batch's mean loss.
public enum Optimizer: Sendable, Equatable {
  /// Stochastic gradient descent with momentum μ (0 for none),
  ///
  ///     V ← μV + g,    W ← W − ηV
  ///
  /// Reference: Polyak, "Some methods of speeding up the convergence of iteration methods", 1964.
  case gradientDescent(rate: Double, momentum: Double = 0)
  /// Adam: steps of about the rate η, in each parameter, whatever the size of its gradient,
  ///
  ///     m ← β₁m + (1 − β₁)g,    v ← β₂v + (1 − β₂)g²,    W ← W − η m̂ / (√v̂ + ε)
  ///
  /// with m̂ = m / (1 − β₁ᵗ) and v̂ = v / (1 − β₂ᵗ) in step t, which correct for the start at 0.
  ///
  /// Reference: Kingma and Ba, "Adam: a method for stochastic optimization", ICLR 2015.
  case adam(
    rate: Double, meanDecay: Double = 0.9, squareDecay: Double = 0.999, epsilon: Double = 1e-8)

  /// The learning rate η.
  public var rate: Double {
    switch self {
    case .gradientDescent(let rate, _): rate
    case .adam(let rate, _, _, _): rate
    }
  }

  func requireValid(penalty: Double = 0) {
    require(rate > 0 && rate.isFinite, "a learning rate cannot be \(rate)")
    require(
      penalty >= 0 && rate * penalty < 1,
      "a penalty of \(penalty) is negative, or overshoots at the rate \(rate)")
    switch self {
    case .gradientDescent(_, let momentum):
      require((0..<1).contains(momentum), "a momentum cannot be \(momentum)")
    case .adam(_, let meanDecay, let squareDecay, let epsilon):
      require(
        (0..<1).contains(meanDecay) && (0..<1).contains(squareDecay) && epsilon > 0,
        "Adam cannot have decays of \(meanDecay) and \(squareDecay) and an epsilon of \(epsilon)")
    }
  }

  /// Moves the parameters of a network along its gradient.
  func step(_ network: borrowing NetworkPass, _ descent: inout ParameterDescent) {
    switch self {
    case .gradientDescent(let rate, let momentum):
      descent.step(network, rate: rate, momentum: momentum)
    case .adam(let rate, let meanDecay, let squareDecay, let epsilon):
      descent.adamStep(
        network, rate: rate, meanDecay: meanDecay, squareDecay: squareDecay, epsilon: epsilon)
    }
  }
}
