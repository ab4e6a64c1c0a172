import GSLNumerics

/// A way to learn classes: its name, how it learns, and how its models are stored.
///
/// The commands, comparisons and model files know methods by a list,
/// `[any ClassificationMethod].all` unless they are given another. A type that conforms, in any
/// package, and a longer list are all that a new method takes:
///
/// ```swift
/// let methods: [any ClassificationMethod] = [GaussianMethod.qda, LogisticMethod()]
/// let comparison = try MethodComparison(
///   of: methods, on: dataset, settings: ComparisonSettings(foldCount: 3))
/// print(comparison.results.count)  // 2
/// ```
public protocol ClassificationMethod: Sendable {
  /// The name of the method in options and files: "lda".
  var name: String { get }
  /// The name of the method in sentences: "LDA", "logistic regression".
  var title: String { get }
  /// The title of a report on one fit. The default is `title`.
  var heading: String { get }
  /// The options that the method understands. The default is no options.
  var options: [MethodOption] { get }
  /// The largest number of classes that the method tells apart. The default is nil: any number.
  var classLimit: Int? { get }
  /// Whether the method ignores the features, and others are measured by it. The default is false.
  var isBaseline: Bool { get }

  /// Whether a comparison on data of K classes has the method unless it is told otherwise. The
  /// default is whether K is within the limit.
  func isCompared(classCount: Int) -> Bool

  /// Whether the model learns from standardized features. The default is false.
  func standardizes(_ settings: MethodSettings) -> Bool

  /// A remark in parentheses after the title in reports: "16 hidden units". The default is nil:
  /// nothing.
  func remark(_ settings: MethodSettings) -> String?

  /// The model that the method learns from examples, which are standardized if the method asks for
  /// that.
  ///
  /// To call it, use `fit(_:_:using:afterEpoch:)`.
  ///
  /// - Parameters:
  ///   - examples: Examples of two or more classes, within the limit.
  ///   - settings: The values of options.
  ///   - source: The source of randomness.
  ///   - afterEpoch: Is called after each epoch, if there are epochs, with its number from 1.
  /// - Throws: `FitError` where the method refuses the examples.
  func learn(
    from examples: Dataset, _ settings: MethodSettings, using source: inout RandomSource,
    afterEpoch: (_ epoch: Int) -> Void
  ) throws(FitError) -> LearnedModel

  /// The model that a file's parameters describe: those that a model of the method has in
  /// `storedParameters`.
  ///
  /// - Parameters:
  ///   - parameters: The parameters, of which nothing is known yet.
  ///   - featureNames: The names of the d features.
  ///   - classNames: The names of the K classes.
  /// - Throws: `ModelFileError` where the parameters are not a model of d features and K classes.
  func model(
    from parameters: ModelObject, featureNames: [String], classNames: [String]
  ) throws(ModelFileError) -> any StorableClassifier
}

extension ClassificationMethod {
  /// The title with a capital letter.
  public var heading: String { title.prefix(1).uppercased() + title.dropFirst() }
  /// None.
  public var options: [MethodOption] { [] }
  /// No limit.
  public var classLimit: Int? { nil }
  /// False.
  public var isBaseline: Bool { false }
  /// Whether the method tells this number of classes apart.
  public func isCompared(classCount: Int) -> Bool { classCount <= classLimit ?? .max }
  /// False.
  public func standardizes(_ settings: MethodSettings) -> Bool { false }
  /// Nothing.
  public func remark(_ settings: MethodSettings) -> String? { nil }
}

extension ClassificationMethod {
  /// Fits a model to examples: prepares them as the method wants them, and learns from them.
  ///
  /// ```swift
  /// let fitted = try GaussianMethod.lda.fit(dataset, using: &source)
  /// print(fitted.classifier.predictions(features))  // [0, 1]
  /// ```
  ///
  /// - Parameters:
  ///   - dataset: Examples of two or more classes.
  ///   - settings: The values of options. The default is all defaults, and features as they are.
  ///   - source: The source of randomness.
  ///   - afterEpoch: Is called after each epoch, if there are epochs, with its number from 1.
  /// - Throws: `FitError` where the method refuses the examples; with standardization also
  ///   `.constantFeature` if no feature varies, and what `Standardization` throws.
  /// - Precondition: There are no more classes than the method tells apart.
  public func fit(
    _ dataset: Dataset, _ settings: MethodSettings = MethodSettings(),
    using source: inout RandomSource, afterEpoch: (_ epoch: Int) -> Void = { _ in }
  ) throws(FitError) -> FittedModel {
    require(
      dataset.classCount <= classLimit ?? .max,
      "\(title) tells \(classLimit ?? 0) classes apart, not \(dataset.classCount)")
    guard standardizes(settings) else {
      let learned = try learn(from: dataset, settings, using: &source, afterEpoch: afterEpoch)
      return FittedModel(learned, by: self, of: dataset)
    }
    let (columns, varying) = try dataset.varyingFeatures()
    let standardization = try Standardization(fittedTo: varying)
    let learned = try learn(
      from: try standardization.apply(to: varying), settings, using: &source,
      afterEpoch: afterEpoch)
    return FittedModel(
      learned, by: self, of: dataset, columns: columns, standardization: standardization)
  }
}
