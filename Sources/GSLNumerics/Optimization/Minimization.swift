/// A smooth function to minimize: it returns its value at a point and writes its gradient.
///
/// - Parameters:
///   - point: d numbers.
///   - gradient: d numbers to overwrite with the partial derivatives. It is the same memory at
///     every call.
/// - Returns: The value. One that is not finite says that the point is outside the function's
///   domain.
public typealias SmoothFunction = (_ point: [Double], _ gradient: inout [Double]) -> Double

/// An approximation P of the inverse of a function's second derivatives: it replaces a vector v by
/// Pv. P has to be symmetric and positive definite.
public typealias Preconditioner = (_ vector: inout [Double]) -> Void

/// An observer of a minimization: it gets the start and the point after each step, with the value
/// there and the largest magnitude of a partial derivative.
public typealias MinimizationObserver = (
  _ point: [Double], _ value: Double, _ gradientNorm: Double
) -> Void

/// A minimum that an iteration found, and how it got there.
public struct Minimization: Sendable, Equatable {
  /// The minimizing point, d numbers.
  public let point: [Double]
  /// The gradient there, d numbers.
  public let gradient: [Double]
  /// The function's values on the way, with how often it was evaluated, always with its gradient.
  public let history: History

  /// The value at the minimum.
  public var value: Double { history.losses[history.stepCount] }
  /// The largest magnitude of a partial derivative at the minimum.
  public var gradientNorm: Double { history.gradientNorms[history.stepCount] }
}

/// How a minimization chooses its steps.
public enum MinimizationMethod: Sendable, Equatable {
  /// Steps against the gradient: of the gradient times a fixed rate, or of a length found by line
  /// search where the rate is nil.
  case gradientDescent(rate: Double? = nil)
  /// Quasi-Newton steps from the last pairs of changes of the point and of the gradient (L-BFGS).
  case limitedMemoryBFGS(pairCount: Int = 10)
  /// Quasi-Newton steps by GSL's `vector_bfgs2`.
  case bfgs
  /// Conjugate gradients after Polak and Ribière, by GSL's `conjugate_pr`.
  case conjugateGradients
}

/// Why a minimization has no minimum to return.
public enum MinimizationError: Error, Equatable, Sendable {
  /// The limit of iterations came before the tolerance.
  case notConverged(iterationCount: Int, gradientNorm: Double)
  /// No step along the direction of search is any better, although the gradient is above the
  /// tolerance: the tolerance is below what rounding leaves of the gradient, or the gradient does
  /// not belong to the function.
  case noProgress(iterationCount: Int, gradientNorm: Double)
  /// The value or the gradient is not finite at the start, or the steps lead to where it is not.
  case notFinite(iterationCount: Int, value: Double)
}

extension MinimizationError: CustomStringConvertible {
  /// One line that says what happened.
  public var description: String {
    switch self {
    case .notConverged(let count, let norm):
      "no minimum after \(count) iterations: the gradient is still \(norm)"
    case .noProgress(let count, let norm):
      "no better point was found after \(count) iterations: the gradient is still \(norm)"
    case .notFinite(let count, let value):
      "the function's value or gradient is not finite after \(count) iterations: \(value)"
    }
  }
}
