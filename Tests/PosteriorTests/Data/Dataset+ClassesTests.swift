import GSLNumerics
import Testing

@testable import Posterior

@Suite struct DatasetClassesTests {
  let dataset = Dataset(
    features: Matrix([[1], [2], [3], [4]]), labels: [2, 0, 1, 2], featureNames: ["a"],
    classNames: ["x", "y", "z"])

  @Test func classesAreFoundByName() throws {
    for (k, name) in dataset.classNames.enumerated() {
      #expect(try dataset.classIndex(named: name) == k)
    }
    // Names differ by their bytes, as in a file: "é" as one character and as two.
    let accents = Dataset(
      features: Matrix([[1]]), labels: [0], classNames: ["\u{E9}", "e\u{301}"])
    #expect(try accents.classIndex(named: "e\u{301}") == 1)
  }

  @Test func anUnknownClassIsExplained() {
    let irises = Dataset(
      features: Matrix([[1]]), labels: [0], classNames: ["setosa", "versicolor", "virginica"])
    func message(_ name: String, _ dataset: Dataset) -> String? {
      do throws(UnknownClass) {
        _ = try dataset.classIndex(named: name)
        return nil
      } catch {
        return error.description
      }
    }
    #expect(
      message("Virginca", irises) == "no class is called 'Virginca'. Did you mean 'virginica'?")
    #expect(
      message("rose", irises)
        == "no class is called 'rose'. There are 'setosa', 'versicolor', 'virginica'.")
    let many = Dataset(
      features: Matrix([[1]]), labels: [0], classNames: (100..<112).map { "\($0)" })
    #expect(message("none of them", many)?.hasSuffix("'108', '109' and others.") == true)
  }

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
