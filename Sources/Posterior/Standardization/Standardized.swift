import GSLNumerics

/// A classifier that learned from standardized features, and is asked about features as they are.
///
/// What is standardized belongs to the model: in cross-validation each fold then standardizes by
/// its own training part, and no test example is seen before its time.
public struct Standardized<Model: Classifier>: Classifier {
  /// The standardization of features before the model sees them.
  public let standardization: Standardization
  /// The model of the standardized features.
  public let model: Model

  /// The number d of features.
  public var featureCount: Int { model.featureCount }
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
  ///   - fit: Makes a model from the standardized examples.
  /// - Throws: `FitError` if a feature is constant or cannot be standardized, and what `fit`
  ///   throws.
  /// - Complexity: O(nd), and that of the fit.
  public init(
    fittedTo dataset: Dataset, fit: (Dataset) throws(FitError) -> Model
  ) throws(FitError) {
    standardization = try Standardization(fittedTo: dataset)
    model = try fit(try standardization.apply(to: dataset))
  }

  /// A model of standardized features, and what standardizes them.
  init(_ model: Model, after standardization: Standardization) {
    self.model = model
    self.standardization = standardization
  }

  /// The model's logits of the standardized features.
  ///
  /// - Parameter features: n × d finite numbers, in their own units.
  /// - Returns: n × K.
  /// - Precondition: The features have d columns.
  public func logits(_ features: Matrix) -> Matrix {
    model.logits(standardization.apply(to: features))
  }
}

extension Standardized: Equatable where Model: Equatable {}
