import GSLNumerics
import PosteriorTestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite struct BinomialProbabilityTests {
  // MARK: Known values (mpmath 1.3.0, 40 digits)

  @Test(arguments: [
    (7, 10, 0.7, 0.266827932), (0, 10, 0.1, 0.348_678_440_1),
    (10, 10, 0.99, 0.904_382_075_008_804_4),
    (50, 100, 0.5, 0.079_589_237_387_178_76), (3, 1000, 0.001, 0.061_282_509_389_840_65),
    (1500, 2000, 0.7, 9.111_795_735_258_424e-8),
  ])
  func valuesMatchTheReference(
    _ successes: Int, _ trials: Int, _ probability: Double, _ expected: Double
  ) {
    expectClose(
      binomialProbability(successes: successes, trials: trials, probability: probability), expected,
      relative: relativeBound(trials, probability), absolute: 0)
  }

  /// Three rounded logarithms of factorials up to n! and two of probabilities, each with an error
  /// of 1 ulp, in the exponent.
  private func relativeBound(_ trials: Int, _ probability: Double) -> Double {
    let factorial = (0...trials).map { log(Double(max($0, 1))) }.reduce(0, +)
    let rarest = -Double(trials) * log(min(probability, 1 - probability))
    return 0x1p-52 * (1 + 3 * factorial + 2 * rarest)
  }

  // MARK: Properties

  @Test func probabilitiesSumToOne() {
    forAll { generator in
      let trials = generator.integer(in: 0...60)
      let probability = generator.double(in: 0.01...0.99)
      let sum = (0...trials).map {
        binomialProbability(successes: $0, trials: trials, probability: probability)
      }.reduce(0, +)
      expectClose(sum, 1, absolute: relativeBound(trials, probability))
    }
  }

  @Test func logarithmsAreThoseOfTheProbabilities() {
    forAll { generator in
      let trials = generator.integer(in: 0...60)
      let successes = generator.integer(in: 0...trials)
      let probability = generator.double(in: 0.01...0.99)
      let logarithm = binomialLogProbability(
        successes: successes, trials: trials, probability: probability)
      let expected = binomialProbability(
        successes: successes, trials: trials, probability: probability)
      // The same error twice: that of the sum, and that of the exponent.
      expectClose(logarithm, log(expected), absolute: 2 * relativeBound(trials, probability))
    }
  }

  // MARK: Edges

  @Test func logarithmsOfTheImpossible() {
    #expect(binomialLogProbability(successes: 1, trials: 5, probability: 0) == -.infinity)
    #expect(binomialLogProbability(successes: 4, trials: 5, probability: 1) == -.infinity)
    #expect(binomialLogProbability(successes: 0, trials: 5, probability: 0) == 0)
    #expect(binomialLogProbability(successes: 5, trials: 5, probability: 1) == 0)
    #expect(
      binomialLogProbability(successes: 0, trials: 100_000, probability: 0.75)
        == 100_000 * log(0.25))
  }

  @Test func certaintyIsExact() {
    #expect(binomialProbability(successes: 0, trials: 0, probability: 0.5) == 1)
    #expect(binomialProbability(successes: 5, trials: 5, probability: 1) == 1)
    #expect(binomialProbability(successes: 0, trials: 5, probability: 0) == 1)
    #expect(binomialProbability(successes: 1, trials: 5, probability: 0) == 0)
  }

  @Test func impossibleArgumentsTrap() async {
    await #expect(processExitsWith: .failure) {
      _ = binomialProbability(successes: 6, trials: 5, probability: 0.5)
    }
    await #expect(processExitsWith: .failure) {
      _ = binomialProbability(successes: 1, trials: 5, probability: .nan)
    }
    await #expect(processExitsWith: .failure) {
      _ = binomialLogProbability(successes: -1, trials: 5, probability: 0.5)
    }
    await #expect(processExitsWith: .failure) {
      _ = binomialLogProbability(successes: 1, trials: 5, probability: 1.5)
    }
  }
}
