import Foundation
import Posterior
import PosteriorTestSupport
import Testing

@Suite struct BernoulliTests {
  // MARK: Known values (Tests/Fixtures/Distributions/bernoulli.json: mpmath, 60 digits)

  @Test func matchesTheReference() throws {
    for example in try Fixture.load("Distributions/bernoulli").cases {
      let (k, n) = (example["successes"]!.integer, example["trials"]!.integer)
      let estimate = Bernoulli(successes: k, trials: n)
      let id = example["id"]!.string
      #expect(estimate.probability == example["mle"]!.number)
      let logLikelihood = estimate.logLikelihood(successes: k, trials: n)
      expectClose(logLikelihood, example["log_likelihood_at_mle"]!.number, ulps: 4, id)
      expectClose(-logLikelihood / Double(n), example["mean_nll_at_mle"]!.number, ulps: 4, id)
      expectClose(
        estimate.standardError(trials: n), example["standard_error"]!.number, ulps: 4, id)
      for other in example["log_likelihood_at"]!.list.map(\.object) {
        let model = Bernoulli(probability: other["theta"]!.number)
        expectClose(
          model.logLikelihood(successes: k, trials: n), other["value"]!.number, ulps: 4, id)
      }
    }
  }

  @Test func sevenOfTen() {
    let half = Bernoulli(probability: 0.5)
    #expect(half.likelihood(successes: 7, trials: 10) == 0x1p-10)
    #expect(half.score(successes: 7, trials: 10) == 8)
    let wet = [true, true, false, true, true, false, true, true, false, true]
    #expect(Bernoulli(maximumLikelihood: wet) == Bernoulli(probability: 0.7))
    #expect(half.logLikelihood(wet) == half.logLikelihood(successes: 7, trials: 10))
    // 0.7⁷ · 0.3³ = 823543 · 27 · 10⁻¹⁰
    expectClose(
      Bernoulli(probability: 0.7).likelihood(successes: 7, trials: 10), 0.002_223_566_1)
  }

  // MARK: Properties

  /// A distribution away from the ends, and counts.
  static func drawCase(_ generator: inout Generator) -> (model: Bernoulli, k: Int, n: Int) {
    let n = generator.integer(in: 1...200)
    return (
      Bernoulli(probability: generator.double(in: 0.05...0.95)), generator.integer(in: 0...n), n
    )
  }

  @Test func noProbabilityIsMoreLikelyThanTheFraction() {
    forAll { generator in
      let (model, k, n) = Self.drawCase(&generator)
      let best = Bernoulli(successes: k, trials: n)
      // 4 ulp of a number below 600, each.
      #expect(
        model.logLikelihood(successes: k, trials: n)
          <= best.logLikelihood(successes: k, trials: n) + 1e-12)
    }
  }

  @Test func logLikelihoodIsTheLogarithm() {
    forAll { generator in
      let (model, k, n) = Self.drawCase(&generator)
      let likelihood = model.likelihood(successes: k, trials: n)
      // 1 − θ is off by 2⁻⁵⁴ / (1 − θ) ≤ 1.2e-15 relative, up to 200 times, and the logarithms add
      // 4 ulp of 600.
      expectClose(log(likelihood), model.logLikelihood(successes: k, trials: n), absolute: 1e-12)
    }
  }

  @Test func scoreIsTheDerivative() {
    forAll { generator in
      let (model, k, n) = Self.drawCase(&generator)
      let h = 0x1p-17
      let up = Bernoulli(probability: model.probability + h)
      let down = Bernoulli(probability: model.probability - h)
      let difference =
        up.logLikelihood(successes: k, trials: n) - down.logLikelihood(successes: k, trials: n)
      // Truncation: h²/6 times the third derivative, 2n/0.05³ at most. Rounding: 4 ulp of 600 on
      // both sides, over 2h, and that of θ ± h, 2⁻⁵³ times a slope below n/0.05.
      expectClose(
        model.score(successes: k, trials: n), difference / (2 * h),
        absolute: h * h / 6 * 2 * Double(n) / 1.25e-4 + 1e-7)
    }
  }

  @Test func scoreHasMeanZeroAndTheInformationAsVariance() {
    forAll { generator in
      let model = Self.drawCase(&generator).model
      let n = generator.integer(in: 1...12)
      var (mean, variance, ways) = (0.0, 0.0, 1.0)
      for k in 0...n {
        let probability = ways * model.likelihood(successes: k, trials: n)
        let score = model.score(successes: k, trials: n)
        mean += probability * score
        variance += probability * score * score
        ways *= Double(n - k) / Double(k + 1)
      }
      // Scores are below 12/0.05 = 240, their squares below 57,600; 13 terms of relative error 30 ·
      // 2⁻⁵³ sum to at most that times the mean absolute value.
      expectClose(mean, 0, absolute: 1e-12)
      expectClose(variance, Double(n) / model.variance, relative: 1e-13, absolute: 0)
    }
  }

  @Test func maximumLikelihoodIsMinimumCrossEntropy() {
    forAll { generator in
      let (model, k, n) = Self.drawCase(&generator)
      let fraction = Bernoulli(successes: k, trials: n).probability
      let cost = crossEntropy(
        truth: [fraction, 1 - fraction], model: [model.probability, 1 - model.probability])
      // 1 − θ and 1 − k/n are rounded; the logarithms are below 3.
      expectClose(
        -model.logLikelihood(successes: k, trials: n) / Double(n), cost, absolute: 5e-15)
    }
  }

  @Test func standardErrorIsTheDeviationOfTheFraction() {
    forAll { generator in
      let (model, _, n) = Self.drawCase(&generator)
      expectClose(
        model.standardError(trials: n), (model.variance / Double(n)).squareRoot(), ulps: 4)
    }
  }

  // MARK: Edges

  @Test func certainty() {
    let (never, always) = (Bernoulli(probability: 0), Bernoulli(probability: 1))
    #expect(never.logLikelihood(successes: 0, trials: 5) == 0)
    #expect(never.logLikelihood(successes: 1, trials: 5) == -.infinity)
    #expect(always.logLikelihood(successes: 5, trials: 5) == 0)
    #expect(always.logLikelihood(successes: 4, trials: 5) == -.infinity)
    #expect(never.likelihood(successes: 0, trials: 5) == 1)
    #expect(never.likelihood(successes: 1, trials: 5) == 0)
    #expect(never.score(successes: 0, trials: 5) == -5)
    #expect(always.score(successes: 5, trials: 5) == 5)
    #expect(never.score(successes: 1, trials: 5) == .infinity)
    #expect(always.score(successes: 4, trials: 5) == -.infinity)
    #expect(never.standardError(trials: 5) == 0)
  }

  @Test func noTrials() {
    let model = Bernoulli(probability: 0)
    #expect(model.likelihood(successes: 0, trials: 0) == 1)
    #expect(model.logLikelihood([]) == 0)
    #expect(model.score(successes: 0, trials: 0) == 0)
  }

  @Test func theProductUnderflowsWhereTheSumDoesNot() {
    let model = Bernoulli(probability: 0.7)
    #expect(model.likelihood(successes: 1400, trials: 2000) == 0)
    // 1400 ln 0.7 + 600 ln 0.3
    expectClose(model.logLikelihood(successes: 1400, trials: 2000), -1_221.728_604_109_787, ulps: 4)
  }

  @Test func rareEventsKeepTheirDigits() {
    // ln(1 − θ) = −θ here, where 1 − θ rounds to 1.
    #expect(Bernoulli(probability: 1e-20).logLikelihood(successes: 0, trials: 1) == -1e-20)
  }

  @Test func refusesImpossibleArguments() async {
    await #expect(processExitsWith: .failure) { _ = Bernoulli(probability: 1.5) }
    await #expect(processExitsWith: .failure) { _ = Bernoulli(successes: 3, trials: 2) }
    await #expect(processExitsWith: .failure) { _ = Bernoulli(maximumLikelihood: []) }
  }
}
