import CPosteriorKernels

extension Kernels {
  /// A step of gradient descent with momentum: velocity ← momentum · velocity + gradient, w ← w −
  /// rate · velocity.
  package static func step(
    _ w: MutableRow, against gradient: Places?, velocity: Places?, momentum: Double, rate: Double
  ) {
    kernel_momentum(w.count, gradient, velocity, w.baseAddress, momentum, rate)
  }

  /// A step by moments, m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², w ← w − rate · m / (√(scale · v)
  /// + ε).
  package static func step(
    _ w: MutableRow, against gradient: Places?, means: Places?, squares: Places?,
    decays: (mean: Double, square: Double), rate: Double, scale: Double, epsilon: Double
  ) {
    kernel_adam(
      w.count, gradient, means, squares, w.baseAddress, decays.mean, decays.square, rate, scale,
      epsilon)
  }
}
