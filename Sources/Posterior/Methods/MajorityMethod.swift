import GSLNumerics

/// The shares of the classes, whatever the features are: always the most common class.
public struct MajorityMethod: ClassificationMethod {
  /// The name, "majority".
  public let name = "majority"
  /// The name in sentences.
  public let title = "majority class"
  /// True.
  public let isBaseline = true

  /// The method.
  public init() {}

  /// The shares of the classes.
  public func learn(
    from examples: Dataset, _ settings: MethodSettings, using source: inout RandomSource,
    afterEpoch: (_ epoch: Int) -> Void
  ) throws(FitError) -> LearnedModel {
    LearnedModel(ClassShares(of: examples))
  }

  /// The shares of a file.
  public func model(
    from parameters: ModelObject, featureNames: [String], classNames: [String]
  ) throws(ModelFileError) -> any StorableClassifier {
    try parameters.requireOnly(["shares"])
    return ClassShares(
      try parameters.probabilities("shares", count: classNames.count),
      featureCount: featureNames.count)
  }
}

extension ClassShares: StorableClassifier {
  /// The shares.
  public var storedParameters: KeyValuePairs<String, ModelValue> { ["shares": .numbers(shares)] }
}
