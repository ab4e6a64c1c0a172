import GSLNumerics
import PosteriorTestSupport
import Testing

@Suite struct LogSpaceArraysTests {
  // MARK: Properties

  @Test func everyNumberIsTransformed() {
    forAll { generator in
      let logits = generator.vector(generator.integer(in: 0...20), in: -800...800)
      #expect(logistic(logits) == logits.map { logistic($0) })
      #expect(softplus(logits) == logits.map { softplus($0) })
      #expect(logLogistic(logits) == logits.map { logLogistic($0) })
    }
  }

  // MARK: Edges

  @Test func infinitiesAndEmptyLists() {
    #expect(logistic([-.infinity, .infinity]) == [0, 1] && logistic([Double]()) == [])
    #expect(softplus([-.infinity, .infinity]) == [0, .infinity])
    #expect(logLogistic([-.infinity, .infinity]) == [-.infinity, 0])
  }
}
