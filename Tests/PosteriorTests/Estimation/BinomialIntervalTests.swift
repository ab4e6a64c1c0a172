import Foundation
import GSLNumerics
import Posterior
import PosteriorTestSupport
import Testing

@Suite struct BinomialIntervalTests {
  // MARK: Known values (Tests/Fixtures/Distributions/bernoulli.json: mpmath, 60 digits)

  @Test func matchesTheReference() throws {
    for example in try Fixture.load("Distributions/bernoulli").cases {
      let (k, n) = (example["successes"]!.integer, example["trials"]!.integer)
      let confidence = example["confidence"]!.number
      let wald = BinomialInterval.wald(successes: k, trials: n, confidence: confidence)
      let wilson = BinomialInterval.wilson(successes: k, trials: n, confidence: confidence)
      for (interval, name) in [(wald, "wald_unclipped"), (wilson, "wilson")] {
        // The tolerance that the file suggests.
        expectClose(
          [interval.lower, interval.upper], example[name]!.vector, relative: 1e-13,
          absolute: 1e-15, "\(example["id"]!.string) \(name)")
      }
      expectClose(
        (wilson.lower + wilson.upper) / 2, example["wilson_center"]!.number, relative: 1e-13,
        absolute: 0)
      let z = -StandardNormal.quantile((1 - confidence) / 2)
      expectClose(z, example["z"]!.number, relative: 1e-13, absolute: 0)
    }
  }

  @Test func theDefaultConfidenceIs95Percent() {
    let wilson = BinomialInterval.wilson(successes: 7, trials: 10)
    #expect(wilson == .wilson(successes: 7, trials: 10, confidence: 0.95))
    let wald = BinomialInterval.wald(successes: 7, trials: 10)
    #expect(wald == .wald(successes: 7, trials: 10, confidence: 0.95))
  }

  // MARK: Properties

  static func drawCase(_ generator: inout Generator) -> (k: Int, n: Int, confidence: Double) {
    let n = generator.integer(in: 1...2000)
    return (generator.integer(in: 0...n), n, generator.double(in: 0.01...0.9999))
  }

  @Test func wilsonEndsAreWhereTheScoreTestRejects() {
    forAll { generator in
      let (k, n, confidence) = Self.drawCase(&generator)
      let interval = BinomialInterval.wilson(successes: k, trials: n, confidence: confidence)
      let z = -StandardNormal.quantile((1 - confidence) / 2)
      for theta in [interval.lower, interval.upper] {
        let distance = Double(k) / Double(n) - theta
        // Rounding of θ by 4e-16 moves the left side by 2 · 4e-16 and the right by z²/n · 4e-16,
        // with z² < 16.
        expectClose(
          distance * distance, z * z * theta * (1 - theta) / Double(n), relative: 1e-14,
          absolute: 1e-14)
      }
    }
  }

  @Test func exchangingSuccessAndFailureMirrorsTheInterval() {
    forAll { generator in
      let (k, n, confidence) = Self.drawCase(&generator)
      for method in [BinomialInterval.wald, BinomialInterval.wilson] {
        let interval = method(k, n, confidence)
        let mirrored = method(n - k, n, confidence)
        // A few ulp of 1; Wald's ends lie within ±3.
        expectClose(interval.lower, 1 - mirrored.upper, absolute: 4e-15)
        expectClose(interval.upper, 1 - mirrored.lower, absolute: 4e-15)
      }
    }
  }

  @Test func containsTheEstimateAndStaysInOrder() {
    forAll { generator in
      let (k, n, confidence) = Self.drawCase(&generator)
      let wilson = BinomialInterval.wilson(successes: k, trials: n, confidence: confidence)
      #expect(wilson.contains(Double(k) / Double(n)))
      #expect(wilson.lower >= 0 && wilson.lower < wilson.upper && wilson.upper <= 1)
      let wald = BinomialInterval.wald(successes: k, trials: n, confidence: confidence)
      #expect(wald.contains(Double(k) / Double(n)))
      expectClose((wald.lower + wald.upper) / 2, Double(k) / Double(n), absolute: 1e-15)
    }
  }

  @Test func moreConfidenceMakesItWider() {
    forAll { generator in
      let (k, n, confidence) = Self.drawCase(&generator)
      let narrow = BinomialInterval.wilson(successes: k, trials: n, confidence: confidence / 2)
      let wide = BinomialInterval.wilson(successes: k, trials: n, confidence: confidence)
      #expect(wide.lower <= narrow.lower && narrow.upper <= wide.upper)
    }
  }

  /// How often a 95 % interval from 20 trials contains θ, averaged over θ = 0.005, 0.015, …, 0.995.
  static func coverage(of method: (Int, Int, Double) -> BinomialInterval) -> Double {
    let intervals = (0...20).map { method($0, 20, 0.95) }
    let thetas = (0..<100).map { (Double($0) + 0.5) / 100 }
    let coverages = thetas.map { theta in
      var (coverage, ways) = (0.0, 1.0)
      for k in 0...20 {
        if intervals[k].contains(theta) {
          coverage += ways * Bernoulli(probability: theta).likelihood(successes: k, trials: 20)
        }
        ways *= Double(20 - k) / Double(k + 1)
      }
      return coverage
    }
    return coverages.reduce(0, +) / 100
  }

  @Test func wilsonKeepsItsPromiseAndWaldDoesNot() {
    #expect((0.94...0.96).contains(Self.coverage(of: BinomialInterval.wilson)))
    #expect(Self.coverage(of: BinomialInterval.wald) < 0.87)
  }

  // MARK: Edges

  @Test func noSuccessesAndOnlySuccesses() {
    for n in [1, 10, 1_000_000] {
      let (none, all) = (
        BinomialInterval.wilson(successes: 0, trials: n),
        BinomialInterval.wilson(successes: n, trials: n)
      )
      #expect(none.lower == 0 && none.upper > 0)
      #expect(all.upper == 1 && all.lower < 1)
      // Wald's interval collapses to a point.
      let wald = BinomialInterval.wald(successes: 0, trials: n)
      #expect(wald.lower == 0 && wald.upper == 0)
    }
  }

  @Test func withoutSuccessesTheLowerEndIsExactlyZero() {
    forAll { generator in
      let (_, n, confidence) = Self.drawCase(&generator)
      let none = BinomialInterval.wilson(successes: 0, trials: n, confidence: confidence)
      #expect(none.lower == 0 && none.lower.sign == .plus)
    }
  }

  @Test func rareSuccessesKeepTheirDigits() {
    // mpmath 1.3.0, 60 digits. The difference in the formula would lose more than two digits here.
    let interval = BinomialInterval.wilson(
      successes: 1, trials: 1_000_000, confidence: 1 - 0x1p-40)
    expectClose(interval.lower, 1.886_384_180_101_437_9e-8)
  }

  @Test func theEndsBelong() {
    let interval = BinomialInterval.wilson(successes: 3, trials: 10)
    #expect(interval.contains(interval.lower) && interval.contains(interval.upper))
    #expect(!interval.contains(interval.lower.nextDown))
    #expect(!interval.contains(interval.upper.nextUp))
  }

  @Test func refusesImpossibleArguments() async {
    await #expect(processExitsWith: .failure) {
      _ = BinomialInterval.wilson(successes: 0, trials: 0)
    }
    await #expect(processExitsWith: .failure) {
      _ = BinomialInterval.wald(successes: 1, trials: 2, confidence: 1)
    }
  }
}
