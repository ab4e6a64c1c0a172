import GSLNumerics
import Posterior
import PosteriorTestSupport
import Testing

@Suite struct SoftmaxRegressionTests {
  static let model = SoftmaxRegression(
    weights: Matrix([[1, 2], [0, -1], [3, 0]]), biases: [0.5, 0, -1])

  // MARK: Known values (by hand)

  @Test func logitsOfTwoExamples() {
    #expect(
      Self.model.logits(Matrix([[1, 1], [2, 0]])) == Matrix([[3.5, -1, 2], [2.5, 0, 5]]))
    #expect(Self.model.predictions(Matrix([[1, 1], [2, 0]])) == [0, 2])
    #expect(Self.model.featureCount == 2 && Self.model.classCount == 3)
  }

  @Test func aDecisionIsTheDifferenceOfTwoClasses() {
    #expect(
      Self.model.linearDecision(for: 2, against: 0)
        == LinearDecision(weights: [2, -2], bias: -1.5))
  }

  // MARK: Properties

  @Test func decisionsAreDifferencesOfLogits() {
    forAll { generator in
      let x = generator.vector(2, in: -2...2)
      let logits = Self.model.logits(x)
      for (k, j) in [(0, 1), (1, 2), (2, 0)] {
        // Numbers below 10, rounded five times.
        expectClose(
          Self.model.linearDecision(for: k, against: j).logOdds(x), logits[k] - logits[j],
          absolute: 1e-14)
      }
    }
  }

  // MARK: Edges

  @Test func refusals() async {
    await #expect(processExitsWith: .failure) {
      _ = SoftmaxRegression(weights: Matrix([[1], [2]]), biases: [0])
    }
    await #expect(processExitsWith: .failure) {
      _ = SoftmaxRegressionTests.model.linearDecision(for: 1, against: 1)
    }
    await #expect(processExitsWith: .failure) {
      _ = SoftmaxRegressionTests.model.linearDecision(for: 1, against: 3)
    }
  }
}
