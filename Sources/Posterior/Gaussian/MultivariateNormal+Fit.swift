import GSLNumerics

extension MultivariateNormal {
  /// The distribution under which the points are most likely: their mean, and their covariance with
  /// divisor n.
  ///
  /// ```swift
  /// print(try MultivariateNormal(maximumLikelihood: dataset.features).mean)  // [2.9167, 3.0]
  /// ```
  ///
  /// - Parameter points: n × d finite numbers: each row is a point.
  /// - Throws: `FitError`, as `init(sample:divisor:)`.
  /// - Complexity: O(nd² + d³).
  public init(maximumLikelihood points: Matrix) throws(FitError) {
    try self.init(sample: points, divisor: .maximumLikelihood)
  }

  /// The distribution with the mean and the covariance of a sample,
  ///
  ///     μ = Σᵢ xᵢ / n,    Σ = Σᵢ (xᵢ − μ)(xᵢ − μ)ᵀ / divisor
  ///
  /// - Parameters:
  ///   - points: n × d finite numbers: each row is a point.
  ///   - divisor: n or n − 1.
  /// - Throws: `FitError`: `.tooFewExamples` for n ≤ d points, `.constantFeature`,
  ///   `.collinearFeature` or `.featureRange`. Coordinates are called x1, x2, ….
  /// - Precondition: The points are finite.
  /// - Complexity: O(nd² + d³).
  public init(sample points: Matrix, divisor: VarianceDivisor) throws(FitError) {
    let (count, dimension) = (points.rowCount, points.columnCount)
    guard count > dimension else { throw .tooFewExamples(count: count, needed: dimension + 1) }
    let estimate = try CovarianceEstimate(
      Dataset(features: points, labels: [Int](repeating: 0, count: count)), model: .shared,
      divisor: divisor, shrinkage: 0)
    self.init(mean: estimate.means[0], classCovariance: try estimate.covariances()[0])
  }
}
