import CPosteriorLibc
import GSLNumerics
import Posterior
import PosteriorTestSupport
import Testing

@Suite struct ROCCurveTests {
  static let outcomes = EvaluationTests.labels.map { $0 == 1 }

  // MARK: Known values (Tests/Reference/evaluation.py: scikit-learn 1.9.1)

  @Test func matchesTheReference() throws {
    let curve = try #require(ROCCurve(scores: EvaluationTests.scores, outcomes: Self.outcomes))
    #expect(
      curve.points.map(\.threshold) == [.infinity, 0.9, 0.8, 0.75, 0.6, 0.4, 0.35, 0.2, 0.1])
    #expect(curve.points.map(\.falsePositiveRate) == [0, 0, 0, 0, 0.2, 0.4, 0.6, 0.8, 1])
    #expect(curve.points.map(\.truePositiveRate) == [0, 0.2, 0.4, 0.6, 0.6, 0.8, 1, 1, 1])
    #expect(curve.area == 0.84)
    #expect(curve.positiveCount == 5 && curve.negativeCount == 5)
  }

  @Test func thresholdsByHand() throws {
    let curve = try #require(ROCCurve(scores: EvaluationTests.scores, outcomes: Self.outcomes))
    // J is 0.6 at 0.75, and 0.4 at the most elsewhere.
    #expect(curve.point(maximizing: \.youdenIndex).threshold == 0.75)
    // Errors (false positives, false negatives): (0, 2) at 0.75, (2, 1) at 0.4, (3, 0) at 0.35.
    #expect(curve.point(falsePositiveCost: 1, falseNegativeCost: 1).threshold == 0.75)
    #expect(curve.point(falsePositiveCost: 1, falseNegativeCost: 2).threshold == 0.35)
    #expect(curve.point(falsePositiveCost: 1, falseNegativeCost: 0).threshold == .infinity)
    // 3 and 3: the higher threshold wins.
    #expect(curve.point(falsePositiveCost: 2, falseNegativeCost: 3).threshold == 0.75)
  }

  @Test func ofAClassifier() throws {
    let curve = try #require(
      ROCCurve(ofClass: 1, by: GivenLogits(classCount: 2), on: EvaluationTests.dataset))
    #expect(curve.area == 0.84)
    expectClose(curve.points[1].threshold, log(0.9) - log(0.1))
    let dataset = Dataset(
      features: Matrix([[1000, 0, 0], [1001, 0, 0], [0, 1, 2]]), labels: [1, 0, 2])
    // The probabilities of the first two examples are both 1; their logits differ.
    let first = try #require(ROCCurve(ofClass: 0, by: GivenLogits(classCount: 3), on: dataset))
    #expect(first.area == 1)
    expectClose(first.points[1].threshold, 1001 - log(2))
  }

  // MARK: Properties

  /// Scores with ties, and outcomes of both kinds.
  static func draw(_ generator: inout Generator) -> (scores: [Double], outcomes: [Bool]) {
    let count = generator.integer(in: 2...25)
    let scores = (0..<count).map { _ in Double(generator.integer(in: -6...6)) }
    var outcomes = scores.map { _ in generator.integer(in: 0...1) == 1 }
    (outcomes[0], outcomes[1]) = (true, false)
    return (scores, outcomes)
  }

  @Test func theAreaCountsPairs() throws {
    try forAll { generator in
      let (scores, outcomes) = Self.draw(&generator)
      let curve = try #require(ROCCurve(scores: scores, outcomes: outcomes))
      var (won, pairs) = (0.0, 0.0)
      for i in scores.indices where outcomes[i] {
        for j in scores.indices where !outcomes[j] {
          won += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0
          pairs += 1
        }
      }
      #expect(curve.area == won / pairs)
    }
  }

  @Test func eachPointCountsItsErrors() throws {
    try forAll { generator in
      let (scores, outcomes) = Self.draw(&generator)
      let curve = try #require(ROCCurve(scores: scores, outcomes: outcomes))
      #expect(curve.points.count == Set(scores).count + 1)
      for point in curve.points {
        let accepted = scores.indices.filter { scores[$0] >= point.threshold }
        #expect(point.truePositiveCount == accepted.count { outcomes[$0] })
        #expect(point.falsePositiveCount == accepted.count { !outcomes[$0] })
        let rates = (
          Double(point.truePositiveCount) / Double(outcomes.count { $0 }),
          Double(point.falsePositiveCount) / Double(outcomes.count { !$0 })
        )
        #expect(point.truePositiveRate == rates.0 && point.falsePositiveRate == rates.1)
      }
    }
  }

  @Test func onlyTheOrderCounts() throws {
    try forAll { generator in
      let (scores, outcomes) = Self.draw(&generator)
      let curve = try #require(ROCCurve(scores: scores, outcomes: outcomes))
      let mapped = try #require(
        ROCCurve(scores: scores.map { $0 * $0 * $0 / 8 + 1 }, outcomes: outcomes))
      #expect(mapped.area == curve.area)
      #expect(mapped.points.map(\.truePositiveCount) == curve.points.map(\.truePositiveCount))
      let reversed = try #require(ROCCurve(scores: scores.map { -$0 }, outcomes: outcomes))
      expectClose(reversed.area, 1 - curve.area, absolute: 0x1p-52)
      let order = scores.indices.shuffled(using: &generator)
      let shuffled = ROCCurve(
        scores: order.map { scores[$0] }, outcomes: order.map { outcomes[$0] })
      #expect(shuffled == curve)
    }
  }

  // MARK: Edges

  @Test func oneClassHasNoCurve() {
    #expect(ROCCurve(scores: [1, 2], outcomes: [true, true]) == nil)
    #expect(ROCCurve(scores: [1, 2], outcomes: [false, false]) == nil)
    #expect(ROCCurve(scores: [], outcomes: []) == nil)
  }

  @Test func equalScoresTellNothing() throws {
    let curve = try #require(ROCCurve(scores: [3, 3, 3], outcomes: [true, false, true]))
    #expect(curve.area == 0.5)
    #expect(curve.points.count == 2)
    #expect(curve.point(maximizing: \.youdenIndex).threshold == .infinity)
  }

  @Test func infiniteScores() throws {
    let curve = try #require(
      ROCCurve(scores: [.infinity, 0, -.infinity], outcomes: [true, true, false]))
    #expect(curve.area == 1)
    #expect(curve.point(maximizing: \.youdenIndex).threshold == 0)
  }

  @Test func refusesWhatIsNoScore() async {
    await #expect(processExitsWith: .failure) {
      _ = ROCCurve(scores: [.nan, 1], outcomes: [true, false])
    }
    await #expect(processExitsWith: .failure) {
      _ = ROCCurve(scores: [1], outcomes: [true, false])
    }
    await #expect(processExitsWith: .failure) {
      _ = ROCCurve(scores: [1, 2], outcomes: [true, false])?
        .point(falsePositiveCost: -1, falseNegativeCost: 1)
    }
  }
}
