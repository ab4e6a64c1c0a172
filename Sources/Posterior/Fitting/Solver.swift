import GSLNumerics

/// How the minimum of a convex objective is found. All find the same one.
public enum Solver: Sendable, Equatable {
  /// Newton's method, with steps halved where the full one does not descend. The logistic and the
  /// softmax form are known as iteratively reweighted least squares.
  case newton
  /// Steps against the gradient, of the gradient times a fixed rate, or of a length found by line
  /// search where the rate is nil.
  ///
  /// It works on the features as they are, and so its path depends on their units.
  case gradientDescent(rate: Double? = nil)
  /// Quasi-Newton steps by GSL's `vector_bfgs2`.
  case bfgs
  /// Quasi-Newton steps from the last ten changes (L-BFGS).
  case limitedMemoryBFGS

  /// The method of minimization, if it is not Newton's.
  var method: MinimizationMethod? {
    switch self {
    case .newton: nil
    case .gradientDescent(let rate): .gradientDescent(rate: rate)
    case .bfgs: .bfgs
    case .limitedMemoryBFGS: .limitedMemoryBFGS()
    }
  }

  /// How many steps are allowed where nothing else is asked for.
  var defaultIterationLimit: Int {
    switch self {
    case .newton: 100
    case .gradientDescent: 100_000
    case .bfgs, .limitedMemoryBFGS: 1000
    }
  }

  /// - Precondition: The settings of a fit are in their ranges.
  func requireSettings(penalty: Double, tolerance: Double, iterationLimit: Int) {
    require((0...1e300).contains(penalty), "a penalty cannot be \(penalty)")
    require(tolerance >= 0, "a tolerance cannot be \(tolerance)")
    require(iterationLimit >= 0, "an iteration limit cannot be \(iterationLimit)")
  }
}
