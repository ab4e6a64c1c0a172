import Posterior
import PosteriorTestSupport
import Testing

@Suite struct SurprisalTests {
  // MARK: Known values (powers of ½; log₂ 3 = 1.58496250072115618145…, OEIS A020857)

  @Test func halvingsAreBits() {
    #expect([1, 0.5, 0.25, 0.125].map { surprisal($0, in: .bits) } == [0, 1, 2, 3])
    #expect(surprisal(0.001, in: .hartleys) == 3)
    expectClose(surprisal(0.75, in: .bits), 2 - 1.584_962_500_721_156_2)
    expectClose(surprisal(0.5), 0.693_147_180_559_945_3, ulps: 1)
  }

  // MARK: Properties

  @Test(arguments: InformationUnit.allCases) func addsForIndependentOutcomes(
    _ unit: InformationUnit
  ) {
    forAll { generator in
      let (p, q) = (generator.double(in: 0...1), generator.double(in: 0...1))
      // The product p·q is off by half an ulp, which moves its logarithm by 2⁻⁵³ · 1.45 at most;
      // both surprisals are below 60 and within an ulp, 7e-15.
      expectClose(
        surprisal(p * q, in: unit), surprisal(p, in: unit) + surprisal(q, in: unit), absolute: 3e-14
      )
    }
  }

  // MARK: Edges

  @Test func impossibleAndCertain() {
    #expect(surprisal(0) == .infinity)
    #expect(surprisal(1).sign == .plus)
    expectClose(surprisal(0x1p-1074, in: .bits), 1074, ulps: 0)
  }

  @Test func refusesWhatIsNoProbability() async {
    await #expect(processExitsWith: .failure) { _ = surprisal(1.5) }
    await #expect(processExitsWith: .failure) { _ = surprisal(.nan) }
  }
}
