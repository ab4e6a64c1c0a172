import GSLNumerics

/// Finds what examples say about each coefficient of a logistic regression that was fitted to them.
struct CoefficientInference: Sendable {
  private let dataset: Dataset
  private let model: LogisticRegression
  private let penalty: LogisticLikelihood.Penalty
  private let z: Double
  private let intervals: LogisticCoefficient.IntervalKind
  private let scaling: FeatureScaling
  private let errors: (bias: Double, weights: [Double])

  init(
    _ dataset: Dataset, _ model: LogisticRegression, penalty: LogisticLikelihood.Penalty,
    confidence: Double, intervals: LogisticCoefficient.IntervalKind
  ) throws(FitError) {
    self.dataset = dataset
    self.model = model
    self.penalty = penalty
    self.intervals = intervals
    z = StandardNormal.quantile((1 + confidence) / 2)
    scaling = try FeatureScaling(of: dataset.features, named: dataset.featureNames, penalty: 0)
    errors = try model.standardErrors(on: dataset)
  }

  /// The bias and the weights.
  func coefficients() throws(FitError) -> [LogisticCoefficient] {
    // Only at the origin is the bias a parameter of its own.
    let own = try likelihood(isAtOrigin: true)
    let others = try likelihood()
    return try concurrentMap(count: dataset.featureCount + 1) { index throws(FitError) in
      guard index > 0 else {
        return try coefficient(0, named: nil, model.decision.bias, errors.bias, own)
      }
      return try coefficient(
        index, named: dataset.featureNames[index - 1], model.decision.weights[index - 1],
        errors.weights[index - 1], others)
    }
  }

  /// Twice what the logarithm of the likelihood loses where all weights are 0.
  func devianceWithoutFeatures() throws(FitError) -> Double {
    var (likelihood, maximum) = try likelihood()
    let none = try likelihood.minimum(
      from: maximum.parameters.map { _ in 0 }, fixed: Set(1..<likelihood.parameterCount))
    return max(0, 2 * Double(dataset.count) * (none.value - maximum.value))
  }

  private typealias Likelihood = (function: LogisticLikelihood, maximum: LikelihoodPoint)

  private func likelihood(isAtOrigin: Bool = false) throws(FitError) -> Likelihood {
    var function = LogisticLikelihood(
      dataset, scaling: scaling, penalty: penalty, isAtOrigin: isAtOrigin)
    let maximum = try function.minimum(from: function.parameters(model))
    return (function, maximum)
  }

  private func coefficient(
    _ index: Int, named name: String?, _ estimate: Double, _ standardError: Double,
    _ likelihood: Likelihood
  ) throws(FitError) -> LogisticCoefficient {
    let unit = likelihood.function.units[index]
    var profile = try ProfileLikelihood(
      of: index, likelihood.function, maximum: likelihood.maximum,
      standardError: standardError * unit)
    let interval =
      switch intervals {
      case .wald: estimate - z * standardError...estimate + z * standardError
      case .profile:
        try profile.bound(z, isUpper: false) / unit...profile.bound(z, isUpper: true) / unit
      }
    let deviance = max(0, try profile.deviance(at: 0))
    return LogisticCoefficient(
      name: name, estimate: estimate, standardError: standardError,
      likelihoodRatioPValue: ChiSquaredDistribution.upperTail(deviance, degreesOfFreedom: 1),
      interval: interval)
  }
}
