import GSLNumerics
import PosteriorTestSupport
import Testing

@testable import Posterior

@Suite struct ReplicatesRatioTests {
  // MARK: Known values (by hand)

  @Test func pairsByHand() {
    // Means 2 and 4, ratio ½; residuals 1 − 1, 2 − 1.5, 3 − 3.5 = 0, ½, −½ with variance ¼.
    let ratio = Replicates.ratio(of: [1, 2, 3], to: [2, 3, 7])
    #expect(ratio.value == 0.5)
    expectClose(ratio.standardError, 0.5 / 3.0.squareRoot() / 4)
  }

  @Test func proportionalPairsHaveNoError() {
    #expect(Replicates.ratio(of: [2, 4, -2], to: [-1, -2, 1]) == (-2, 0))
    #expect(Replicates.ratio(of: [1, 2], to: [4, 8]) == (0.25, 0))
  }

  // MARK: Properties

  @Test func theStandardErrorIsTheSpreadOfTheRatio() {
    // Ratios of 200 pairs, 4,000 times; the spread of an estimated standard deviation is 1/√8000 =
    // 1.1 %, and six of them with the bias of order 1/200 are 8 %.
    var source = RandomSource(seed: 1)
    let ratios = (0..<4000).map { _ in
      let shared = source.normals(200)
      let own = source.normals(200)
      return Replicates.ratio(
        of: zip(shared, own).map { 5 + $0 + 0.5 * $1 }, to: shared.map { 10 + $0 })
    }
    let spread = Normal(sample: ratios.map(\.value), divisor: .unbiased).standardDeviation
    let expected = Replicates(ratios.map(\.standardError)).mean
    expectClose(expected, spread, relative: 0.08, absolute: 0)
  }
}
