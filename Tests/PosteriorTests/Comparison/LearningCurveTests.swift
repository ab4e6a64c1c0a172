import GSLNumerics
import PosteriorTestSupport
import Testing

@testable import Posterior

@Suite struct LearningCurveTests {
  private let extent = LearningCurve.Extent(repetitionCount: 8, pointCount: 5)

  private func curves(
    _ dataset: Dataset,
    _ methods: [any ClassificationMethod] = [GaussianMethod.lda, MajorityMethod()],
    threadLimit: Int = 4
  ) -> [LearningCurve] {
    LearningCurve.curves(of: methods, on: dataset, extent: extent, threadLimit: threadLimit)
  }

  // MARK: Known values

  @Test func theFirstPointIsRecomputed() throws {
    let dataset = try Dataset(csv: lessonData("iris"), label: "species")
    let curve = curves(dataset)[0]
    // From 10 to three quarters of 150, which is 112.5, in equal ratios.
    #expect(curve.points.map(\.trainingCount) == [10, 18, 34, 62, 113])
    let accuracies = try (0..<8).map { repetition in
      var source = RandomSource(seed: 1).stream("curve", repetition)
      let (pool, test) = dataset.split(trainingFraction: 0.75, using: &source)
      let part = pool.split(trainingFraction: 10 / 113, using: &source).training
      #expect(part.count == 10 && pool.count == 113)
      let model = try GaussianClassifier(maximumLikelihood: part)
      return ConfusionMatrix(of: model, on: test).accuracy
    }
    #expect(curve.points[0].accuracy == Replicates(accuracies))
    let loss = try #require(curve.points[4].logLoss)
    #expect(loss.count == 8 && loss.mean > 0.02 && loss.mean < 0.15)
  }

  @Test func theMajorityLearnsNothing() throws {
    let dataset = try Dataset(csv: lessonData("breast_cancer"), label: "diagnosis")
    // 142 examples are for testing, of which 89 are benign: the share of all to half an example.
    for point in curves(dataset, [MajorityMethod()])[0].points {
      expectClose(point.accuracy?.mean ?? 0, 357.0 / 569, absolute: 0.004)
    }
  }

  // MARK: Properties

  @Test func threadsMakeNoDifference() throws {
    let dataset = try Dataset(csv: lessonData("wine"), label: "cultivar")
    #expect(curves(dataset, threadLimit: 1) == curves(dataset))
  }

  // MARK: Edges

  @Test func aRefusalLeavesAPointWithoutNumbers() throws {
    let dataset = try Dataset(csv: lessonData("breast_cancer"), label: "diagnosis")
    let points = curves(dataset, [GaussianMethod.lda])[0].points
    // 30 features want 32 examples.
    #expect(points[0].trainingCount == 10 && points[0].accuracy == nil)
    #expect(points[0].refusal == .tooFewExamples(count: 10, needed: 32))
    #expect(points[4].accuracy != nil && points[4].refusal == nil)
  }

  @Test func tooFewExamplesHaveNoCurve() {
    let features = Matrix(rowCount: 9, columnCount: 1)
    #expect(curves(Dataset(features: features, labels: [0, 0, 0, 0, 0, 0, 1, 1, 1])).isEmpty)
  }
}
