import CPosteriorLibc
import GSLNumerics

/// What examples say about a logistic regression: its coefficients with standard errors, tests and
/// intervals, and how well it fits.
///
/// R's `summary(glm(…, family = binomial))` with `confint` has the same numbers, and for Firth's
/// penalized likelihood the package `logistf`.
public struct LogisticInference: Sendable, Equatable {
  /// Which likelihood is the largest at the model.
  public enum Likelihood: Sendable {
    /// The likelihood itself.
    case plain
    /// Firth's, with Jeffreys' prior as a penalty.
    case firth
  }

  /// Which likelihood it is.
  public let likelihood: Likelihood
  /// The model that was fitted.
  public let model: LogisticRegression
  /// The bias and the d weights.
  public let coefficients: [LogisticCoefficient]
  /// The number n of examples.
  public let exampleCount: Int
  /// The logarithm of the likelihood at the model, without Firth's penalty.
  public let logLikelihood: Double
  /// The logarithm of the likelihood of the shares of the classes, the model without features.
  public let nullLogLikelihood: Double
  /// Twice what the logarithm of the likelihood, penalized if the fit is, loses without features.
  public let likelihoodRatio: Double
  /// The confidence of the intervals.
  public let confidence: Double
  /// How they were found.
  public let intervals: LogisticCoefficient.IntervalKind

  /// The deviance, −2 ln L.
  public var deviance: Double { -2 * logLikelihood }
  /// The deviance of the model without features.
  public var nullDeviance: Double { -2 * nullLogLikelihood }
  /// Akaike's criterion, −2 ln L + 2 (d + 1).
  public var aic: Double { deviance + 2 * Double(coefficients.count) }
  /// Schwarz's criterion, −2 ln L + (d + 1) ln n.
  public var bic: Double { deviance + log(Double(exampleCount)) * Double(coefficients.count) }
  /// The p-value of the hypothesis that all weights are 0; 1 without features.
  public var likelihoodRatioPValue: Double {
    let degreesOfFreedom = Double(coefficients.count - 1)
    return degreesOfFreedom == 0
      ? 1
      : ChiSquaredDistribution.upperTail(likelihoodRatio, degreesOfFreedom: degreesOfFreedom)
  }

  /// Fits a logistic regression to examples, and infers.
  ///
  /// - Parameters:
  ///   - dataset: n examples of two classes.
  ///   - likelihood: The likelihood, or Firth's penalized one. The default is the first.
  ///   - confidence: That of the intervals. The default is 0.95.
  ///   - intervals: How they are found. The default is by the profile of the likelihood.
  /// - Throws: `FitError` as `LogisticRegression.fit(_:)` without a penalty, or as `fitFirth(_:)`.
  /// - Precondition: The dataset has two classes and at least one example, and the confidence is
  ///   between 0 and 1.
  /// - Complexity: O(nd²) for a step; profiles take some 30 steps a coefficient.
  public init(
    _ dataset: Dataset, likelihood: Likelihood = .plain, confidence: Double = 0.95,
    intervals: LogisticCoefficient.IntervalKind = .profile
  ) throws(FitError) {
    let model =
      try likelihood == .firth
      ? LogisticRegression.fitFirth(dataset).model : LogisticRegression.fit(dataset).model
    try self.init(
      of: model, on: dataset, likelihood: likelihood, confidence: confidence, intervals: intervals)
  }

  /// Infers from a model at the maximum of its likelihood.
  ///
  /// - Parameters:
  ///   - model: The model that was fitted to the examples, without a ridge penalty.
  ///   - dataset: The n examples of two classes that it was fitted to.
  ///   - likelihood: The likelihood that it maximizes. The default is the plain one.
  ///   - confidence: That of the intervals. The default is 0.95.
  ///   - intervals: How they are found. The default is by the profile of the likelihood.
  /// - Throws: `FitError`, also `.notConverged` where the profile has no end that can be found.
  /// - Precondition: The dataset has two classes and at least one example, and the confidence is
  ///   between 0 and 1.
  /// - Complexity: O(nd²) for a step; profiles take some 30 steps a coefficient.
  public init(
    of model: LogisticRegression, on dataset: Dataset, likelihood: Likelihood = .plain,
    confidence: Double = 0.95, intervals: LogisticCoefficient.IntervalKind = .profile
  ) throws(FitError) {
    require(
      confidence > 0 && confidence < 1, "a confidence of \(confidence) is not between 0 and 1")
    let inference = try CoefficientInference(
      dataset, model, penalty: likelihood == .firth ? .firth : .none, confidence: confidence,
      intervals: intervals)
    let n = Double(dataset.count)
    self.likelihood = likelihood
    self.model = model
    self.confidence = confidence
    self.intervals = intervals
    exampleCount = dataset.count
    coefficients = try inference.coefficients()
    likelihoodRatio = try inference.devianceWithoutFeatures()
    logLikelihood = -n * LogisticLikelihood.meanLoss(of: model, on: dataset)
    nullLogLikelihood = dataset.classCounts.reduce(0) { sum, count in
      sum + Double(count) * log(Double(count) / n)
    }
  }
}

extension LogisticLikelihood {
  /// The mean cross-entropy of a model.
  fileprivate static func meanLoss(of model: LogisticRegression, on dataset: Dataset) -> Double {
    var plain = LogisticLikelihood(
      dataset, scaling: FeatureScaling(none: dataset.featureCount), penalty: .none)
    var gradient = [Double](repeating: 0, count: plain.parameterCount)
    var hessian = Matrix(rowCount: plain.parameterCount, columnCount: plain.parameterCount)
    return plain.value(
      [model.decision.bias] + model.decision.weights, gradient: &gradient,
      hessian: &hessian)
  }
}
