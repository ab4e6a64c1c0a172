import GSLNumerics

/// Fisher's discriminant axes: the directions in which the means of classes lie farthest apart,
/// measured in standard deviations within classes,
///
///     B v = λ Σ v,    B = Σₖ πₖ (μₖ − m)(μₖ − m)ᵀ,    vᵀ Σ v = 1
///
/// with the shared covariance Σ within classes and the covariance B of their means. There are at
/// most K − 1 axes, and the posterior depends on nothing but the coordinates on them: a picture on
/// two axes shows all that linear discriminant analysis knows of three classes.
///
/// R's `MASS::lda` has the same scale for a classifier fitted with `divisor: .unbiased`, and leaves
/// the signs open. Here the first component that is not negligible is positive.
///
/// Reference: Fisher, "The use of multiple measurements in taxonomic problems", Annals of Eugenics
/// 7 (1936).
public struct FisherAxes: Sendable, Equatable {
  /// The directions V, d × r: each column is an axis, in standard deviations per unit of a feature;
  /// the most telling first.
  public let directions: Matrix
  /// The variances λ of the class means along the axes, in units of the variance within classes; r
  /// of them, descending.
  public let varianceRatios: [Double]
  /// The mean m of all classes, where all coordinates are 0.
  public let center: [Double]

  /// The number r of axes, at most min(d, K − 1).
  public var count: Int { varianceRatios.count }
  /// The share of each axis in the sum of the variance ratios: R's proportion of trace.
  public var proportionsOfTrace: [Double] {
    let trace = varianceRatios.reduce(0, +)
    return varianceRatios.map { $0 / trace }
  }

  /// The axes of a classifier with a shared covariance.
  ///
  /// An axis is left out where its variance ratio is below 10⁻¹² of the largest: the means lie in
  /// fewer dimensions, up to rounding.
  ///
  /// ```swift
  /// let model = try GaussianClassifier(maximumLikelihood: dataset)
  /// print(try FisherAxes(of: model).varianceRatios)  // [1.2771]
  /// ```
  ///
  /// - Parameter classifier: A Gaussian classifier of K classes with a shared covariance.
  /// - Throws: `NumericalError` if the squared distances of the means overflow.
  /// - Precondition: The classifier's covariance is shared.
  /// - Complexity: O(d³ + Kd²).
  public init(of classifier: GaussianClassifier) throws(NumericalError) {
    require(
      classifier.covarianceModel.isShared,
      "covariances of kind '\(classifier.covarianceModel)' have no common axes")
    let factorization = classifier.distribution(of: 0).factorization
    center = classifier.center
    var means = Matrix(classifier.means)
    means.addToEachRow(center, times: -1)
    for (k, prior) in classifier.priors.enumerated() {
      for j in center.indices { means[k, j] *= prior.squareRoot() }
    }
    let between = try SymmetricEigendecomposition(factorization.whiten(means).gramMatrix)
    let limit = min(center.count, classifier.classCount - 1)
    let largest = between.values.first ?? 0
    varianceRatios = between.values.prefix(limit).filter { $0 > 1e-12 * largest }
    // Σ v = L u for the whitened direction u.
    let columns = factorization.solve(factorization.lower * between.vectors).columns
    directions = Matrix(columns.prefix(varianceRatios.count).map(Self.oriented)).transposed
  }

  /// The coordinates of examples on the axes,
  ///
  ///     (X − m) V
  ///
  /// - Parameter features: n × d finite numbers: each row is an example.
  /// - Returns: n × r. Within a class, the coordinates have variance 1 and are uncorrelated.
  /// - Precondition: The features have d columns.
  /// - Complexity: O(ndr), one BLAS product.
  public func project(_ features: Matrix) -> Matrix {
    var centered = features
    centered.addToEachRow(center, times: -1)
    return centered * directions
  }

  private static func oriented(_ direction: [Double]) -> [Double] {
    let negligible = 0x1p-10 * (direction.lazy.map(\.magnitude).max() ?? 0)
    let first = direction.first { $0.magnitude > negligible } ?? 0
    return first < 0 ? direction.map { -$0 } : direction
  }
}
