import GSLNumerics

/// The minimum of a fit's objective, as `minimize` finds it.
///
/// - Throws: `FitError.notConverged`.
func fitByMinimizing(
  from start: [Double], method: MinimizationMethod, tolerance: Double, iterationLimit: Int,
  preconditioner: Preconditioner? = nil, _ objective: SmoothFunction
) throws(FitError) -> Minimization {
  do {
    return try minimize(
      from: start, method: method, tolerance: tolerance, iterationLimit: iterationLimit,
      preconditioner: preconditioner, objective)
  } catch {
    throw FitError(error)
  }
}

extension FitError {
  /// The error of a fit whose minimization failed.
  init(_ error: MinimizationError) {
    switch error {
    case .notConverged(let iterationCount, let gradientNorm),
      .noProgress(let iterationCount, let gradientNorm):
      self = .notConverged(iterationCount: iterationCount, gradientNorm: gradientNorm)
    case .notFinite(let iterationCount, _):
      self = .notConverged(iterationCount: iterationCount, gradientNorm: .infinity)
    }
  }
}
