import GSLNumerics
import PosteriorTestSupport
import Testing

@testable import Posterior

@Suite struct CrossValidationTests {
  /// Tells which examples it has learned from: its logits are an example's feature, and 1 if that
  /// was among them.
  struct Memory: Classifier {
    let seen: Set<Double>
    let featureCount = 1
    var classCount = 2
    func logits(_ features: Matrix) -> Matrix {
      Matrix(features.elements.map { [$0, seen.contains($0) ? 1 : 0] })
    }
  }

  let dataset = Dataset(
    features: Matrix((0..<20).map { [Double($0)] }), labels: (0..<20).map { $0 % 2 })

  // MARK: Known values

  @Test func noModelHasSeenWhatItIsTestedOnAndTheOrderIsKept() {
    var source = RandomSource(seed: 1)
    let folds = dataset.folds(3, using: &source)
    var trainingCounts: [Int] = []
    let logits = dataset.crossValidatedLogits(folds: folds) { training in
      trainingCounts.append(training.count)
      return Memory(seen: Set(training.features.elements))
    }
    #expect(logits == Matrix((0..<20).map { [Double($0), 0] }))
    #expect(trainingCounts == folds.map { 20 - $0.test.count })
  }

  @Test func predictionsAreTheLargestLogits() {
    let predictions = dataset.crossValidatedPredictions(folds: dataset.leaveOneOutFolds()) {
      Memory(seen: Set($0.features.elements.map { -$0 }))
    }
    #expect(predictions == [Int](repeating: 0, count: 20))
  }

  @Test func whatFittingThrowsIsThrown() {
    #expect(throws: FitError.tooFewExamples(count: 19, needed: 99)) {
      try dataset.crossValidatedPredictions(folds: dataset.leaveOneOutFolds()) { training in
        if training.count < 99 {
          throw FitError.tooFewExamples(count: training.count, needed: 99)
        }
        return Memory(seen: [])
      }
    }
  }

  // MARK: Edges

  @Test func foldsThatDoNotTestEachExampleOnceAreRefused() async throws {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let dataset = Dataset(features: Matrix([[1], [2]]), labels: [0, 1])
      _ = dataset.crossValidatedLogits(folds: [Fold(test: [1], count: 2)]) { _ in Memory(seen: []) }
    }
    let output = String(decoding: try #require(result).standardErrorContent, as: UTF8.self)
    #expect(output.contains("example 0 is tested 0 times, not once"))
    await #expect(processExitsWith: .failure) {
      let dataset = Dataset(features: Matrix([[1], [2]]), labels: [0, 1])
      _ = dataset.crossValidatedLogits(folds: [Fold(test: [0, 1, 2], count: 3)]) { _ in
        Memory(seen: [])
      }
    }
    await #expect(processExitsWith: .failure) {
      let dataset = Dataset(features: Matrix([[1], [2]]), labels: [0, 1])
      _ = dataset.crossValidatedLogits(folds: dataset.leaveOneOutFolds()) { _ in
        Memory(seen: [], classCount: 3)
      }
    }
  }
}
