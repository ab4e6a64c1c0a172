import Posterior
import Testing

@testable import PosteriorCommand

/// What a paired comparison is said to show.
@Suite struct CompareVerdictTests {
  /// A comparison of which only the counts of examples are known on which one of both is right.
  private func pair(
    _ onlyFirst: Int, _ onlySecond: Int, bothRight: Int, bothWrong: Int = 0
  ) -> PairedComparison {
    let counts = [bothRight, onlyFirst, onlySecond, bothWrong]
    let rights = [(0, 0), (0, 1), (1, 0), (1, 1)]
    let predictions = zip(counts, rights).flatMap { Array(repeating: $1, count: $0) }
    return PairedComparison(
      truth: predictions.map { _ in 0 }, first: predictions.map(\.0), second: predictions.map(\.1))
  }

  // MARK: Known values

  // McNemar's p is that of a fair coin; intervals are (d ± 1.96 √(s − d²/n′)) / n′ for d = b − c, s
  // = b + c + 1, n′ = n + 2.
  @Test func verdicts() {
    #expect(pair(0, 0, bothRight: 90, bothWrong: 10).verdict == .same)
    // p = 0.29, from −2.0 to 9.9 points.
    #expect(pair(6, 2, bothRight: 92).verdict == .withinChance)
    // p = 0.0013, as in 16 and 2 of 569.
    #expect(pair(16, 2, bothRight: 551).verdict == .firstIsBetter)
    #expect(pair(2, 16, bothRight: 551).verdict == .secondIsBetter)
    // p = 0.0625, from 0.3 to 9.5 points.
    #expect(pair(5, 0, bothRight: 95).verdict == .borderline)
  }

  @Test func sentencesSayAsManyDigitsAsAreKnown() {
    #expect(
      pair(16, 2, bothRight: 551).sentence("A", "B") == """
        The accuracy of A minus that of B is 2.5 percentage points, with a 95 % interval from 1.0 to 3.9 (McNemar's exact test: \
        p = 0.0013). On data like these A is right more often; chance hardly explains it. So: A is ahead; whether by more than \
        1 percentage point is undecided.
        """)
    #expect(pair(16, 2, bothRight: 5510).sentence("A", "B").contains("is 0.25 percentage points"))
    #expect(pair(16, 2, bothRight: 99999).sentence("A", "B").contains("is 0.014 percentage points"))
    #expect(pair(3, 3, bothRight: 94).sentence("A", "B").contains("p = 1)"))
    #expect(pair(2, 16, bothRight: 551).sentence("A", "B").contains("like these B is right"))
    #expect(pair(5, 0, bothRight: 95).sentence("A", "B").contains("on the border"))
    #expect(pair(0, 0, bothRight: 9).sentence("A", "B").hasPrefix("Both are right on exactly"))
  }
}
