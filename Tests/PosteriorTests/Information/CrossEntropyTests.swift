import Foundation
import Posterior
import PosteriorTestSupport
import Testing

@Suite struct CrossEntropyTests {
  // MARK: Known values (Fixtures/Information: mpmath, 60 digits)

  @Test func matchesTheReference() throws {
    for example in try Fixture.load("Information/information").cases where example["expect"] == nil
    {
      let (p, q) = (example["p"]!.vector, example["q"]!.vector)
      let id = example["id"]!.string
      for (unit, name) in [(InformationUnit.nats, "nats"), (.bits, "bits")] {
        let cross = example["cross_entropy_\(name)"]!.number
        expectClose(crossEntropy(truth: p, model: q, in: unit), cross, ulps: 4, id)
        let divergence = example["kl_\(name)"]!.number
        expectClose(klDivergence(truth: p, model: q, in: unit), divergence, ulps: 4, id)
      }
    }
  }

  @Test func divergenceOfNearlyEqualDistributionsMatchesTheReference() throws {
    for example in try Fixture.load("Information/nearly-equal").cases {
      let (p, q) = (example["p"]!.vector, example["q"]!.vector)
      expectClose(klDivergence(truth: p, model: q), example["kl_nats"]!.number, ulps: 4, "\(p)")
    }
  }

  @Test func powersOfOneHalfHaveExactCrossEntropies() {
    let (p, q) = ([0.5, 0.25, 0.125, 0.125], [0.25, 0.25, 0.25, 0.25])
    #expect(crossEntropy(truth: p, model: q, in: .bits) == 2)
    expectClose(klDivergence(truth: p, model: q, in: .bits), 0.25, ulps: 4)
  }

  // MARK: Properties

  @Test func divergenceIsCrossEntropyMinusEntropy() {
    forAll { generator in
      let count = generator.integer(in: 1...20)
      let (p, q) = (generator.probabilities(count), generator.probabilities(count))
      let cross = crossEntropy(truth: p, model: q)
      guard cross.isFinite else {
        #expect(klDivergence(truth: p, model: q) == .infinity)
        return
      }
      // 4 ulp of three numbers, the largest of them the cross-entropy.
      expectClose(
        klDivergence(truth: p, model: q), cross - entropy(p), absolute: 12 * cross.ulp)
    }
  }

  @Test(arguments: InformationUnit.allCases) func divergenceIsNeverNegative(
    _ unit: InformationUnit
  ) {
    forAll { generator in
      let count = generator.integer(in: 1...20)
      let (p, q) = (generator.probabilities(count), generator.probabilities(count))
      // The sums of p and q, K rounded quotients each, may differ by K · 2⁻⁵³.
      #expect(klDivergence(truth: p, model: q, in: unit) >= -Double(count) * 2e-16)
    }
  }

  @Test func divergenceFromItselfIsExactlyZero() {
    forAll { generator in
      let p = generator.probabilities(generator.integer(in: 1...20))
      #expect(klDivergence(truth: p, model: p) == 0)
    }
  }

  @Test func smallDivergenceIsHalfTheRelativeSquare() {
    forAll { generator in
      // p = ½ + a, q = ½ + b with a and b multiples of 2⁻⁵³: everything is exact, and with x = (b −
      // a)/p etc. the divergence is (a − b)²/2 · (1/p + 1/(1 − p)) up to terms of relative order
      // 1e-9.
      let a = Double(generator.integer(in: 0...(1 << 20))) * 0x1p-53
      let b = Double(generator.integer(in: 0...(1 << 20))) * 0x1p-53
      let divergence = klDivergence(truth: [0.5 + a, 0.5 - a], model: [0.5 + b, 0.5 - b])
      expectClose(divergence, 2 * (a - b) * (a - b), relative: 2e-9, absolute: 0)
    }
  }

  @Test func unitsDifferByTheLogarithmOfTheBase() {
    forAll { generator in
      let count = generator.integer(in: 1...20)
      let (p, q) = (generator.probabilities(count), generator.probabilities(count))
      for (unit, base) in [(InformationUnit.bits, 2.0), (.hartleys, 10)] {
        expectClose(
          klDivergence(truth: p, model: q, in: unit) * log(base), klDivergence(truth: p, model: q),
          ulps: 4)
        expectClose(
          crossEntropy(truth: p, model: q, in: unit) * log(base), crossEntropy(truth: p, model: q))
      }
    }
  }

  // MARK: Edges

  @Test func impossibleOutcomes() {
    #expect(crossEntropy(truth: [0.5, 0.5], model: [1, 0]) == .infinity)
    #expect(klDivergence(truth: [0.5, 0.5], model: [1, 0]) == .infinity)
    #expect(klDivergence(truth: [0x1p-1074, 1], model: [0, 1]) == .infinity)
    #expect(crossEntropy(truth: [1, 0], model: [1, 0]) == 0)
    #expect(klDivergence(truth: [1, 0], model: [1, 0]).sign == .plus)
  }

  @Test func quotientsMayOverflow() {
    // ½ ln(½/5e-324) + ½ ln(½/1) = −ln 2 + 537 ln 2.
    expectClose(klDivergence(truth: [0.5, 0.5], model: [0x1p-1074, 1]), 536 * log(2), ulps: 4)
  }

  @Test func refusesWhatCannotBeCompared() async throws {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = crossEntropy(truth: [0.5, 0.5], model: [0.5, 0.5, 0])
    }
    let output = String(decoding: try #require(result).standardErrorContent, as: UTF8.self)
    #expect(output.contains("the truth has 2 probabilities but the model has 3"))
    await #expect(processExitsWith: .failure) {
      _ = klDivergence(truth: [0.5, 0.5], model: [0.5, 0.6])
    }
  }

  @Test func theReferencesInvalidCasesAreErrors() throws {
    for example in try Fixture.load("Information/information").cases where example["expect"] != nil
    {
      let (p, q) = (example["p"]!.vector, example["q"]!.vector)
      guard p.count == q.count else {
        // Two distributions of different lengths: the caller's mistake, which traps above.
        #expect(p == [0.5, 0.5] && q == [0.5, 0.5, 0])
        continue
      }
      #expect(throws: DistributionError.self, "\(p), \(q)") {
        _ = (try Categorical(probabilities: p), try Categorical(probabilities: q))
      }
    }
  }
}
