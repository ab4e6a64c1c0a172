import GSLNumerics
import Posterior
import PosteriorTestSupport
import Testing

@Suite struct TargetsTests {
  // MARK: Known values (by hand)

  @Test func counts() {
    #expect(Targets.labels([0, 2, 1]).count == 3)
    #expect(Targets.probabilities(Matrix([[0.5, 0.5], [1, 0]])).count == 2)
  }

  // MARK: Properties

  @Test func theCountIsTheNumberOfRows() {
    forAll { generator in
      let (n, k) = (generator.integer(in: 0...20), generator.integer(in: 0...5))
      #expect(Targets.probabilities(Matrix(rowCount: n, columnCount: k)).count == n)
      #expect(Targets.labels([Int](repeating: k, count: n)).count == n)
    }
  }

  // MARK: Edges

  @Test func noTargets() {
    #expect(Targets.labels([]).count == 0)
    #expect(Targets.probabilities(Matrix([])).count == 0)
  }
}
