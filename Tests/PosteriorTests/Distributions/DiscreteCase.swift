import GSLNumerics
import Posterior
import Testing

/// A discrete distribution with all its outcomes, as what the tests ask of each of them.
struct DiscreteCase: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let probabilities: [Double]
  let logProbabilities: [Double]
  /// The entropy in a unit.
  let entropy: @Sendable (InformationUnit) -> Double
  /// Mean and variance, with the number of each outcome; nil where outcomes are not numbers.
  let moments: (mean: Double, variance: Double, numbers: [Double])?
  /// How often each outcome is drawn.
  let counts: @Sendable (_ draws: Int, _ seed: UInt64) -> [Int]
  /// The log-likelihood of outcomes by their places in the list of all.
  let logLikelihood: @Sendable ([Int]) -> Double
  /// Whether a sample is what single draws give.
  let areDrawsOneByOne: @Sendable (_ draws: Int) -> Bool

  init<Model: DiscreteDistribution>(
    _ model: Model, outcomes: [Model.Outcome],
    moments: (mean: Double, variance: Double, numbers: [Double])? = nil
  ) where Model.Outcome: Equatable, Model.Sample == [Model.Outcome] {
    testDescription = "\(model)"
    probabilities = outcomes.map { model.probability(of: $0) }
    logProbabilities = outcomes.map { model.logProbability(of: $0) }
    entropy = { model.entropy(in: $0) }
    self.moments = moments
    counts = { draws, seed in
      var source = RandomSource(seed: seed)
      let sample = model.sample(draws, using: &source)
      return outcomes.map { outcome in sample.count { $0 == outcome } }
    }
    logLikelihood = { places in model.logLikelihood(places.map { outcomes[$0] }) }
    areDrawsOneByOne = { draws in
      var (one, other) = (RandomSource(seed: 3), RandomSource(seed: 3))
      let sample = model.sample(draws, using: &one)
      return sample == (0..<draws).map { _ in model.sample(using: &other) }
    }
  }

  static let all: [DiscreteCase] =
    [0, 1e-12, 0.3, 0.5, 1].map { theta in
      let model = Bernoulli(probability: theta)
      return DiscreteCase(
        model, outcomes: [false, true], moments: (model.mean, model.variance, [0, 1]))
    }
    + [(0, 0.5), (1, 0.2), (12, 0.3), (40, 0.99), (7, 0), (7, 1)].map { trials, theta in
      let model = Binomial(trials: trials, probability: theta)
      return DiscreteCase(
        model, outcomes: Array(0...trials),
        moments: (model.mean, model.variance, (0...trials).map(Double.init)))
    }
    + ([[1], [0.25, 0.75], [0.1, 0, 0.2, 0.7], [0.2, 0.2, 0.2, 0.2, 0.2]] as [Categorical]).map {
      DiscreteCase($0, outcomes: Array($0.probabilities.indices))
    }
}
