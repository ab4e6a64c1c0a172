import CPosteriorLibc
import GSLNumerics

/// The change of units that gives every feature mean 0 and standard deviation 1 in the data that it
/// was fitted to,
///
///     zⱼ = (xⱼ − μⱼ) / σⱼ,    σⱼ² = Σᵢ (xᵢⱼ − μⱼ)² / n
///
/// A penalty treats all weights alike, and gradient descent all directions: both need features of
/// one scale. The divisor is n, as in scikit-learn's `StandardScaler`; R's `scale` divides by n −
/// 1.
///
/// It is fitted to the training examples and applied to all.
public struct Standardization: Sendable, Equatable {
  /// The means μ, d numbers.
  public let means: [Double]
  /// The standard deviations σ, d numbers above 0.
  public let deviations: [Double]

  /// The standardization of a data set's features.
  ///
  /// ```swift
  /// let standardization = try Standardization(fittedTo: dataset)
  /// print(standardization.means, standardization.deviations)  // [2.9167, 3.0] [1.2047, 1.118]
  /// ```
  ///
  /// - Throws: As `init(fittedTo:featureNames:)` does.
  /// - Complexity: O(nd).
  public init(fittedTo dataset: Dataset) throws(FitError) {
    try self.init(fittedTo: dataset.features, featureNames: dataset.featureNames)
  }

  /// The standardization of features.
  ///
  /// Sums are compensated, and deviations are taken from a mean that is known already: no digits
  /// are lost when the mean is large.
  ///
  /// - Parameters:
  ///   - features: n × d finite numbers: each row is an example.
  ///   - featureNames: d names for errors. The default is x1, x2, ….
  /// - Throws: `FitError` if there are fewer than two examples, a feature has one value only, or
  ///   its squared deviations overflow or vanish.
  /// - Precondition: There are d names.
  /// - Complexity: O(nd).
  ///
  /// Reference: Chan, Golub and LeVeque, "Algorithms for computing the sample variance", The
  /// American Statistician 37 (1983).
  public init(fittedTo features: Matrix, featureNames: [String]? = nil) throws(FitError) {
    let names = featureNames ?? features.defaultFeatureNames
    require(
      names.count == features.columnCount,
      "\(names.count) names for \(features.columnCount) features")
    guard features.rowCount >= 2 else {
      throw .tooFewExamples(count: features.rowCount, needed: 2)
    }
    let count = Double(features.rowCount)
    let first = features.row(0)
    let shifts = features.deviationSums(from: first)
    let means = zip(first, shifts).map { $0 + $1.first / count }
    let sums = features.deviationSums(from: means)
    let variances = sums.map { ($0.second - $0.first * $0.first / count) / count }
    for (j, name) in names.enumerated() {
      if shifts[j].isZero {
        throw .constantFeature(name: name, value: first[j], withinClasses: false)
      }
      // Below the normal numbers the squares have lost digits.
      guard variances[j].isNormal else {
        throw .featureRange(name: name, largest: features.column(j).map(\.magnitude).max() ?? 0)
      }
    }
    self.means = means
    deviations = variances.map { $0.squareRoot() }
  }

  /// The standardization with known means and deviations.
  init(means: [Double], deviations: [Double]) {
    self.means = means
    self.deviations = deviations
  }

  /// Features in the new units.
  ///
  /// ```swift
  /// let standardization = try Standardization(fittedTo: dataset)
  /// print(standardization.apply(to: features).row(0))  // [-0.7609, -0.8944]
  /// ```
  ///
  /// - Parameter features: n × d finite numbers: each row is an example.
  /// - Returns: n × d numbers; ±∞ where a feature is more than 10³⁰⁸ deviations from its mean.
  /// - Precondition: The features have d columns.
  /// - Complexity: O(nd).
  public func apply(to features: Matrix) -> Matrix {
    require(
      features.columnCount == means.count,
      "a standardization of \(means.count) features for \(features.columnCount)")
    var elements = features.elements
    for start in stride(from: 0, to: elements.count, by: max(1, means.count)) {
      for j in means.indices {
        elements[start + j] = (elements[start + j] - means[j]) / deviations[j]
      }
    }
    return Matrix(
      rowCount: features.rowCount, columnCount: features.columnCount, elements: elements)
  }

  /// A data set in the new units.
  ///
  /// - Throws: `FitError` where a feature is more than 10³⁰⁸ deviations from its mean.
  /// - Precondition: The data set has d features.
  /// - Complexity: O(nd).
  public func apply(to dataset: Dataset) throws(FitError) -> Dataset {
    let features = apply(to: dataset.features)
    if let stray = features.elements.firstIndex(where: { !$0.isFinite }) {
      let name = dataset.featureNames[stray % means.count]
      throw .featureRange(name: name, largest: dataset.features.elements[stray].magnitude)
    }
    return Dataset(
      features: features, labels: dataset.labels, featureNames: dataset.featureNames,
      classNames: dataset.classNames)
  }
}

/// Sums of the deviations of one feature, compensated: those of `ColumnMoments` are not, and round
/// differently.
private struct DeviationSums {
  /// Σ (x − c)
  var first = 0.0
  /// Σ (x − c)²
  var second = 0.0
  /// Whether every deviation is 0.
  var isZero = true
}

extension Matrix {
  /// The sums of every column's deviations from a number.
  fileprivate func deviationSums(from centers: [Double]) -> [DeviationSums] {
    var first = [CompensatedSum](repeating: CompensatedSum(), count: columnCount)
    var second = first
    var isZero = [Bool](repeating: true, count: columnCount)
    for start in stride(from: 0, to: elements.count, by: max(1, columnCount)) {
      for j in centers.indices {
        let deviation = elements[start + j] - centers[j]
        if deviation != 0 { isZero[j] = false }
        first[j].add(deviation)
        second[j].add(deviation * deviation)
      }
    }
    return centers.indices.map {
      DeviationSums(first: first[$0].value, second: second[$0].value, isZero: isZero[$0])
    }
  }
}
