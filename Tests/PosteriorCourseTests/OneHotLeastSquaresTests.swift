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

  /// Overlapping classes, a class a unit of the first feature and of noise, 25 examples for each
  /// parameter of a class.
  static func drawDataset(_ generator: inout Generator, classCount: Int) -> Dataset {
    let featureCount = generator.integer(in: 1...3)
    let rows = (0..<25 * classCount * (featureCount + 1)).map { _ in
      generator.vector(featureCount, in: -2...2)
    }
    let labels = rows.map { row in
      let place = (row[0] / 4 + 0.5 + generator.double(in: -0.4...0.4)) * Double(classCount)
      return min(max(Int(place.rounded(.down)), 0), classCount - 1)
    }
    return Dataset(
      features: Matrix(rows), labels: labels, classNames: (0..<classCount).map { "class \($0)" })
  }

  @Test func valuesSumToOne() throws {
    try forAll { generator in
      let data = Self.drawDataset(&generator, classCount: generator.integer(in: 2...4))
      let model = try OneHotLeastSquares(leastSquares: data)
      for row in model.logits(data.features).rows {
        expectClose(row.reduce(0, +), 1, absolute: 1e-13)
      }
    }
  }

  @Test func twoClassesAreOneRegression() throws {
    try forAll { generator in
      let data = Self.drawDataset(&generator, classCount: 2)
      let model = try OneHotLeastSquares(leastSquares: data)
      let single = try LinearRegression(leastSquares: data)
      #expect(model.functions[1] == single)
      expectClose(
        model.logits(data.features).rows.map { $0[1] - $0[0] },
        single.decision.logOdds(data.features).map { 2 * $0 }, absolute: 1e-13)
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
