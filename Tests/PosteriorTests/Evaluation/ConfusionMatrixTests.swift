import GSLNumerics
import Posterior
import PosteriorTestSupport
import Testing

@Suite struct ConfusionMatrixTests {
  // MARK: Known values (Tests/Reference/evaluation.py: scikit-learn 1.9.1)

  static let matrix = ConfusionMatrix(
    truth: [0, 1, 2, 2, 1, 0, 0], predictions: [0, 2, 2, 2, 1, 1, 0], classCount: 3)

  @Test func countsAreByTruthThenPrediction() {
    #expect(Self.matrix.counts == [[2, 1, 0], [0, 1, 1], [0, 0, 2]])
    #expect(Self.matrix.classNames == ["0", "1", "2"])
    #expect(Self.matrix.count == 7)
    #expect(Self.matrix.correctCount == 5)
    #expect(Self.matrix.accuracy == 5.0 / 7)
    #expect(Self.matrix.accuracyInterval() == .wilson(successes: 5, trials: 7))
    #expect(
      Self.matrix.accuracyInterval(confidence: 0.5)
        == .wilson(successes: 5, trials: 7, confidence: 0.5))
  }

  @Test func recallIsOfRowsAndPrecisionOfColumns() {
    #expect((0..<3).map(Self.matrix.recall) == [2.0 / 3, 1.0 / 2, 1])
    #expect((0..<3).map(Self.matrix.precision) == [1, 1.0 / 2, 2.0 / 3])
  }

  // MARK: Properties

  @Test func exchangingTruthAndPredictionTransposes() {
    forAll { generator in
      let classCount = generator.integer(in: 1...4)
      let count = generator.integer(in: 0...20)
      func draw() -> [Int] { (0..<count).map { _ in generator.integer(in: 0...(classCount - 1)) } }
      let (truth, predictions) = (draw(), draw())
      let matrix = ConfusionMatrix(truth: truth, predictions: predictions, classCount: classCount)
      let other = ConfusionMatrix(truth: predictions, predictions: truth, classCount: classCount)
      #expect(matrix.count == count)
      #expect(matrix.correctCount == zip(truth, predictions).count { $0 == $1 })
      for j in 0..<classCount {
        #expect(matrix.recall(of: j) == other.precision(of: j))
        for k in 0..<classCount { #expect(matrix.counts[j][k] == other.counts[k][j]) }
      }
    }
  }

  // MARK: Edges

  @Test func aClassWithoutExamplesHasNoRecall() {
    let matrix = ConfusionMatrix(truth: [0, 0], predictions: [0, 1], classNames: ["a", "b", "c"])
    #expect(matrix.recall(of: 1) == nil)
    #expect(matrix.precision(of: 1) == 0)
    #expect(matrix.precision(of: 2) == nil)
  }

  @Test func noExamplesHaveNoAccuracy() {
    #expect(ConfusionMatrix(truth: [], predictions: [], classCount: 2).accuracy.isNaN)
  }

  @Test func refusesWhatDoesNotFit() async {
    await #expect(processExitsWith: .failure) {
      _ = ConfusionMatrix(truth: [0], predictions: [0, 1], classCount: 2)
    }
    await #expect(processExitsWith: .failure) {
      _ = ConfusionMatrix(truth: [0], predictions: [2], classCount: 2)
    }
    await #expect(processExitsWith: .failure) {
      let dataset = Dataset(features: Matrix([[1]]), labels: [0])
      _ = ConfusionMatrix(of: GivenLogits(classCount: 2), on: dataset)
    }
  }
}
