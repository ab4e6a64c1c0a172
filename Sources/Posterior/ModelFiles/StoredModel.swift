import GSLNumerics

/// A model with the names that it needs outside the program that fitted it, as a file has it.
///
/// ```swift
/// var source = RandomSource(seed: 1)
/// let fitted = try GaussianMethod.lda.fit(dataset, using: &source)
/// let stored = try StoredModel(fitted, labelName: "size")
/// try stored.save(to: "sizes.json")
/// let loaded = try StoredModel.load("sizes.json")
/// print(loaded.classifier.logits(features) == stored.classifier.logits(features))  // true
/// ```
///
/// The file is JSON with the format's name and version, and no code. What is loaded has the same
/// logits, bit for bit.
public struct StoredModel: Sendable {
  /// How the model was fitted.
  public let method: any ClassificationMethod
  /// The model. If there is a standardization, it is a model of standardized features.
  public let model: any StorableClassifier
  /// The standardization of features before the model sees them.
  public let standardization: Standardization?
  /// The d names of the features.
  public let featureNames: [String]
  /// The K names of the classes.
  public let classNames: [String]
  /// The name of what is predicted: the column of the labels.
  public let labelName: String

  /// A model with its names.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - method: How it was fitted, and how it is read again.
  ///   - standardization: What is done to features before the model sees them; nothing, unless it
  ///     is given. Of a `Standardized`, give its two parts.
  ///   - featureNames: d names.
  ///   - classNames: K names.
  ///   - labelName: The name of what is predicted.
  /// - Precondition: The numbers agree; a network has two outputs at least.
  public init(
    _ model: any StorableClassifier, by method: any ClassificationMethod,
    standardization: Standardization? = nil, featureNames: [String], classNames: [String],
    labelName: String
  ) {
    self.method = method
    self.model = model
    self.standardization = standardization
    self.featureNames = featureNames
    self.classNames = classNames
    self.labelName = labelName
    require(
      model.featureCount == featureNames.count && model.classCount == classNames.count,
      "\(featureNames.count) features and \(classNames.count) classes are named of a model "
        + "with \(model.featureCount) and \(model.classCount)")
    let standardizedCount = standardization?.means.count ?? featureNames.count
    require(
      standardizedCount == featureNames.count,
      "a standardization of \(standardizedCount) features for a model of \(featureNames.count)")
  }

  /// A model that a method fitted.
  ///
  /// Features that it left out, as they had one value only, are not among the names.
  ///
  /// - Parameters:
  ///   - fitted: The model.
  ///   - labelName: The name of what is predicted.
  public init(_ fitted: FittedModel, labelName: String) {
    self.init(
      fitted.model, by: fitted.method, standardization: fitted.standardization,
      featureNames: fitted.columns.map { fitted.featureNames[$0] },
      classNames: fitted.classNames, labelName: labelName)
  }

  /// The classifier of features in their own units.
  public var classifier: any Classifier {
    func standardized(
      _ model: some Classifier, after standardization: Standardization
    ) -> any Classifier {
      Standardized(model, after: standardization)
    }
    return standardization.map { standardized(model, after: $0) } ?? model
  }
}

extension StoredModel: Equatable {
  /// Whether the models, their methods' names and all other names are the same.
  public static func == (left: StoredModel, right: StoredModel) -> Bool {
    left.method.name == right.method.name && left.model.isEqual(to: right.model)
      && left.standardization == right.standardization && left.featureNames == right.featureNames
      && left.classNames == right.classNames && left.labelName == right.labelName
  }
}
