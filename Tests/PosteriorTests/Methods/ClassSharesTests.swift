import GSLNumerics
import PosteriorTestSupport
import Testing

@testable import Posterior

@Suite struct ClassSharesTests {
  // MARK: Known values

  @Test func thePosteriorIsTheShares() {
    let dataset = Dataset(features: Matrix([[7], [8], [9], [1]]), labels: [1, 1, 0, 1])
    let shares = ClassShares(of: dataset)
    #expect(shares.prediction([5]) == 1)
    for row in shares.posterior(Matrix([[0], [1e300]])).rows {
      expectClose(row[0], 0.25)
      expectClose(row[1], 0.75)
    }
  }

  // MARK: Properties

  @Test func theLossIsTheEntropyOfTheShares() {
    forAll { generator in
      let labels = (0..<generator.integer(in: 1...30)).map { _ in generator.integer(in: 0...3) }
      let dataset = Dataset(
        features: Matrix(rowCount: labels.count, columnCount: 1), labels: labels,
        classNames: ["a", "b", "c", "d"])
      let shares = dataset.classCounts.map { Double($0) / Double(labels.count) }
      // Means of at most 30 terms below 4, each off by a few units in the last place.
      expectClose(
        ClassShares(of: dataset).meanLoss(on: dataset), entropy(shares), absolute: 60 * 0x1p-52)
    }
  }

  // MARK: Edges

  @Test func aClassWithoutExamplesHasNoChance() {
    let dataset = Dataset(features: Matrix([[1]]), labels: [0], classNames: ["here", "nowhere"])
    #expect(ClassShares(of: dataset).logits([1]) == [0, -.infinity])
  }
}
