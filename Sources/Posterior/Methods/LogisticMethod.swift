import GSLNumerics

/// Logistic regression with a penalty, for two classes.
public struct LogisticMethod: ClassificationMethod {
  /// The name, "logistic".
  public let name = "logistic"
  /// The name in sentences.
  public let title = "logistic regression"
  /// The penalty, and Firth's likelihood.
  public let options: [MethodOption] = [.ridge, .firth]
  /// Two classes.
  public let classLimit: Int? = 2

  /// The method.
  public init() {}

  /// Whether the settings say so.
  public func standardizes(_ settings: MethodSettings) -> Bool {
    settings.preparation == .standardized
  }

  /// The minimum of the penalized cross-entropy, by `LogisticRegression.fit`, or the maximum of
  /// Firth's likelihood, by `LogisticRegression.fitFirth`.
  ///
  /// - Precondition: There is no ridge penalty together with Firth's.
  public func learn(
    from examples: Dataset, _ settings: MethodSettings, using source: inout RandomSource,
    afterEpoch: (_ epoch: Int) -> Void
  ) throws(FitError) -> LearnedModel {
    if settings[.firth] == 1 {
      require(settings[.ridge] == 0, "Firth's likelihood has no ridge penalty")
      let result = try LogisticRegression.fitFirth(examples)
      return LearnedModel(result.model, .iterations(result.history.stepCount))
    }
    let (solver, tolerance) = settings.solver(parameterCount: examples.featureCount + 1)
    let result = try LogisticRegression.fit(
      examples, penalty: settings[.ridge], solver: solver, tolerance: tolerance)
    return LearnedModel(result.model, .iterations(result.history.stepCount))
  }

  /// The model of a file's weights and bias.
  public func model(
    from parameters: ModelObject, featureNames: [String], classNames: [String]
  ) throws(ModelFileError) -> any StorableClassifier {
    try parameters.requireOnly(["weights", "bias"])
    if classNames.count != 2 {
      throw parameters.error(
        .value, "weights", value: "\(classNames.count)",
        "logistic regression has 2 classes, but \(classNames.count) are named")
    }
    return LogisticRegression(
      decision: LinearDecision(
        weights: try parameters.numbers("weights", count: featureNames.count),
        bias: try parameters.number("bias")))
  }
}

extension LogisticRegression: StorableClassifier {
  /// The weights and the bias.
  public var storedParameters: KeyValuePairs<String, ModelValue> {
    ["weights": .numbers(decision.weights), "bias": .number(decision.bias)]
  }

  /// The decision for the second class against the first.
  public var decisions: [LinearDecision] { [decision] }
}
