import GSLNumerics
import PosteriorTestSupport
import Testing

@testable import Posterior

@Suite struct StandardizedTests {
  let dataset = Dataset(
    features: Matrix([[1, 100], [2, 300], [4, 200], [5, 500], [3, 900], [7, 400]]),
    labels: [0, 0, 1, 1, 0, 1])

  private func fit(_ dataset: Dataset) throws(FitError) -> LogisticRegression {
    try LogisticRegression.fit(dataset, penalty: 0.1).model
  }

  // MARK: Properties

  @Test func theModelIsThatOfTheStandardizedFeatures() throws {
    let model = try Standardized(fittedTo: dataset, fit: fit)
    let standardization = try Standardization(fittedTo: dataset)
    let inner = try fit(standardization.apply(to: dataset))
    #expect(model.model == inner && model.standardization == standardization)
    #expect(
      model.logits(dataset.features) == inner.logits(standardization.apply(to: dataset.features)))
    #expect(model.featureCount == 2 && model.classCount == 2)
  }

  @Test func unitsMakeNoDifference() throws {
    // Powers of two leave every bit of a mean and a deviation.
    let model = try Standardized(fittedTo: dataset, fit: fit)
    let scaled = Dataset(
      features: dataset.features * Matrix(diagonal: [1024, 1 / 1024]), labels: dataset.labels)
    let other = try Standardized(fittedTo: scaled, fit: fit)
    #expect(other.logits(scaled.features) == model.logits(dataset.features))
  }

  // MARK: Edges

  @Test func aConstantFeatureIsRefused() {
    let constant = Dataset(features: Matrix([[1, 7], [2, 7], [3, 7]]), labels: [0, 1, 0])
    #expect(throws: FitError.self) { try Standardized(fittedTo: constant, fit: fit) }
  }
}
