import Posterior
import PosteriorTestSupport
import Testing

@Suite struct BinomialTests {
  // MARK: Known values

  @Test func threeFairThrows() {
    let coin = Binomial(trials: 3, probability: 0.5)
    // The values are eighths, from the exponent of a sum of logarithms up to 3 ln 2 + ln 3 < 4:
    // five of them, each with an error of an ulp of 2, are 10 ε in the exponent, and so of the
    // value, in which ε is an ulp or two.
    for (k, expected) in [0.125, 0.375, 0.375, 0.125].enumerated() {
      expectClose(coin.probability(of: k), expected, relative: 12 * 0x1p-52, absolute: 0)
    }
  }

  // MARK: Properties

  @Test func isTheBernoulliLikelihoodTimesTheOrders() {
    forAll { generator in
      let probability = generator.double(in: 0.01...0.99)
      let likelihood = Bernoulli(probability: probability).likelihood(successes: 2, trials: 5)
      // Logarithms of up to 3 ln 100 = 14 are added, each with an error of 1 ulp of itself.
      expectClose(
        Binomial(trials: 5, probability: probability).probability(of: 2), 10 * likelihood,
        relative: 0x1p-49 * 15, absolute: 0)
    }
  }

  // MARK: Edges

  @Test func whatCannotHappenHasProbabilityZero() {
    let coin = Binomial(trials: 3, probability: 0.5)
    #expect(coin.probability(of: -1) == 0)
    #expect(coin.probability(of: 4) == 0)
  }

  @Test func impossibleArgumentsTrap() async {
    await #expect(processExitsWith: .failure) { _ = Binomial(trials: -1, probability: 0.5) }
    await #expect(processExitsWith: .failure) { _ = Binomial(trials: 1, probability: 1.5) }
  }
}
