import CPosteriorLibc
import GSLNumerics

extension MultivariateNormal {
  /// The variances along the principal axes, and the axes: the eigenvalues of the covariance
  /// matrix, the largest first, and its eigenvectors in columns.
  ///
  /// The ellipsoid of Mahalanobis radius r has semi-axes of length r √λₖ.
  ///
  /// - Throws: `NumericalError.gsl` when there is no memory.
  /// - Complexity: O(d³).
  public func principalAxes() throws(NumericalError) -> SymmetricEigendecomposition {
    try SymmetricEigendecomposition(covariance)
  }

  /// Points on the ellipse that contains a given probability in two dimensions,
  ///
  ///     r² = −2 ln(1 − P)
  ///
  /// the radius of Mahalanobis within which the squared distance, exponentially distributed with
  /// mean 2, lies with that probability: 1.18 for half of it and 2.45 for 95 %, unlike the 0.67 and
  /// 1.96 of one dimension.
  ///
  /// - Parameters:
  ///   - probability: P in [0, 1).
  ///   - count: The number n of points. The last one is the first again, so that a line through
  ///     them is closed.
  /// - Returns: n × 2.
  /// - Precondition: There are two dimensions, P is in [0, 1), and n is at least 2.
  /// - Complexity: O(n).
  public func contour(containing probability: Double, count: Int = 101) -> Matrix {
    require(
      (0..<1).contains(probability),
      "an ellipse contains a probability in [0, 1), not \(probability)")
    return contour(atMahalanobisDistance: (-2 * log1p(-probability)).squareRoot(), count: count)
  }

  /// Points on the ellipse of a given Mahalanobis distance from the mean in two dimensions,
  ///
  ///     x = μ + r L (cos t, sin t),    Σ = L Lᵀ
  ///
  /// a line of equal density.
  ///
  /// - Parameters:
  ///   - distance: The distance r, at least 0.
  ///   - count: The number n of points. The last one is the first again, so that a line through
  ///     them is closed.
  /// - Returns: n × 2.
  /// - Precondition: There are two dimensions, r is finite and at least 0, and n is at least 2.
  /// - Complexity: O(n).
  public func contour(atMahalanobisDistance distance: Double, count: Int = 101) -> Matrix {
    require(dimension == 2, "a contour is drawn in 2 dimensions, not in \(dimension)")
    require(
      distance.isFinite && distance >= 0 && count >= 2,
      "a contour needs two points or more at a finite distance, not \(count) at \(distance)")
    var circle = (0..<count).flatMap { i in
      let angle = 2 * Double.pi * Double(i) / Double(count - 1)
      return [distance * cos(angle), distance * sin(angle)]
    }
    // The sine of the double nearest to 2π is not 0.
    circle[2 * (count - 1) + 1] = circle[1]
    circle[2 * (count - 1)] = circle[0]
    var points = factorization.color(Matrix(rowCount: count, columnCount: 2, elements: circle))
    points.addToEachRow(mean)
    return points
  }
}
