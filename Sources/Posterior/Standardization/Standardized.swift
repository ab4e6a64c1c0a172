import GSLNumerics

/// A classifier that learned from standardized features, and is asked about features as they are.
///
/// What is standardized belongs to the model: in cross-validation each fold then standardizes by
/// its own training part, and no test example is seen before its time.
public struct Standardized<Model: Classifier>: Classifier {
  /// The number d of features.
  public let featureCount: Int
  /// The features that the model knows, in order: all, unless some were left out.
  public let columns: [Int]
  /// What is done to these features before the model sees them.
  public let standardization: Standardization
  /// The model of the standardized features.
  public let model: Model

  /// The number K of classes.
  public var classCount: Int { model.classCount }

  /// Standardizes examples, and fits a model to them.
  ///
  /// ```swift
  /// let model = try Standardized(fittedTo: dataset) { dataset throws(FitError) in
  ///   try LogisticRegression.fit(dataset, penalty: 0.01).model
  /// }
  /// print(model.predictions(features))  // [0, 1]
  /// ```
  ///
  /// - Parameters:
  ///   - dataset: n examples.
  ///   - leavesOutConstants: Whether features of one value are left out, and not refused. A
  ///     penalized regression gives them the weight 0, and a network learns nothing from them that
  ///     its biases do not know: it changes nothing, and spares a division by their deviation,
  ///     which is 0.
  ///   - fit: Makes a model from the standardized examples.
  /// - Throws: `FitError` if a feature, or with `leavesOutConstants` all, is constant or a feature
  ///   cannot be standardized, and what `fit` throws.
  /// - Complexity: O(nd), and that of the fit.
  public init(
    fittedTo dataset: Dataset, leavesOutConstants: Bool = false,
    fit: (Dataset) throws(FitError) -> Model
  ) throws(FitError) {
    let featureCount = dataset.featureCount
    let (columns, dataset) =
      leavesOutConstants
      ? try dataset.varyingFeatures() : (Array(dataset.featureNames.indices), dataset)
    let standardization = try Standardization(fittedTo: dataset)
    self.init(
      try fit(try standardization.apply(to: dataset)), after: standardization, of: columns,
      featureCount: featureCount)
  }

  /// A model of standardized features, and what standardizes them.
  ///
  /// - Parameters:
  ///   - columns: The features that the model knows, of all; nil for all.
  ///   - featureCount: The number of features that there are.
  init(
    _ model: Model, after standardization: Standardization, of columns: [Int]? = nil,
    featureCount: Int? = nil
  ) {
    self.model = model
    self.standardization = standardization
    self.columns = columns ?? Array(0..<model.featureCount)
    self.featureCount = featureCount ?? model.featureCount
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
    return model.logits(standardization.apply(to: features.selecting(columns)))
  }
}

extension Standardized: Equatable where Model: Equatable {}
