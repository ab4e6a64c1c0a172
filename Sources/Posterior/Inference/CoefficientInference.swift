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
  /// The likelihood by parameters at the centers of the features.
  private let centered: Likelihood

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
    var function = LogisticLikelihood(dataset, scaling: scaling, penalty: penalty)
    centered = (function, try function.minimum(from: function.parameters(model)))
  }

  /// The bias and the weights.
  func coefficients() throws(FitError) -> [LogisticCoefficient] {
    try concurrentMap(count: dataset.featureCount + 1) { index throws(FitError) in
      let isBias = index == 0
      let estimate = isBias ? model.decision.bias : model.decision.weights[index - 1]
      let standardError = isBias ? errors.bias : errors.weights[index - 1]
      let (interval, pValue) =
        switch intervals {
        case .wald: wald(estimate, standardError)
        case .profile: try profile(index, standardError)
        }
      return LogisticCoefficient(
        name: isBias ? nil : dataset.featureNames[index - 1], estimate: estimate,
        standardError: standardError, pValue: pValue, interval: interval)
    }
  }

  /// Twice what the logarithm of the likelihood loses where all weights are 0.
  func devianceWithoutFeatures() throws(FitError) -> Double {
    var (likelihood, maximum) = centered
    let none = try likelihood.minimum(
      from: maximum.parameters.map { _ in 0 }, fixed: Set(1..<likelihood.parameterCount))
    return max(0, 2 * Double(dataset.count) * (none.value - maximum.value))
  }

  private typealias Likelihood = (function: LogisticLikelihood, maximum: LikelihoodPoint)

  private func wald(
    _ estimate: Double, _ standardError: Double
  ) -> (interval: ClosedRange<Double>, pValue: Double) {
    (
      estimate - z * standardError...estimate + z * standardError,
      2 * StandardNormal.cumulative(-(estimate / standardError).magnitude)
    )
  }

  private func profile(
    _ index: Int, _ standardError: Double
  ) throws(FitError) -> (interval: ClosedRange<Double>, pValue: Double) {
    var (function, maximum) = centered
    if index == 0 {
      // Only at the origin is the bias a parameter of its own.
      function = LogisticLikelihood(
        dataset, scaling: scaling, penalty: penalty, isAtOrigin: true)
      maximum = try function.minimum(from: function.parameters(model))
    }
    let unit = function.units[index]
    var profile = try ProfileLikelihood(
      of: index, function, maximum: maximum, standardError: standardError * unit)
    let interval =
      try profile.bound(z, isUpper: false) / unit...profile.bound(z, isUpper: true) / unit
    let deviance = max(0, try profile.deviance(at: 0))
    return (interval, ChiSquaredDistribution.upperTail(deviance, degreesOfFreedom: 1))
  }
}
