import CPosteriorLibc
import GSLNumerics

/// A covariance matrix, ready to be divided by.
///
/// A diagonal one is kept as its d variances: with many features neither d² numbers nor their factorization are wanted.
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

  /// The normal distribution with this covariance and a mean.
  func distribution(mean: [Double]) -> MultivariateNormal {
    switch self {
    case .full(let matrix, let factorization):
      MultivariateNormal(mean: mean, covariance: matrix, factorization: factorization)
    case .diagonal(let variances):
      MultivariateNormal(
        mean: mean, covariance: Matrix(diagonal: variances),
        factorization: CholeskyFactorization(diagonal: variances))
    }
  }

  /// Σ⁻¹ v.
  func solve(_ vector: [Double]) -> [Double] {
    switch self {
    case .full(_, let factorization): factorization.solve(vector)
    case .diagonal(let variances): zip(vector, variances).map { $0 / $1 }
    }
  }

  /// The logarithms of the density of N(μ, Σ) at each point, where μ is a mean and what rounding took from it.
  func logDensity(_ points: Matrix, mean: [Double], remainder: [Double]) -> [Double] {
    guard case .diagonal(let variances) = self else {
      return distribution(mean: mean).logDensity(points, remainder: remainder)
    }
    let d = mean.count
    let precisions = variances.map { 1 / $0.squareRoot() }
    let atMean =
      -(Double(d) * log(2 * Double.pi) + variances.lazy.map { log($0) }.compensatedSum()) / 2
    return points.elements.withUnsafeBufferPointer { x in
      (0..<points.rowCount).map { i in
        var sum = 0.0
        for j in 0..<d {
          let z = (x[i * d + j] - mean[j] - remainder[j]) * precisions[j]
          sum += z * z
        }
        return atMean - sum / 2
      }
    }
  }
}
