import GSLNumerics
import Testing

@testable import Posterior

@Suite struct DatasetRowsTests {
  let dataset = Dataset(
    features: Matrix([[1, 2, 3], [4, 5, 6], [7, 8, 9]]), labels: [2, 0, 1],
    featureNames: ["a", "b", "c"], classNames: ["x", "y", "z"])

  @Test func rowsAreTakenInTheOrderOfTheirIndices() {
    let rows = dataset.rows([2, 0, 2])
    #expect(rows.features == Matrix([[7, 8, 9], [1, 2, 3], [7, 8, 9]]))
    #expect(rows.labels == [1, 2, 1])
    #expect(rows.featureNames == ["a", "b", "c"])
    #expect(rows.classNames == ["x", "y", "z"])
    #expect(rows.classCounts == [0, 2, 1])
  }

  @Test func rowsAreChosenByATest() {
    #expect(dataset.rows { dataset.labels[$0] > 0 } == dataset.rows([0, 2]))
    #expect(dataset.rows { _ in true } == dataset)
  }

  @Test func featuresAreTakenInTheOrderOfTheirNames() {
    let chosen = dataset.selecting(features: ["c", "a"])
    #expect(chosen.features == Matrix([[3, 1], [6, 4], [9, 7]]))
    #expect(chosen.featureNames == ["c", "a"])
    #expect(chosen.labels == dataset.labels)
    #expect(chosen.classNames == dataset.classNames)
  }

  // MARK: Edges

  @Test func noRowsAndNoFeaturesAreDataSetsToo() {
    #expect(dataset.rows([]).count == 0)
    #expect(dataset.rows([]).featureCount == 3)
    #expect(dataset.selecting(features: []).featureCount == 0)
    #expect(dataset.selecting(features: []).rows([1]).labels == [0])
  }

  @Test func whatIsNotThereIsRefused() async throws {
    let row = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = Dataset(features: Matrix([[1]]), labels: [0]).rows([1])
    }
    let output = String(decoding: try #require(row).standardErrorContent, as: UTF8.self)
    #expect(output.contains("row 1 is outside a data set of 1 rows"))
    await #expect(processExitsWith: .failure) {
      _ = Dataset(features: Matrix([[1]]), labels: [0]).selecting(features: ["y"])
    }
    await #expect(processExitsWith: .failure) {
      _ = Dataset(features: Matrix([[1]]), labels: [0]).selecting(features: ["x1", "x1"])
    }
  }
}
