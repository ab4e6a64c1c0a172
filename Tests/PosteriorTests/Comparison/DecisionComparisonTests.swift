import CPosteriorLibc
import GSLNumerics
import PosteriorTestSupport
import Testing

@testable import Posterior

@Suite struct DecisionComparisonTests {
  private let rows: [[Double]] = [
    [1, 10], [2, 30], [3, 20], [4, 60], [3, 50], [5, 40], [2, 20], [6, 70],
  ]
  private let labels = [0, 0, 1, 1, 0, 1, 0, 1]

  private func dataset(scales: [Double] = [1, 1]) -> Dataset {
    Dataset(features: Matrix(rows.map { zip($0, scales).map(*) }), labels: labels)
  }

  // MARK: Known values

  @Test func theDecisionsAreThoseOfTheMethods() throws {
    let dataset = dataset()
    let comparison = DecisionComparison(of: dataset)
    let gaussian = try GaussianClassifier(maximumLikelihood: dataset)
    #expect(try comparison.generative.get() == gaussian.linearDecision(for: 1, against: 0))
    let standardized = try Standardized(fittedTo: dataset) { dataset throws(FitError) in
      try LogisticRegression.fit(dataset, penalty: 0.001).model
    }
    let decision = standardized.model.decision
    #expect(
      try comparison.discriminative.get()
        == decision.inOriginalUnits(of: standardized.standardization))
    // The first feature has mean 26/8 and mean square 104/8.
    expectClose(comparison.deviations[0], 2.4375.squareRoot())
    let weights = comparison.weightsPerDeviation(of: LinearDecision(weights: [2, 3], bias: 5))
    #expect(weights == [2 * comparison.deviations[0], 3 * comparison.deviations[1]])
  }

  // MARK: Properties

  @Test func unitsMakeNoDifferenceToTheAngle() throws {
    let angle = try #require(DecisionComparison(of: dataset()).angle)
    #expect(angle > 0 && angle < 1.5)
    // Powers of two leave every bit.
    #expect(DecisionComparison(of: dataset(scales: [1024, 1 / 64])).angle == angle)
  }

  @Test func theAngleIsThatOfWeightsPerDeviation() throws {
    let comparison = DecisionComparison(of: dataset())
    let weights = [try comparison.generative.get(), try comparison.discriminative.get()]
      .map(comparison.weightsPerDeviation)
    let lengths = weights.map { ($0[0] * $0[0] + $0[1] * $0[1]).squareRoot() }
    let sine =
      (weights[0][0] * weights[1][1] - weights[0][1] * weights[1][0]) / (lengths[0] * lengths[1])
    // The sine of an angle below a right one, from a difference of terms below 1.
    expectClose(sin(comparison.angle ?? 9), sine.magnitude, absolute: 1e-14)
  }

  // MARK: Edges

  @Test func aConstantFeatureLeavesTheDiscriminativeDecision() throws {
    let dataset = Dataset(features: Matrix(rows.map { [$0[0], 5] }), labels: labels)
    let comparison = DecisionComparison(of: dataset)
    #expect(comparison.angle == nil && comparison.deviations[1] == 0)
    #expect(throws: FitError.self) { try comparison.generative.get() }
    #expect(try comparison.discriminative.get().weights[1] == 0)
  }

  @Test func weightsOfZeroHaveNoAngle() {
    // Both classes have the same mean.
    let dataset = Dataset(features: Matrix([[1], [3], [1], [3]]), labels: [0, 0, 1, 1])
    #expect(DecisionComparison(of: dataset).angle == nil)
  }
}
