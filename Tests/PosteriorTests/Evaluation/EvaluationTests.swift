import CPosteriorLibc
import GSLNumerics
import Posterior
import PosteriorTestSupport
import Testing

@Suite struct EvaluationTests {
  /// Probabilities of class 1, as two logits, and labels.
  static let scores = [0.1, 0.4, 0.35, 0.8, 0.4, 0.6, 0.9, 0.35, 0.2, 0.75]
  static let labels = [0, 0, 1, 1, 1, 0, 1, 0, 0, 1]
  static let dataset = Dataset(
    features: Matrix(scores.map { [log(1 - $0), log($0)] }), labels: labels,
    classNames: ["no", "yes"])

  // MARK: Known values (Tests/Reference/evaluation.py: scikit-learn 1.9.1)

  @Test func matchesTheReference() {
    let evaluation = Evaluation(of: GivenLogits(classCount: 2), on: Self.dataset)
    expectClose(evaluation.logLoss, 0.4768702334501286)
    // Over both classes: twice what scikit-learn gives.
    expectClose(evaluation.brierScore, 2 * 0.15875)
    #expect(evaluation.accuracy == 0.7)
    #expect(evaluation.accuracyInterval() == .wilson(successes: 7, trials: 10))
    #expect(evaluation.confusion.counts == [[4, 1], [2, 3]])
    #expect(evaluation.confusion.classNames == ["no", "yes"])
  }

  @Test func calibrationIsThatOfThePredictedClass() {
    let evaluation = Evaluation(of: GivenLogits(classCount: 2), on: Self.dataset)
    // Around 0.62 two of five are right; of 0.75, 0.8, 0.8, 0.9 and 0.9 all are.
    let expected = (5 * 0.22 + 1 * 0.25 + 2 * 0.2 + 2 * 0.1) / 10
    // Probabilities below 1, and their differences, are rounded a few times.
    expectClose(evaluation.calibrationError, expected, absolute: 1e-15)
  }

  // MARK: Properties

  @Test func meanLossesAgree() {
    let classifier = GivenLogits(classCount: 2)
    let evaluation = Evaluation(of: classifier, on: Self.dataset)
    #expect(classifier.meanLoss(on: Self.dataset) == evaluation.logLoss)
    #expect(classifier.meanLoss(SquaredErrorLoss(), on: Self.dataset) == evaluation.brierScore)
  }

  @Test func guessingHasTheLogarithmOfTheClasses() {
    for classCount in 2...5 {
      let dataset = Dataset(
        features: Matrix(rowCount: 3, columnCount: classCount), labels: [0, 1, 1],
        classNames: (0..<classCount).map { "\($0)" })
      let evaluation = Evaluation(of: GivenLogits(classCount: classCount), on: dataset)
      expectClose(evaluation.logLoss, log(Double(classCount)))
      expectClose(evaluation.brierScore, 1 - 1 / Double(classCount))
    }
  }

  // MARK: Edges

  @Test func refusesWhatDoesNotFit() async {
    await #expect(processExitsWith: .failure) {
      _ = Evaluation(of: GivenLogits(classCount: 3), on: Self.dataset)
    }
    await #expect(processExitsWith: .failure) {
      let none = Dataset(features: Matrix(rowCount: 0, columnCount: 1), labels: [])
      _ = Evaluation(of: GivenLogits(classCount: 1), on: none)
    }
  }
}
