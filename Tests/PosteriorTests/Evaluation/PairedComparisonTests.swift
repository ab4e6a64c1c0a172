import CPosteriorLibc
import GSLNumerics
import Posterior
import PosteriorTestSupport
import Testing

@Suite struct PairedComparisonTests {
  /// A comparison with the given counts.
  static func comparison(
    bothRight: Int = 0, onlyFirst: Int = 0, onlySecond: Int = 0, bothWrong: Int = 0
  ) -> PairedComparison {
    let groups = [(bothRight, 1, 1), (onlyFirst, 1, 0), (onlySecond, 0, 1), (bothWrong, 0, 0)]
    return PairedComparison(
      truth: [Int](repeating: 1, count: groups.reduce(0) { $0 + $1.0 }),
      first: groups.flatMap { [Int](repeating: $0.1, count: $0.0) },
      second: groups.flatMap { [Int](repeating: $0.2, count: $0.0) })
  }

  // MARK: Known values

  @Test func countsByHand() {
    let comparison = PairedComparison(
      truth: [0, 1, 2, 0, 1, 2], first: [0, 1, 2, 1, 0, 0], second: [0, 0, 0, 0, 2, 0])
    #expect(comparison.bothRightCount == 1)
    #expect(comparison.onlyFirstRightCount == 2)
    #expect(comparison.onlySecondRightCount == 1)
    #expect(comparison.bothWrongCount == 2)
    #expect(comparison.count == 6)
    #expect(comparison.accuracyDifference == 1.0 / 6)
  }

  @Test func mcNemarMatchesTheReference() {
    // Tests/Reference/evaluation.py: scipy 1.17.1, a binomial test of 4 of 19; by hand 2 · (1 +
    // 10)/2¹⁰ for 1 of 10.
    let comparison = Self.comparison(bothRight: 3, onlyFirst: 4, onlySecond: 15)
    expectClose(comparison.mcNemarProbability, 0.0192108154296875, relative: 1e-13, absolute: 0)
    expectClose(
      Self.comparison(onlyFirst: 9, onlySecond: 1).mcNemarProbability, 22.0 / 1024,
      relative: 1e-13, absolute: 0)
  }

  @Test func theIntervalByHand() {
    // n′ = 102, b′ − c′ = 10, b′ + c′ = 21.
    let interval = Self.comparison(bothRight: 60, onlyFirst: 15, onlySecond: 5, bothWrong: 20)
      .differenceInterval()
    let margin = 1.959_963_984_540_054 * sqrt(21 - 100 / 102.0) / 102
    // Each side's quotient and margin, below 0.1, are rounded four times; GSL's quantile is within
    // two ulp of the number above, and has another last digit on other processors.
    let bound = (2 * 4 * 0.5 + 2) * 0x1p-52 * 0.1
    expectClose(interval.lowerBound, 10 / 102.0 - margin, absolute: bound)
    expectClose(interval.upperBound, 10 / 102.0 + margin, absolute: bound)
  }

  @Test func ofClassifiers() {
    let same = PairedComparison(
      of: GivenLogits(classCount: 2), and: GivenLogits(classCount: 2), on: EvaluationTests.dataset)
    #expect(same == Self.comparison(bothRight: 7, bothWrong: 3))
  }

  // MARK: Properties

  @Test func exchangingTheClassifiersChangesTheSign() {
    forAll { generator in
      let counts = (0..<4).map { _ in generator.integer(in: 0...30) + 1 }
      let comparison = Self.comparison(
        bothRight: counts[0], onlyFirst: counts[1], onlySecond: counts[2], bothWrong: counts[3])
      let exchanged = Self.comparison(
        bothRight: counts[0], onlyFirst: counts[2], onlySecond: counts[1], bothWrong: counts[3])
      #expect(exchanged.accuracyDifference == -comparison.accuracyDifference)
      #expect(exchanged.mcNemarProbability == comparison.mcNemarProbability)
      let (interval, other) = (comparison.differenceInterval(), exchanged.differenceInterval())
      #expect(interval.lowerBound == -other.upperBound)
      #expect(interval.contains(comparison.accuracyDifference))
      #expect(comparison.mcNemarProbability > 0 && comparison.mcNemarProbability <= 1)
    }
  }

  @Test func theIntervalKeepsItsPromise() {
    // Of 2,000 comparisons of 100 examples, 95 % of the intervals contain the true difference 0.1,
    // within 5.33 standard deviations √(0.95 · 0.05 / 2000) (probability 1e−7) and the 1 % that the
    // approximation is off.
    var contained = 0
    forAll(cases: 2000, seed: 3) { generator in
      var counts = [0, 0, 0]
      for _ in 0..<100 {
        let draw = generator.double(in: 0...1)
        counts[draw < 0.2 ? 0 : draw < 0.3 ? 1 : 2] += 1
      }
      let comparison = Self.comparison(
        bothRight: counts[2], onlyFirst: counts[0], onlySecond: counts[1])
      if comparison.differenceInterval().contains(0.1) { contained += 1 }
    }
    expectClose(Double(contained) / 2000, 0.95, absolute: 0.01 + 5.33 * 0.00487)
  }

  // MARK: Edges

  @Test func equalClassifiersDoNotDiffer() {
    let comparison = Self.comparison(bothRight: 10)
    #expect(comparison.mcNemarProbability == 1)
    #expect(comparison.accuracyDifference == 0)
    #expect(comparison.differenceInterval().contains(0))
    #expect(comparison.differenceInterval().upperBound > 0)
    #expect(Self.comparison(onlyFirst: 3, onlySecond: 3).mcNemarProbability == 1)
  }

  @Test func theIntervalEndsAtOne() {
    let interval = Self.comparison(onlyFirst: 1).differenceInterval(confidence: 0.999999)
    #expect(interval.upperBound == 1 && interval.lowerBound == -1)
  }

  @Test func refusesWhatDoesNotFit() async {
    await #expect(processExitsWith: .failure) {
      _ = PairedComparison(truth: [0], first: [0], second: [])
    }
    await #expect(processExitsWith: .failure) {
      _ = PairedComparison(truth: [], first: [], second: [])
    }
    await #expect(processExitsWith: .failure) {
      _ = Self.comparison(bothRight: 1).differenceInterval(confidence: 1)
    }
  }
}
