import CPosteriorGSL

/// A multivariate normal distribution by GSL's own functions alone, to compare with.
///
/// `CholeskyFactorization` takes the same factorization from GSL, and then goes its own ways: it
/// says which column is singular, solves instead of inverting, and whitens many points at once by a
/// kernel with the same bits on every processor. Up to rounding both give the same numbers.
public struct GSLMultivariateNormal: Sendable {
  /// The mean μ, d numbers.
  public let mean: [Double]
  /// The covariance matrix Σ, d × d.
  public let covariance: Matrix
  /// The Cholesky factor in the lower triangle.
  private let lower: Matrix

  /// A distribution with a given mean and covariance matrix.
  ///
  /// - Parameters:
  ///   - mean: μ, d finite numbers.
  ///   - covariance: Σ, d × d and symmetric; the lower triangle counts.
  /// - Throws: `NumericalError.notSquare` or `.notFinite`; `.gsl` when a pivot is not above 0.
  /// - Precondition: d > 0, and the mean has as many numbers as the matrix has rows.
  /// - Complexity: O(d³), by `gsl_linalg_cholesky_decomp1`.
  public init(mean: [Double], covariance: Matrix) throws(NumericalError) {
    require(
      mean.count == covariance.rowCount && !mean.isEmpty,
      "a mean of \(mean.count) numbers and a covariance matrix of \(covariance.rowCount) rows")
    try covariance.requireSquare()
    try covariance.requireFinite()
    self.mean = mean
    self.covariance = covariance
    var lower = covariance
    try lower.withMutableGSLMatrix { a throws(NumericalError) in
      try GSL.call { gsl_linalg_cholesky_decomp1(a) }
    }
    self.lower = lower
  }

  /// The inverse Σ⁻¹, by `gsl_linalg_cholesky_invert`.
  ///
  /// - Complexity: O(d³).
  public var inverseCovariance: Matrix {
    var inverse = lower
    inverse.withMutableGSLMatrix { l in _ = GSL.value { gsl_linalg_cholesky_invert(l) } }
    return inverse
  }

  /// The logarithm of the determinant, ln |Σ|, by `gsl_linalg_LU_lndet` of an LU decomposition.
  ///
  /// - Throws: `NumericalError.gsl` when there is no memory.
  /// - Complexity: O(d³).
  public func logDeterminant() throws(NumericalError) -> Double {
    let permutation = try GSL.allocated(gsl_permutation_alloc(mean.count))
    defer { gsl_permutation_free(permutation) }
    var (decomposition, sign) = (covariance, Int32(0))
    return try decomposition.withMutableGSLMatrix { a throws(NumericalError) in
      try GSL.call { gsl_linalg_LU_decomp(a, permutation, &sign) }
      return GSL.value { gsl_linalg_LU_lndet(a) }
    }
  }

  /// The logarithm of the density at each point, by `gsl_ran_multivariate_gaussian_log_pdf`.
  ///
  /// - Parameter points: n × d finite numbers: each row is a point.
  /// - Returns: n values in [−∞, ∞), in nats.
  /// - Throws: `NumericalError.gsl` when GSL reports a failure.
  /// - Precondition: The points have d coordinates.
  /// - Complexity: O(nd²).
  public func logDensity(_ points: Matrix) throws(NumericalError) -> [Double] {
    require(
      points.columnCount == mean.count,
      "points of \(points.columnCount) coordinates in \(mean.count) dimensions")
    var densities: [Double] = []
    var memory = mean
    for point in points.rows {
      var density = 0.0
      try withViews(of: point, &memory) { x, mean, lower, memory throws(NumericalError) in
        try GSL.call { gsl_ran_multivariate_gaussian_log_pdf(x, mean, lower, &density, memory) }
      }
      densities.append(density)
    }
    return densities
  }

  /// Lends GSL a point, the mean, the factor, and memory to work in.
  private func withViews(
    of point: [Double], _ memory: inout [Double],
    _ body: (
      UnsafePointer<gsl_vector>, UnsafePointer<gsl_vector>, UnsafePointer<gsl_matrix>,
      UnsafeMutablePointer<gsl_vector>
    ) throws(NumericalError) -> Void
  ) throws(NumericalError) {
    try point.withGSLVector { x throws(NumericalError) in
      try mean.withGSLVector { mean throws(NumericalError) in
        try lower.withGSLMatrix { lower throws(NumericalError) in
          try memory.withMutableGSLVector { memory throws(NumericalError) in
            try body(x, mean, lower, memory)
          }
        }
      }
    }
  }
}
