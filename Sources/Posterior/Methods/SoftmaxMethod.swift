import GSLNumerics

/// Softmax regression with a penalty.
public struct SoftmaxMethod: ClassificationMethod {
  /// The name, "softmax".
  public let name = "softmax"
  /// The name in sentences.
  public let title = "softmax regression"
  /// The penalty.
  public let options: [MethodOption] = [.ridge]

  /// The method.
  public init() {}

  /// Whether there are more than two classes: for two it is logistic regression.
  public func isCompared(classCount: Int) -> Bool { classCount != 2 }

  /// Whether the settings say so.
  public func standardizes(_ settings: MethodSettings) -> Bool {
    settings.preparation == .standardized
  }

  /// The minimum of the penalized cross-entropy, by `SoftmaxRegression.fit`.
  public func learn(
    from examples: Dataset, _ settings: MethodSettings, using source: inout RandomSource,
    afterEpoch: (_ epoch: Int) -> Void
  ) throws(FitError) -> LearnedModel {
    let (solver, tolerance) = settings.solver(
      parameterCount: examples.classCount * (examples.featureCount + 1))
    let result = try SoftmaxRegression.fit(
      examples, penalty: settings[.ridge], solver: solver, tolerance: tolerance)
    return LearnedModel(result.model, .iterations(result.history.stepCount))
  }

  /// The model of a file's weights and biases.
  public func model(
    from parameters: ModelObject, featureNames: [String], classNames: [String]
  ) throws(ModelFileError) -> any StorableClassifier {
    try parameters.requireOnly(["weights", "biases"])
    let rows = try parameters.rows(
      "weights", count: classNames.count, columnCount: featureNames.count)
    return SoftmaxRegression(
      weights: Matrix(rows), biases: try parameters.numbers("biases", count: classNames.count))
  }
}

extension SoftmaxRegression: StorableClassifier {
  /// The weights and the biases.
  public var storedParameters: KeyValuePairs<String, ModelValue> {
    ["weights": .rows(weights.rows), "biases": .numbers(biases)]
  }

  /// The decision between two classes, or the logits of each of more.
  public var decisions: [LinearDecision] {
    classCount == 2
      ? [linearDecision(for: 1, against: 0)]
      : zip(weights.rows, biases).map { LinearDecision(weights: $0, bias: $1) }
  }
}
