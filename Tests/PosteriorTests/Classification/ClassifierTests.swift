import GSLNumerics
import Testing

@testable import Posterior

@Suite struct ClassifierTests {
  /// Scores that are the features themselves.
  struct Identity: Classifier {
    let featureCount = 3
    let classCount = 3
    func logits(_ features: Matrix) -> Matrix { features }
  }

  let points = Matrix([[1, 3, 2], [0, 0, 0], [-5, -6, -4]])

  @Test func thePosteriorIsTheSoftmaxOfTheLogits() {
    #expect(Identity().posterior(points) == softmax(points))
    #expect(Identity().posterior([1, 3, 2]) == softmax([1, 3, 2]))
    #expect(Identity().logits([1, 3, 2]) == [1, 3, 2])
  }

  @Test func thePredictionIsTheLargestLogitAndTheFirstOfEquals() {
    #expect(Identity().predictions(points) == [1, 0, 2])
    #expect(Identity().prediction([7, 7, 1]) == 0)
  }

  @Test func noExamplesHaveNoPredictions() {
    #expect(Identity().predictions(Matrix(rowCount: 0, columnCount: 3)) == [])
  }
}
