import GSLNumerics

/// A model that learned from the standardized features that vary, and is asked about features as
/// they are.
///
/// A penalized regression gives a feature of one value the weight 0, and a network learns nothing
/// from it that its biases do not know: to leave such a feature out changes nothing, and spares a
/// division by its standard deviation, which is 0.
public struct StandardizedVarying<Model: Classifier>: Classifier {
  /// The number d of features.
  public let featureCount: Int
  /// The features that vary among the examples learned from, in order.
  public let columns: [Int]
  /// The model of these features.
  public let model: Standardized<Model>

  /// The number K of classes.
  public var classCount: Int { model.classCount }

  /// Standardizes the features that vary, and fits a model to them.
  ///
  /// - Parameters:
  ///   - dataset: n examples.
  ///   - fit: Makes a model from the standardized examples.
  /// - Throws: `FitError.constantFeature` if no feature varies, what `Standardization` throws, and
  ///   what `fit` throws.
  /// - Complexity: O(nd), and that of the fit.
  public init(
    fittedTo dataset: Dataset, fit: (Dataset) throws(FitError) -> Model
  ) throws(FitError) {
    let (columns, varying) = try dataset.varyingFeatures()
    self.init(
      try Standardized(fittedTo: varying, fit: fit), of: columns,
      featureCount: dataset.featureCount)
  }

  /// A model of some features, of all that there are.
  init(_ model: Standardized<Model>, of columns: [Int], featureCount: Int) {
    self.featureCount = featureCount
    self.columns = columns
    self.model = model
  }

  /// The model's logits of the standardized features.
  ///
  /// - Parameter features: n × d finite numbers, in their own units.
  /// - Returns: n × K.
  /// - Precondition: The features have d columns.
  public func logits(_ features: Matrix) -> Matrix {
    require(
      features.columnCount == featureCount,
      "\(features.columnCount) columns for a classifier of \(featureCount) features")
    return model.logits(features.selecting(columns))
  }
}

extension Dataset {
  /// The features that vary, and the examples with these alone.
  ///
  /// - Throws: `FitError.constantFeature` if no feature varies.
  func varyingFeatures() throws(FitError) -> (columns: [Int], dataset: Dataset) {
    guard count > 0 else { throw .tooFewExamples(count: 0, needed: 2) }
    let ranges = ColumnMoments(features).ranges
    let columns = ranges.indices.filter { ranges[$0] > 0 }
    if columns.isEmpty, let name = featureNames.first {
      throw .constantFeature(name: name, value: features[0, 0], withinClasses: false)
    }
    let varying = Dataset(
      features: features.selecting(columns), labels: labels,
      featureNames: columns.map { featureNames[$0] }, classNames: classNames)
    return (columns, varying)
  }
}

extension Matrix {
  /// The matrix of some columns, in the order given.
  func selecting(_ columns: [Int]) -> Matrix {
    if columns.count == columnCount && columns.elementsEqual(0..<columnCount) { return self }
    var result: [Double] = []
    result.reserveCapacity(rowCount * columns.count)
    for start in stride(from: 0, to: elements.count, by: max(1, columnCount)) {
      for column in columns { result.append(elements[start + column]) }
    }
    return Matrix(rowCount: rowCount, columnCount: columns.count, elements: result)
  }
}
