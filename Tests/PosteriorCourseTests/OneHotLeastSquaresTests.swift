import GSLNumerics
import Posterior
import PosteriorCourse
import PosteriorTestSupport
import Testing

@Suite struct OneHotLeastSquaresTests {
  // MARK: Known values (by hand)

  @Test func aClassBetweenOthersIsMasked() throws {
    // Means ⅓, and slopes Σxt/Σx² = −½, 0 and ½.
    let model = try OneHotLeastSquares(
      leastSquares: Dataset(features: Matrix([[-1], [0], [1]]), labels: [0, 1, 2]))
    expectClose(model.functions.map { $0.weights[0] }, [-0.5, 0, 0.5], absolute: 1e-15)
    expectClose(model.functions.map(\.bias), [1.0 / 3, 1.0 / 3, 1.0 / 3], absolute: 1e-15)
    expectClose(model.logits([2]), [-2.0 / 3, 1.0 / 3, 4.0 / 3], absolute: 1e-14)
    #expect(model.predictions(Matrix([[-0.5], [-0.01], [0.01], [0.5]])) == [0, 0, 2, 2])
    #expect(model.classCount == 3 && model.featureCount == 1)
  }

  // MARK: Properties

  @Test func valuesSumToOne() throws {
    try forAll { generator in
      let problem = SoftmaxRegressionFitTests.drawOverlapping(&generator)
      let model = try OneHotLeastSquares(
        leastSquares: SoftmaxRegressionFitTests.dataset(problem))
      for row in model.logits(problem.features).rows {
        expectClose(row.reduce(0, +), 1, absolute: 1e-13)
      }
    }
  }

  @Test func twoClassesAreOneRegression() throws {
    try forAll { generator in
      let (features, targets) = LogisticRegressionFitTests.drawOverlapping(&generator)
      let data = Dataset(
        features: features, labels: targets.map { Int($0) }, classNames: ["no", "yes"])
      guard data.classCounts.allSatisfy({ $0 > 0 }) else { return }
      let model = try OneHotLeastSquares(leastSquares: data)
      let single = try LinearRegression(leastSquares: data)
      #expect(model.functions[1] == single)
      expectClose(
        model.logits(features).rows.map { $0[1] - $0[0] },
        single.decision.logOdds(features).map { 2 * $0 }, absolute: 1e-13)
    }
  }

  // MARK: Edges

  @Test func refusedData() {
    func fit(_ rows: [[Double]], _ labels: [Int]) throws -> OneHotLeastSquares {
      try OneHotLeastSquares(
        leastSquares: Dataset(
          features: Matrix(rows), labels: labels, classNames: ["red", "green", "blue"]))
    }
    #expect(throws: FitError.oneClass(name: "red")) { try fit([[1], [2]], [0, 0]) }
    #expect(throws: FitError.tooFewRows(className: "blue", count: 0, needed: 1)) {
      try fit([[1], [2]], [0, 1])
    }
    #expect(throws: FitError.constantFeature(name: "x1", value: 1, withinClasses: false)) {
      try fit([[1], [1], [1]], [0, 1, 2])
    }
  }
}
