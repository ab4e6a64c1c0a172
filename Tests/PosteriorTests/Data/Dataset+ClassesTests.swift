import GSLNumerics
import Testing

@testable import Posterior

@Suite struct DatasetClassesTests {
  let dataset = Dataset(
    features: Matrix([[1], [2], [3], [4]]), labels: [2, 0, 1, 2], featureNames: ["a"],
    classNames: ["x", "y", "z"])

  @Test func theClassesAreNumberedAsNamed() {
    let chosen = dataset.selecting(classes: ["z", "x"])
    #expect(chosen.features == Matrix([[1], [2], [4]]))
    #expect(chosen.labels == [0, 1, 0])
    #expect(chosen.classNames == ["z", "x"])
    #expect(chosen.featureNames == ["a"])
  }

  @Test func allClassesInTheirOrderAreTheDataSet() {
    #expect(dataset.selecting(classes: dataset.classNames) == dataset)
  }
}
