import GSLNumerics
import Posterior

/// The figures of Gaussian classes: of the covariance that they share, or of each class's own.
struct GaussianSummary {
  let means: [[Double]]
  /// One matrix for all classes, or one a class.
  let covariances: [Matrix]
  let isShared: Bool
  let isDiagonal: Bool
  let logDeterminants: [Double]
  /// The condition of each correlation matrix.
  let conditions: [Double]

  init(_ classifier: GaussianClassifier) throws(NumericalError) {
    means = classifier.means
    isShared = classifier.covarianceModel.isShared
    isDiagonal = classifier.covarianceModel.isDiagonal
    let distributions = (0..<(isShared ? 1 : classifier.classCount)).map {
      classifier.distribution(of: $0)
    }
    covariances = distributions.map(\.covariance)
    logDeterminants = distributions.map(\.factorization.logDeterminant)
    var conditions: [Double] = []
    for covariance in covariances {
      conditions.append(isDiagonal ? 1 : try covariance.correlation.condition)
    }
    self.conditions = conditions
  }
}

extension Matrix {
  /// The correlation matrix of a covariance matrix.
  fileprivate var correlation: Matrix {
    let deviations = diagonal.map { $0.squareRoot() }
    var result = self
    for i in 0..<rowCount {
      for j in 0..<rowCount {
        // One division after the other: the product may leave the range of numbers.
        result[i, j] = i == j ? 1 : self[i, j] / deviations[max(i, j)] / deviations[min(i, j)]
      }
    }
    return result
  }

  /// The largest eigenvalue of a positive definite matrix divided by the smallest; ∞ where rounding
  /// has left nothing of that.
  fileprivate var condition: Double {
    get throws(NumericalError) {
      let values = try SymmetricEigendecomposition(self).values
      guard let largest = values.first, let smallest = values.last else { return 1 }
      return smallest > 0 ? largest / smallest : .infinity
    }
  }
}
