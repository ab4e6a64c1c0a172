import CPosteriorLibc
import GSLNumerics

/// A covariance matrix, ready to be divided by.
///
/// A diagonal one is kept as its d variances: with many features neither d² numbers nor their
/// factorization are wanted.
enum ClassCovariance: Sendable, Equatable {
  case full(Matrix, CholeskyFactorization)
  case diagonal([Double])

  /// The covariance matrix Σ, d × d.
  var matrix: Matrix {
    switch self {
    case .full(let matrix, _): matrix
    case .diagonal(let variances): Matrix(diagonal: variances)
    }
  }

  /// Its Cholesky factorization.
  var factorization: CholeskyFactorization {
    switch self {
    case .full(_, let factorization): factorization
    case .diagonal(let variances): CholeskyFactorization(diagonal: variances)
    }
  }

  /// ln |Σ|.
  var logDeterminant: Double {
    switch self {
    case .full(_, let factorization): factorization.logDeterminant
    case .diagonal(let variances): variances.lazy.map { log($0) }.compensatedSum()
    }
  }

  /// Σ⁻¹ v.
  func solve(_ vector: [Double]) -> [Double] {
    switch self {
    case .full(_, let factorization): factorization.solve(vector)
    case .diagonal(let variances): zip(vector, variances).map { $0 / $1 }
    }
  }

  /// The logarithms of the density of N(μ, Σ) at each point, where μ is a mean and what rounding
  /// took from it.
  func logDensity(_ points: Matrix, mean: [Double], remainder: [Double]?) -> [Double] {
    let atMean = -(Double(mean.count) * log(2 * Double.pi) + logDeterminant) / 2
    switch self {
    case .full(_, let factorization):
      return factorization.distancesSquared(
        points, from: mean, remainder: remainder, times: -0.5, plus: atMean)
    case .diagonal(let variances):
      let remainder = remainder ?? mean.map { _ in 0 }
      return Self.distancesSquared(points, mean, remainder, variances).map { atMean - $0 / 2 }
    }
  }

  /// The squared distances from a mean in units of standard deviations, of independent coordinates.
  private static func distancesSquared(
    _ points: Matrix, _ mean: [Double], _ remainder: [Double], _ variances: [Double]
  ) -> [Double] {
    let d = mean.count
    let precisions = variances.map { 1 / $0.squareRoot() }
    return points.elements.withUnsafeBufferPointer { x in
      (0..<points.rowCount).map { i in
        var sum = 0.0
        for j in 0..<d {
          let z = (x[i * d + j] - mean[j] - remainder[j]) * precisions[j]
          sum += z * z
        }
        return sum
      }
    }
  }
}
