import PosteriorTestSupport
import Testing

@testable import Posterior

@Suite struct DifferenceVerdictTests {
  // MARK: Known values (by hand)

  @Test(
    arguments: [
      (1.1...2.0, .better, true), (-2.0...(-1.1), .worse, true), (-0.5...1.0, .equivalent, false),
      (0.2...0.9, .equivalent, true), (-1.0...1.0, .equivalent, false),
      (0.2...1.1, .undecided, true), (-0.2...1.1, .undecided, false),
      (-3.0...3.0, .undecided, false), (1.0...2.0, .undecided, true), (0...0.5, .equivalent, false),
    ] as [(ClosedRange<Double>, DifferenceVerdict.Finding, Bool)])
  func findings(
    _ interval: ClosedRange<Double>, _ finding: DifferenceVerdict.Finding, _ excludesZero: Bool
  ) {
    let verdict = DifferenceVerdict(interval: interval, margin: 1)
    #expect(verdict.finding == finding)
    #expect(verdict.excludesZero == excludesZero)
  }

  @Test func confidenceOfEach() {
    #expect(DifferenceVerdict.confidence(forEachOf: 1) == 0.95)
    expectClose(DifferenceVerdict.confidence(forEachOf: 5), 0.99)
    expectClose(DifferenceVerdict.confidence(forEachOf: 2, whole: 0.9), 0.95)
  }

  @Test func repetitionsAreJudgedByBonferronisInterval() {
    let differences = Replicates([1.0, 2, 3, 4])
    for count in [1, 3] {
      let confidence = DifferenceVerdict.confidence(forEachOf: count)
      let verdict = DifferenceVerdict(differences, margin: 1, oneOf: count)
      #expect(verdict.interval == differences.interval(confidence: confidence))
    }
    // 2.5 ± t · 0.6455 with t = 3.182 for 95 %, and 4.857 for 98.33 %.
    #expect(DifferenceVerdict(differences, margin: 0.4).finding == .better)
    #expect(DifferenceVerdict(differences, margin: 0.4, oneOf: 3).finding == .undecided)
  }

  // MARK: Properties

  @Test func exchangingTheDataExchangesTheVerdict() {
    forAll { generator in
      let verdict = generator.verdict()
      let reversed = verdict.reversed
      let opposite: DifferenceVerdict.Finding =
        switch verdict.finding {
        case .better: .worse
        case .worse: .better
        case .equivalent: .equivalent
        case .undecided: .undecided
        }
      #expect(reversed.finding == opposite)
      #expect(reversed.excludesZero == verdict.excludesZero)
      #expect(reversed.reversed == verdict)
    }
  }

  /// A shorter interval can settle what was undecided, and cannot turn a verdict around.
  @Test func aShorterIntervalNeverTurnsAVerdictAround() {
    forAll { generator in
      let verdict = generator.verdict()
      let (low, high) = (verdict.interval.lowerBound, verdict.interval.upperBound)
      let part = generator.double(in: 0...0.5) * (high - low)
      let shorter = DifferenceVerdict(interval: low + part...high - part, margin: verdict.margin)
      if verdict.finding != .undecided { #expect(shorter.finding == verdict.finding) }
      if verdict.excludesZero { #expect(shorter.excludesZero) }
    }
  }

  // MARK: Edges

  @Test func whatIsNoMarginIsRefused() async {
    await #expect(processExitsWith: .failure) {
      _ = DifferenceVerdict(interval: 0...1, margin: 0)
    }
    await #expect(processExitsWith: .failure) {
      _ = DifferenceVerdict(interval: 0...1, margin: .infinity)
    }
    await #expect(processExitsWith: .failure) { _ = DifferenceVerdict.confidence(forEachOf: 0) }
  }
}

extension Generator {
  fileprivate mutating func verdict() -> DifferenceVerdict {
    let low = double(in: -3...3)
    return DifferenceVerdict(
      interval: low...low + double(in: 0...3), margin: double(in: 0.1...2))
  }
}
