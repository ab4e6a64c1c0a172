import CPosteriorGSL

extension RandomSource {
  /// A number from the normal distribution.
  ///
  /// ```swift
  /// print(source.normal(mean: 15, standardDeviation: 8))  // 18.045
  /// ```
  ///
  /// - Parameters:
  ///   - mean: The mean μ.
  ///   - standardDeviation: The standard deviation σ.
  /// - Precondition: `standardDeviation` is at least 0.
  /// - Complexity: O(1), 2.74 draws on average.
  ///
  /// Computed by GSL's ratio of uniforms. Its ziggurat is faster but draws from 2²⁴ values a layer;
  /// the ratio is of two numbers of 53 bits, and no logarithm or square root, whose last digits
  /// differ between machines, enters the result.
  ///
  /// Reference: Leva, "A fast normal random number generator", ACM TOMS 18 (1992).
  public mutating func normal(mean: Double = 0, standardDeviation: Double = 1) -> Double {
    require(
      standardDeviation >= 0, "a standard deviation cannot be \(standardDeviation)")
    return mean
      + withGSLGenerator { generator in
        GSL.value { gsl_ran_gaussian_ratio_method(generator, standardDeviation) }
      }
  }

  /// Independent numbers from the standard normal distribution: those of as many calls of
  /// `normal()`.
  ///
  /// - Precondition: `count` is at least 0.
  /// - Complexity: O(count).
  public mutating func normals(_ count: Int) -> [Double] {
    require(count >= 0, "cannot draw \(count) numbers")
    return withGSLGenerator { generator in
      GSL.value { (0..<count).map { _ in gsl_ran_gaussian_ratio_method(generator, 1) } }
    }
  }

  /// Independent points from a multivariate normal distribution,
  ///
  ///     x = μ + L z,    z standard normal,    Σ = L Lᵀ
  ///
  /// - Parameters:
  ///   - count: The number of points m.
  ///   - mean: μ, d numbers.
  ///   - factor: The Cholesky factorization of the covariance matrix Σ, d × d.
  /// - Returns: m × d: each row is a point.
  /// - Precondition: `count` is at least 0; `mean` has as many numbers as `factor` has rows.
  /// - Complexity: O(m d²).
  public mutating func multivariateNormal(
    count: Int, mean: [Double], factor: CholeskyFactorization
  ) -> Matrix {
    let dimension = factor.size
    require(
      mean.count == dimension,
      "a mean of \(mean.count) numbers does not fit a covariance of \(dimension)")
    let white = Matrix(
      rowCount: count, columnCount: dimension, elements: normals(count * dimension))
    var points = factor.color(white)
    points.addToEachRow(mean)
    return points
  }
}
