import GSLNumerics
import Testing

@testable import Posterior

@Suite struct DatasetTests {
  let dataset = Dataset(
    features: Matrix([[1, 2], [3, 4], [5, 6]]), labels: [2, 0, 2], featureNames: ["a", "b"],
    classNames: ["x", "y", "z"])

  @Test func itCountsExamplesFeaturesAndClasses() {
    #expect(dataset.count == 3)
    #expect(dataset.featureCount == 2)
    #expect(dataset.classCount == 3)
    #expect(dataset.classCounts == [1, 0, 2])
  }

  @Test func namesAreNumbersUnlessTheyAreGiven() {
    let plain = Dataset(features: Matrix([[1, 2], [3, 4]]), labels: [1, 0])
    #expect(plain.featureNames == ["x1", "x2"])
    #expect(plain.classNames == ["0", "1"])
  }
}
