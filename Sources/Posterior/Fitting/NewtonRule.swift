/// The next move of Newton's method, from the size of its step and of the gradient.
struct NewtonRule {
  /// What the largest magnitude of a partial derivative may be.
  let tolerance: Double
  /// How many steps may be taken.
  let iterationLimit: Int
  /// What the last step may be.
  var lastStepLimit = 1e-8

  enum Move { case step, lastStep, end, failure }

  /// The next move at a point with a largest partial derivative, from which the next step is known.
  ///
  /// - Parameters:
  ///   - gradientNorm: The largest magnitude of a partial derivative.
  ///   - before: That of the point before, or the same at the start.
  ///   - stepCount: How many steps were taken.
  ///   - largest: The largest magnitude of a number of the next step.
  func move(
    gradientNorm: Double, before: Double, stepCount: Int, step largest: Double
  ) -> Move {
    if gradientNorm <= tolerance {
      // The step is computed already: taken, it leaves its square.
      if largest <= lastStepLimit { return .lastStep }
      // Where the gradient stalls, it is made of rounding, and so is the step.
      if gradientNorm > before / 2 { return .end }
    }
    return stepCount < iterationLimit ? .step : .failure
  }

  /// Whether a step has brought the value down by a fair share of what the slope promises, or left
  /// it equal up to rounding; not where it is NaN.
  ///
  /// - Parameter slope: The step, times its length, times the gradient before it.
  static func descends(from before: Double, to value: Double, slope: Double) -> Bool {
    value <= before - 1e-4 * slope + 1e-12 * before.magnitude
  }
}
