import Posterior
import PosteriorTestSupport
import Testing

@Suite struct QuantilesTests {
  // MARK: Known values (NumPy 1.26: np.quantile([3, 1, 4, 1, 5, 9, 2, 6], q))

  @Test func interpolates() {
    let values: [Double] = [3, 1, 4, 1, 5, 9, 2, 6]
    #expect(quantiles([0, 0.1, 0.25, 0.5, 0.75, 1], of: values) == [1, 1, 1.75, 3.5, 5.25, 9])
    #expect(median(values) == 3.5)
    #expect(median([7, 1, 3]) == 3)
  }

  // MARK: Properties

  @Test func shiftsAndScales() {
    forAll { generator in
      let values = (0..<generator.integer(in: 1...20)).map { _ in generator.double(in: -5...5) }
      let p = generator.double(in: 0...1)
      let (plain, moved) = (
        quantiles([p], of: values)[0], quantiles([p], of: values.map { 4 * $0 })[0]
      )
      #expect(moved == 4 * plain)
      #expect(plain >= values.min() ?? .nan && plain <= values.max() ?? .nan)
    }
  }

  // MARK: Edges

  @Test func oneNumberAndInfinities() {
    #expect(quantiles([0, 0.3, 1], of: [2]) == [2, 2, 2])
    #expect(quantiles([0.5, 1], of: [1, 2, .infinity]) == [2, .infinity])
  }
}
