import GSLNumerics
import PosteriorTestSupport
import Testing

@testable import Posterior

@Suite struct DatasetVaryingFeaturesTests {
  private let labels = [0, 1, 0, 1, 1, 0, 0, 1]

  private func fit(_ dataset: Dataset) throws(FitError) -> LogisticRegression {
    try LogisticRegression.fit(dataset, penalty: 0.1).model
  }

  /// Examples of two features.
  private func examples(_ generator: inout Generator) -> [[Double]] {
    (0..<8).map { _ in generator.vector(2, in: -3...3) }
  }

  // MARK: Properties

  @Test func constantsMakeNoDifference() throws {
    try forAll { generator in
      let rows = examples(&generator)
      let constant = generator.double(in: -1e6...1e6)
      let plain = try Standardized(
        fittedTo: Dataset(features: Matrix(rows), labels: labels), leavesOutConstants: true,
        fit: fit)
      let padded = try Standardized(
        fittedTo: Dataset(
          features: Matrix(rows.map { [constant, $0[0], constant, $0[1]] }), labels: labels),
        leavesOutConstants: true, fit: fit)
      #expect(padded.columns == [1, 3] && padded.featureCount == 4)
      let unseen = generator.vector(4, in: -9...9)
      #expect(padded.logits(unseen) == plain.logits([unseen[1], unseen[3]]))
    }
  }

  // MARK: Edges

  @Test func featuresOfOneValueOnlyAreRefused() {
    let dataset = Dataset(
      features: Matrix([[7, 1], [7, 1]]), labels: [0, 1], featureNames: ["a", "b"])
    #expect(throws: FitError.constantFeature(name: "a", value: 7, withinClasses: false)) {
      try Standardized(fittedTo: dataset, leavesOutConstants: true, fit: fit)
    }
  }
}
