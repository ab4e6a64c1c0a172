import CPosteriorLibc
import GSLNumerics

/// A linear function fitted by least squares,
///
///     y = wᵀx + b,    Σᵢ (yᵢ − wᵀxᵢ − b)² as small as possible
///
/// for contrast: fitted to labels 0 and 1 it is a classifier of sorts, with the decision boundary y
/// = ½. But its values are not probabilities: they leave [0, 1], and examples far on the right side
/// of the boundary pull it toward them.
///
/// For two classes of the same size its boundary is that of Gaussian classes with a shared
/// covariance.
///
/// Reference: Bishop, *Pattern Recognition and Machine Learning*, §4.1.3.
public struct LinearRegression: Sendable, Equatable {
  /// The weights w, d numbers.
  public let weights: [Double]
  /// The bias b, the value at x = 0.
  public let bias: Double

  /// Fits a linear function.
  ///
  /// - Parameters:
  ///   - features: n × d finite numbers: each row is an example.
  ///   - targets: n finite numbers y.
  ///   - featureNames: d names, for errors. The default is x1, x2, ….
  /// - Throws: `FitError.tooFewExamples` unless n > d; `.constantFeature`; `.collinearFeature` for
  ///   the first feature that is a linear combination of others before it, up to rounding.
  /// - Precondition: The numbers agree, and features and targets are finite.
  /// - Complexity: O(nd² + d³). Centered and scaled normal equations, solved by Cholesky and
  ///   refined once.
  public init(
    leastSquares features: Matrix, targets: [Double], featureNames: [String]? = nil
  ) throws(FitError) {
    let (count, names) = (features.rowCount, featureNames ?? features.defaultFeatureNames)
    require(targets.count == count, "\(targets.count) targets for \(count) rows")
    require(names.count == features.columnCount, "\(names.count) names for the features")
    guard count > names.count else {
      throw .tooFewExamples(count: count, needed: names.count + 1)
    }
    let design = try CenteredDesign(features, names: names)
    let factorization = try design.factorization(names: names)
    let meanTarget = targets.mean
    var residuals = targets.map { $0 - meanTarget }
    var weights = [Double](repeating: 0, count: names.count)
    // The second round solves for what rounding left of the first.
    for _ in 0..<2 {
      let step = factorization.solve(design.matrix.transposed * residuals)
      for (i, change) in (design.matrix * step).enumerated() { residuals[i] -= change }
      for j in weights.indices { weights[j] += step[j] }
    }
    self.weights = zip(weights, design.exponents).map { scalbn($0, -$1) }
    bias = meanTarget - weights.compensatedDot(design.means)
  }

  /// Fits a linear function to the labels 0 and 1.
  ///
  /// ```swift
  /// print(try LinearRegression(leastSquares: dataset).value(at: [3, 3]))  // 0.504
  /// ```
  ///
  /// - Parameter dataset: Examples of two classes.
  /// - Throws: `FitError`, as for features and targets; `.oneClass` if the other has no example.
  /// - Precondition: There are two classes.
  public init(leastSquares dataset: Dataset) throws(FitError) {
    require(
      dataset.classCount == 2,
      "least squares needs two classes, labeled 0 and 1, not \(dataset.classCount)")
    if let k = dataset.classCounts.firstIndex(of: 0) {
      throw .oneClass(name: dataset.classNames[1 - k])
    }
    try self.init(
      leastSquares: dataset.features, targets: dataset.labels.map(Double.init),
      featureNames: dataset.featureNames)
  }

  /// The values y of the function.
  ///
  /// - Parameter features: n × d: each row is an example.
  /// - Returns: n numbers.
  /// - Precondition: The features have d columns.
  /// - Complexity: O(nd).
  public func values(_ features: Matrix) -> [Double] {
    (features * weights).map { $0 + bias }
  }

  /// The value y of the function at one point.
  ///
  /// - Parameter features: d numbers.
  /// - Complexity: O(d).
  public func value(at features: [Double]) -> Double { values(Matrix([features]))[0] }

  /// The decision for label 1 where the value is above ½. Its `logOdds` are values minus ½, and no
  /// log-odds of anything.
  public var decision: LinearDecision { LinearDecision(weights: weights, bias: bias - 0.5) }
}

/// Features less their means, in units of powers of two.
private struct CenteredDesign {
  let matrix: Matrix
  /// The means, in these units.
  let means: [Double]
  /// The units' exponents.
  let exponents: [Int32]

  init(_ features: Matrix, names: [String]) throws(FitError) {
    var (columns, means, exponents): ([[Double]], [Double], [Int32]) = ([], [], [])
    for (column, name) in zip(features.columns, names) {
      let (values, exponent) = column.scaledToOne
      if column.allSatisfy({ $0 == column[0] }) {
        throw .constantFeature(name: name, value: column[0], withinClasses: false)
      }
      let mean = values.mean
      columns.append(values.map { $0 - mean })
      means.append(mean)
      exponents.append(exponent)
    }
    matrix =
      Matrix(
        rowCount: names.count, columnCount: features.rowCount, elements: columns.flatMap { $0 }
      ).transposed
    (self.means, self.exponents) = (means, exponents)
  }

  func factorization(names: [String]) throws(FitError) -> CholeskyFactorization {
    let gram = matrix.gramMatrix
    do {
      return try CholeskyFactorization(gram)
    } catch .singular(let column, _), .notPositiveDefinite(let column, _) {
      throw .collinearFeature(
        name: names[column], others: gram.regressors(ofColumn: column).map { names[$0] })
    } catch {
      // Numbers below 2 that are not constant have finite sums of squares: only a pivot can be at
      // fault.
      require(false, "the features have no covariance: \(error)")
      throw .tooFewExamples(count: matrix.rowCount, needed: matrix.columnCount + 1)
    }
  }
}
