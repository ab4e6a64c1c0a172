import GSLNumerics
import Posterior
import PosteriorTestSupport
import Testing

@Suite struct OneVersusRestTests {
  // MARK: Known values (by hand)

  @Test func oneBinaryFeatureHasTheLogOddsOfItsCells() throws {
    // At x = 0 the classes occur 1, 1 and 2 times, at x = 1 they occur 2, 1 and 1 times.
    let labels = [0, 1, 2, 2, 0, 0, 1, 2]
    let data = Dataset(
      features: Matrix((0..<8).map { [$0 < 4 ? 0 : 1] }), labels: labels)
    let model = try OneVersusRest.fit(data)
    expectClose(
      model.logits(Matrix([[0], [1]])).elements.map { logistic($0) },
      [0.25, 0.25, 0.5, 0.5, 0.25, 0.25], absolute: 1e-14)
    // ln ⅓ and 0.
    expectClose(
      model.logits([0]), [-1.098_612_288_668_109_8, -1.098_612_288_668_109_8, 0], absolute: 1e-13)
  }

  // MARK: Properties

  @Test func everyClassIsALogisticRegression() throws {
    try forAll(cases: 100) { generator in
      let problem = SoftmaxRegressionFitTests.drawOverlapping(&generator)
      let data = SoftmaxRegressionFitTests.dataset(problem)
      let model = try OneVersusRest.fit(data, penalty: 0.1)
      let logits = model.logits(problem.features)
      for k in 0..<problem.classCount {
        let single = try LogisticRegression.fit(
          features: problem.features, targets: problem.labels.map { $0 == k ? 1 : 0 },
          penalty: 0.1
        ).model.decision
        #expect(model.decisions[k] == single)
        expectClose(logits.column(k), single.logOdds(problem.features), absolute: 1e-13)
      }
      if problem.classCount == 2 {
        expectClose(logits.column(0), logits.column(1).map { -$0 }, absolute: 1e-11)
      }
    }
  }

  // MARK: Edges

  @Test func probabilitiesDoNotSumToOne() {
    let model = OneVersusRest(
      decisions: [
        LinearDecision(weights: [1], bias: 0), LinearDecision(weights: [-1], bias: 0),
        LinearDecision(weights: [0], bias: 0),
      ])
    #expect(model.logits([0]).map { logistic($0) } == [0.5, 0.5, 0.5])
    #expect(model.classCount == 3 && model.featureCount == 1)
    #expect(model.predictions(Matrix([[2], [-2], [0]])) == [0, 1, 0])
  }

  @Test func refusedData() async {
    let rows = Matrix([[1], [2], [3], [4], [5], [6]])
    let names = ["red", "green", "blue"]
    func fit(_ labels: [Int]) throws -> OneVersusRest {
      try OneVersusRest.fit(Dataset(features: rows, labels: labels, classNames: names))
    }
    #expect(throws: FitError.separated(.complete)) { try fit([0, 0, 1, 2, 1, 2]) }
    #expect(throws: FitError.oneClass(name: "blue")) { try fit([2, 2, 2, 2, 2, 2]) }
    #expect(throws: FitError.tooFewRows(className: "green", count: 0, needed: 1)) {
      try fit([0, 2, 0, 2, 0, 2])
    }
    await #expect(processExitsWith: .failure) { _ = OneVersusRest(decisions: []) }
    await #expect(processExitsWith: .failure) {
      _ = OneVersusRest(
        decisions: [
          LinearDecision(weights: [1], bias: 0), LinearDecision(weights: [], bias: 0),
        ])
    }
  }
}
