import Foundation
import GSLNumerics
import Posterior
import PosteriorTestSupport
import Testing

/// What every distribution must do that gives its outcomes probabilities.
@Suite struct DistributionTests {
  /// What the probabilities may be off: logarithms up to 40 ln 100 are added for a binomial one,
  /// each with an error of 2 ulp.
  static let tolerance = 0x1p-51 * 200

  // MARK: Properties

  @Test(arguments: DiscreteCase.all) func probabilitiesSumToOne(_ model: DiscreteCase) {
    expectClose(model.probabilities.compensatedSum(), 1, absolute: Self.tolerance)
  }

  @Test(arguments: DiscreteCase.all) func logarithmsAreThoseOfProbabilities(_ model: DiscreteCase) {
    for (p, logarithm) in zip(model.probabilities, model.logProbabilities) {
      expectClose(logarithm, log(p), absolute: 2 * Self.tolerance)
    }
  }

  @Test(arguments: DiscreteCase.all) func entropyIsTheExpectedSurprisal(_ model: DiscreteCase) {
    let expected = model.probabilities.map { $0 > 0 ? -$0 * log($0) : 0 }.compensatedSum()
    expectClose(
      model.entropy(.nats), expected, relative: 4 * Self.tolerance, absolute: 2 * Self.tolerance)
    expectClose(model.entropy(.bits), model.entropy(.nats) / log(2))
    expectClose(model.entropy(.hartleys), model.entropy(.nats) / log(10))
  }

  @Test(arguments: DiscreteCase.all) func momentsAreSums(_ model: DiscreteCase) {
    guard let moments = model.moments else { return }
    let pairs = zip(model.probabilities, moments.numbers)
    let mean = pairs.map { $0 * $1 }.compensatedSum()
    let variance = pairs.map { p, x in p * (x - moments.mean) * (x - moments.mean) }
    let largest = moments.numbers.last ?? 0
    expectClose(mean, moments.mean, absolute: largest * Self.tolerance)
    expectClose(
      variance.compensatedSum(), moments.variance, absolute: largest * largest * Self.tolerance)
  }

  @Test(arguments: DiscreteCase.all) func drawsHaveTheFrequencies(_ model: DiscreteCase) {
    let draws = 20_000
    let counts = model.counts(draws, 1)
    #expect(counts.reduce(0, +) == draws)
    for (count, p) in zip(counts, model.probabilities) {
      // Bernstein: a deviation of t or more has probability 2 exp(−t²/2(npq + t/3)) at most; here
      // 10⁻¹¹ an outcome.
      let (l, variance) = (log(2e11), Double(draws) * p * (1 - p))
      let bound = l / 3 + (l * l / 9 + 2 * l * variance).squareRoot()
      // What is certain, or impossible, has no chance at all.
      expectClose(Double(count), Double(draws) * p, absolute: variance == 0 ? 0 : bound)
    }
  }

  @Test(arguments: DiscreteCase.all) func likelihoodsAreProducts(_ model: DiscreteCase) {
    #expect(model.logLikelihood([]) == 0)
    let places = model.probabilities.indices.filter { model.probabilities[$0] > 0 }
    let expected = places.map { model.logProbabilities[$0] }.compensatedSum()
    expectClose(model.logLikelihood(places), expected)
    if let impossible = model.probabilities.firstIndex(of: 0) {
      #expect(model.logLikelihood(places + [impossible]) == -.infinity)
    }
  }

  @Test(arguments: DiscreteCase.all) func samplesAreSingleDraws(_ model: DiscreteCase) {
    #expect(model.areDrawsOneByOne(50))
    #expect(model.areDrawsOneByOne(0))
  }

  // MARK: Edges

  @Test func whatIsNoOutcomeHasNoProbability() throws {
    let die: Categorical = [0.5, 0.5]
    for outcome in [-1, 2] {
      #expect(die.probability(of: outcome) == 0)
      #expect(die.logProbability(of: outcome) == -.infinity)
      #expect(die.logLikelihood([0, outcome]) == -.infinity)
    }
    let coins = Binomial(trials: 3, probability: 0.5)
    #expect(coins.logProbability(of: -1) == -.infinity)
    #expect(coins.logProbability(of: 4) == -.infinity)
  }

  @Test func theRarestTailsHaveLogarithms() {
    let model = Binomial(trials: 100_000, probability: 0.75)
    #expect(model.probability(of: 0) == 0)
    #expect(model.logProbability(of: 0) == 100_000 * log(0.25))
  }

  @Test func negativeCountsTrap() async {
    await #expect(processExitsWith: .failure) {
      var source = RandomSource(seed: 1)
      _ = Bernoulli(probability: 0.5).sample(-1, using: &source)
    }
  }
}
