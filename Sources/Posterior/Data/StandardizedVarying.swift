import GSLNumerics

/// A model that learned from the standardized features that vary, and is asked about features as they are.
///
/// A penalized regression gives a feature of one value the weight 0, and a network learns nothing from it that its biases do not
/// know: to leave such a feature out changes nothing, and spares a division by its standard deviation, which is 0.
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
  /// - Throws: `FitError.constantFeature` if no feature varies, what `Standardization` throws, and what `fit` throws.
  /// - Complexity: O(nd), and that of the fit.
  public init(
    fittedTo dataset: Dataset, fit: (Dataset) throws(FitError) -> Model
  ) throws(FitError) {
    guard dataset.count > 0 else { throw .tooFewExamples(count: 0, needed: 2) }
    let ranges = ColumnMoments(dataset.features).ranges
    let columns = ranges.indices.filter { ranges[$0] > 0 }
    if columns.isEmpty, let name = dataset.featureNames.first {
      throw .constantFeature(name: name, value: dataset.features[0, 0], withinClasses: false)
    }
    let varying = Dataset(
      features: dataset.features.selecting(columns), labels: dataset.labels,
      featureNames: columns.map { dataset.featureNames[$0] }, classNames: dataset.classNames)
    featureCount = dataset.featureCount
    self.columns = columns
    model = try Standardized(fittedTo: varying, fit: fit)
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

  /// A decision about the standardized features, for the features as they are: with weight 0 for those that do not vary.
  ///
  /// - Parameter decision: A decision about the standardized features that vary.
  func inOriginalUnits(_ decision: LinearDecision) -> LinearDecision {
    let original = decision.inOriginalUnits(of: model.standardization)
    var weights = [Double](repeating: 0, count: featureCount)
    for (column, weight) in zip(columns, original.weights) { weights[column] = weight }
    return LinearDecision(weights: weights, bias: original.bias)
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
