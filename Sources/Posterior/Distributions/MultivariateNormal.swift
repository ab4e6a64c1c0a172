import CPosteriorLibc
import GSLNumerics

/// The normal distribution N(μ, Σ) of a point in d dimensions.
///
/// The covariance matrix is factored once, Σ = L Lᵀ. Densities come from that factor: no inverse is
/// formed, and no determinant that could overflow or underflow.
///
/// Reference: Bishop, *Pattern Recognition and Machine Learning*, §2.3.
public struct MultivariateNormal: Sendable, Equatable {
  /// The mean μ, d numbers.
  public let mean: [Double]
  /// The covariance matrix in the form that densities need.
  let classCovariance: ClassCovariance

  /// The covariance matrix Σ, d × d.
  public var covariance: Matrix { classCovariance.matrix }
  /// The Cholesky factorization of the covariance matrix.
  public var factorization: CholeskyFactorization { classCovariance.factorization }

  /// The number d of dimensions.
  public var dimension: Int { mean.count }

  /// The distribution with a given mean and covariance matrix.
  ///
  /// - Parameters:
  ///   - mean: d numbers.
  ///   - covariance: d × d, symmetric and positive definite.
  /// - Throws: `NumericalError` if the covariance matrix is not square, finite, symmetric and
  ///   positive definite, or if a column is a linear combination of the columns before it.
  /// - Precondition: The mean is finite and has as many numbers as the covariance matrix has rows.
  /// - Complexity: O(d³).
  public init(mean: [Double], covariance: Matrix) throws(NumericalError) {
    require(
      mean.count == covariance.rowCount,
      "a mean of \(mean.count) numbers and a covariance matrix of \(covariance.rowCount) rows")
    require(mean.allSatisfy { $0.isFinite }, "the mean is not finite: \(mean)")
    self.init(
      mean: mean, classCovariance: .full(covariance, try CholeskyFactorization(covariance)))
  }

  /// The distribution with a covariance matrix that is factored already.
  init(mean: [Double], classCovariance: ClassCovariance) {
    self.mean = mean
    self.classCovariance = classCovariance
  }
}

extension MultivariateNormal: ContinuousDistribution {
  /// The logarithm of the density at each point,
  ///
  ///     ln p(x) = −½ (d ln 2π + ln |Σ| + (x − μ)ᵀ Σ⁻¹ (x − μ))
  ///
  /// ```swift
  /// let normal = try MultivariateNormal(mean: [0, 0], covariance: Matrix([[4, 2], [2, 3]]))
  /// print(normal.logDensity(Matrix([[0, 0], [2, 1]])))  // [-2.8776, -3.3776]
  /// ```
  ///
  /// - Parameter points: n × d finite numbers: each row is a point.
  /// - Returns: n values in [−∞, ∞), in nats; a density is not a probability: its logarithm may be
  ///   positive.
  /// - Precondition: The points have d coordinates.
  /// - Complexity: O(nd²), in one pass over the points. Each has the same value alone and among
  ///   others.
  public func logDensity(_ points: Matrix) -> [Double] {
    requireDimension(of: points)
    return classCovariance.logDensity(points, mean: mean, remainder: nil)
  }

  /// The logarithm of the density at one point; see `logDensity(_:)` of a matrix.
  ///
  /// - Parameter point: d finite numbers.
  /// - Complexity: O(d²).
  public func logDensity(_ point: [Double]) -> Double {
    logDensity(Matrix([point]))[0]
  }

  /// The density at one point.
  ///
  /// - Parameter point: d finite numbers.
  /// - Returns: A value in [0, ∞), per unit of volume. In many dimensions it underflows: use
  ///   `logDensity(_:)`.
  /// - Complexity: O(d²).
  public func density(_ point: [Double]) -> Double { exp(logDensity(point)) }

  /// The log-likelihood of the mean and covariance, Σᵢ ln p(xᵢ).
  ///
  /// - Parameter points: n × d finite numbers: each row is a point.
  /// - Returns: A value in [−∞, ∞), in nats; 0 for no points.
  /// - Precondition: The points have d coordinates.
  /// - Complexity: O(nd²).
  public func logLikelihood(_ points: Matrix) -> Double { logDensity(points).compensatedSum() }

  /// The differential entropy,
  ///
  ///     H = ½ (d ln 2πe + ln |Σ|)
  ///
  /// the largest of all distributions with this covariance matrix.
  ///
  /// - Parameter unit: The unit of the result. The default is nats.
  /// - Returns: A finite value, which may be negative.
  /// - Complexity: O(d).
  ///
  /// Reference: Cover and Thomas, *Elements of Information Theory*, 2nd ed., §8.4.
  public func entropy(in unit: InformationUnit = .nats) -> Double {
    let nats =
      (Double(dimension) * (1 + log(2 * Double.pi)) + classCovariance.logDeterminant) / 2
    return nats / unit.nats
  }

  /// The squared Mahalanobis distance of each point from the mean,
  ///
  ///     (x − μ)ᵀ Σ⁻¹ (x − μ) = |L⁻¹ (x − μ)|²
  ///
  /// the squared distance in units of the standard deviation in its direction. Points of the
  /// distribution have a mean of d.
  ///
  /// - Parameter points: n × d finite numbers: each row is a point.
  /// - Returns: n values in [0, ∞].
  /// - Precondition: The points have d coordinates.
  /// - Complexity: O(nd²), in one pass over the points. Each has the same value alone and among
  ///   others.
  public func mahalanobisSquared(_ points: Matrix) -> [Double] {
    requireDimension(of: points)
    return factorization.distancesSquared(points, from: mean)
  }

  /// The squared Mahalanobis distance of one point from the mean; see `mahalanobisSquared(_:)` of a
  /// matrix.
  ///
  /// ```swift
  /// let normal = try MultivariateNormal(mean: [0, 0], covariance: Matrix([[4, 0], [0, 9]]))
  /// print(normal.mahalanobisSquared([2, 3]))  // 2.0
  /// ```
  ///
  /// - Parameter point: d finite numbers.
  /// - Complexity: O(d²).
  public func mahalanobisSquared(_ point: [Double]) -> Double {
    mahalanobisSquared(Matrix([point]))[0]
  }

  /// A random point from the distribution.
  ///
  /// - Parameter source: The source of random numbers.
  /// - Returns: d numbers.
  /// - Complexity: O(d²).
  public func sample(using source: inout RandomSource) -> [Double] {
    sample(1, using: &source).elements
  }

  /// Independent points from the distribution.
  ///
  /// - Parameters:
  ///   - count: The number n of points.
  ///   - source: The source of random numbers.
  /// - Returns: n × d: each row is a point.
  /// - Precondition: `count` is at least 0.
  /// - Complexity: O(nd²).
  public func sample(_ count: Int, using source: inout RandomSource) -> Matrix {
    source.multivariateNormal(count: count, mean: mean, factor: factorization)
  }

  private func requireDimension(of points: Matrix) {
    require(
      points.columnCount == dimension,
      "points of \(points.columnCount) coordinates in \(dimension) dimensions")
  }
}
