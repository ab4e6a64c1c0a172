import Foundation
import Posterior
import PosteriorTestSupport
import Testing

@Suite struct EntropyTests {
  // MARK: Known values (Tests/Fixtures/Information/information.json: mpmath, 60 digits)

  @Test func matchesTheReference() throws {
    for example in try Fixture.load("Information/information").cases where example["expect"] == nil
    {
      let p = example["p"]!.vector
      let id = example["id"]!.string
      expectClose(entropy(p), example["entropy_p_nats"]!.number, ulps: 4, id)
      expectClose(entropy(p, in: .bits), example["entropy_p_bits"]!.number, ulps: 4, id)
    }
  }

  @Test func powersOfOneHalfHaveExactEntropies() {
    #expect(entropy([0.5, 0.25, 0.125, 0.125], in: .bits) == 1.75)
    #expect(binaryEntropy(0.5, in: .bits) == 1)
    #expect(entropy([0.25, 0.25, 0.25, 0.25], in: .bits) == 2)
    #expect(entropy([Double](repeating: 0.1, count: 10), in: .hartleys) == 1)
  }

  // MARK: Properties

  @Test(arguments: InformationUnit.allCases) func liesBetweenZeroAndLogCount(
    _ unit: InformationUnit
  ) {
    forAll { generator in
      let p = generator.probabilities(generator.integer(in: 1...50))
      let value = entropy(p, in: unit)
      // The sum of K rounded quotients is within K/2 ulp of 1, and moves the entropy no further in
      // any unit used here.
      let slack = Double(p.count) * 1e-15
      #expect(value >= -slack)
      #expect(value <= unit.log(Double(p.count)) + slack)
    }
  }

  @Test func orderAndImpossibleOutcomesMakeNoDifference() {
    forAll { generator in
      let p = generator.probabilities(generator.integer(in: 2...50))
      expectClose(entropy(p.shuffled(using: &generator)), entropy(p), ulps: 1)
      #expect(entropy(p + [0, 0]) == entropy(p))
    }
  }

  @Test func addsForIndependentSources() {
    forAll { generator in
      let p = generator.probabilities(generator.integer(in: 1...8))
      let q = generator.probabilities(generator.integer(in: 1...8))
      let joint = p.flatMap { p in q.map { p * $0 } }
      // H(joint) = Σq·H(p) + Σp·H(q): each sum is within 8 · 2⁻⁵³ of 1, each entropy below 2.1,
      // each of the 64 products is off by half an ulp, and the logarithms add a few ulp of 4.2.
      expectClose(entropy(joint), entropy(p) + entropy(q), absolute: 2e-14)
    }
  }

  @Test(arguments: InformationUnit.allCases) func binaryEntropyIsTheEntropyOfTwo(
    _ unit: InformationUnit
  ) {
    forAll { generator in
      let p = generator.double(in: 0.001...0.5)
      // 1 − p rounds by 2⁻⁵⁴, which moves the second term by less than 2⁻⁵³ in any unit.
      expectClose(
        binaryEntropy(p, in: unit), entropy([p, 1 - p], in: unit), relative: 2e-15, absolute: 3e-16)
      #expect(binaryEntropy(1 - p, in: unit) <= unit.log(2))
      // Above ½ the complement is exact.
      let q = 1 - p
      #expect(binaryEntropy(q, in: unit) == binaryEntropy(1 - q, in: unit))
    }
  }

  // MARK: Edges

  @Test(arguments: InformationUnit.allCases) func aCertainOutcomeHasNone(_ unit: InformationUnit) {
    for value in [
      entropy([1], in: unit), entropy([0, 1, 0], in: unit), binaryEntropy(0, in: unit),
      binaryEntropy(1, in: unit),
    ] {
      #expect(value == 0 && value.sign == .plus)
    }
  }

  @Test func rareEventsKeepTheirDigits() {
    // −p ln p + p − p²/2 + …, the series of the definition at 0.
    for p in [1e-17, 1e-100, 1e-300] {
      expectClose(binaryEntropy(p), p * (1 - log(p)), ulps: 2)
    }
  }

  @Test func refusesWhatIsNoDistribution() async {
    await #expect(processExitsWith: .failure) { _ = entropy([0.5, 0.6]) }
    await #expect(processExitsWith: .failure) { _ = entropy([]) }
    await #expect(processExitsWith: .failure) { _ = binaryEntropy(-0.1) }
  }
}
