import GSLNumerics
import PosteriorTestSupport
import Testing

@testable import Posterior

@Suite struct SmallLogisticMinimumTests {
  private static func minimum(
    _ features: Matrix, _ labels: [Int], penalty: Double = 0, iterationLimit: Int = 100
  ) -> SmallLogisticMinimum? {
    SmallLogisticMinimum(
      features: features, labels: labels, penalty: penalty, tolerance: 1e-10,
      iterationLimit: iterationLimit)
  }

  // MARK: Known values (by hand)

  @Test func oneBinaryFeature() throws {
    // 1 of 4 where x = 0, 3 of 5 where x = 1: b = ln ⅓, w = ln 3/2 − ln ⅓.
    let features = Matrix([[0], [0], [0], [0], [1], [1], [1], [1], [1]])
    let result = try #require(Self.minimum(features, [1, 0, 0, 0, 1, 1, 1, 0, 0]))
    expectClose(result.decision.bias, -1.098_612_288_668_109_8, ulps: 64)
    expectClose(result.decision.weights[0], 1.504_077_396_776_274, ulps: 64)
    // At w = 0 the loss is ln 2.
    expectClose(result.history.losses[0], 0.693_147_180_559_945_3)
    #expect(result.history.gradientNorms.count == result.history.losses.count)
  }

  // MARK: Properties

  @Test func theObjectiveIsTheGeneralOne() throws {
    try forAll { generator in
      let featureCount = generator.integer(in: 1...7)
      let lengths = [40...100, 100...1000, 1001...2200]
      let rowCount =
        generator.integer(in: lengths[generator.integer(in: 0...2)]) + 10 * featureCount
      let features = generator.matrix(rowCount, featureCount)
      // Labels by chance: no hyperplane separates so many.
      let labels = (0..<rowCount).map { _ in generator.integer(in: 0...1) }
      let penalty = generator.integer(in: 0...1) == 0 ? 0 : generator.double(in: 0...1)
      let result = try #require(Self.minimum(features, labels, penalty: penalty))
      let zeros = [Double](repeating: 0, count: featureCount)
      var objective = LogisticObjective(
        features: features, targets: labels.map { Double($0) }, centers: zeros,
        scales: zeros.map { $0 + 1 },
        penalty: penalty)
      var gradient = [0] + zeros
      let value = objective.value(
        [result.decision.bias] + result.decision.weights, gradient: &gradient)
      // Sums of terms of order 1, divided by their number.
      let rounding = Double(rowCount) * 0x1p-53
      expectClose(try #require(result.history.losses.last), value, absolute: rounding)
      for derivative in gradient { expectClose(derivative, 0, absolute: rounding) }
    }
  }

  // MARK: Edges

  @Test func whatIsUnusualIsLeftToOthers() {
    let rows: [[Double]] = [[1], [3], [2], [4]]
    #expect(Self.minimum(Matrix(rows), [0, 0, 1, 1]) != nil)
    #expect(Self.minimum(Matrix(rows), [0, 0, 1, 1], iterationLimit: 1) == nil)
    // One class, constant, separated, with ties, out of range.
    #expect(Self.minimum(Matrix(rows), [0, 0, 0, 0], penalty: 1) == nil)
    #expect(Self.minimum(Matrix(rows), [1, 1, 1, 1], penalty: 1) == nil)
    #expect(Self.minimum(Matrix([[1], [1], [1], [1]]), [0, 0, 1, 1]) == nil)
    #expect(Self.minimum(Matrix(rows), [0, 1, 0, 1]) == nil)
    #expect(Self.minimum(Matrix([[1], [2], [2], [4]]), [0, 0, 1, 1]) == nil)
    #expect(Self.minimum(Matrix(rows.map { [$0[0] * 4e307] }), [0, 0, 1, 1]) == nil)
    // Separated, and with a penalty.
    #expect(Self.minimum(Matrix(rows), [0, 1, 0, 1], penalty: 0.1) != nil)
    // Collinear.
    let twice = Matrix((rows + rows).map { [$0[0], 2 * $0[0]] })
    #expect(Self.minimum(twice, [0, 0, 1, 1, 0, 0, 1, 1]) == nil)
  }

  @Test func sizes() {
    func minimum(_ rowCount: Int, _ featureCount: Int) -> SmallLogisticMinimum? {
      var generator = Generator(seed: 1)
      return Self.minimum(
        generator.matrix(rowCount, featureCount), (0..<rowCount).map { $0 * $0 % 3 })
    }
    #expect(minimum(4, 0) == nil && minimum(4, 4) == nil && minimum(100, 8) == nil)
    #expect(minimum(5000, 7) != nil && minimum(5001, 7) == nil)
    // All factors are 2 at the start: 2⁵⁰⁰⁰ would be infinite.
    #expect(minimum(5000, 1)?.history.losses[0].isFinite == true)
  }
}
