import Foundation
import GSLNumerics
import PosteriorReport
import Posterior
import Testing

@testable import PosteriorCommand

/// A method of another package goes through everything that the commands do.
@Suite struct NearestNeighborsTests {
  private let methods = [any ClassificationMethod].all + [NearestNeighborsMethod()]
  private let method = NearestNeighborsMethod()

  private func iris() throws -> Dataset {
    try Dataset(csv: lessonFile("iris.csv"), label: "species")
  }

  private func words(_ elements: [Element]) -> String {
    var renderer = MarkdownRenderer()
    return elements.map { renderer.render($0) }.joined()
      .split { $0.isWhitespace }.joined(separator: " ")
  }

  // MARK: Known values

  @Test func itIsFitted() throws {
    let settings = MethodSettings([NearestNeighborsMethod.neighbors: 1])
    let report = try FitReport(of: try iris(), by: method, settings, run: RunOptions.parse([]))
    // The nearest example is the example itself, but for one pair of the same place; one vote of
    // four is the rest.
    #expect(report.accuracy == 1)
    #expect(abs(report.logLoss - log(2)) < 1e-12)
    let text = words(report.elements(file: "iris.csv", label: "species"))
    #expect(text.contains("# Nearest neighbors") && text.contains("150 examples"))
  }

  @Test func itIsCompared() throws {
    let dataset = try iris()
    let work = try CompareWork(
      of: methods, on: dataset, ComparisonSettings(foldCount: 5), threadLimit: 2, hasTimes: false,
      style: FormOptions.parse([]).style)
    #expect(
      work.comparison.results.map(\.method.name) == [
        "lda", "qda", "naive-bayes", "softmax", "mlp", "majority", "nearest-neighbors",
      ])
    // Five neighbors are published to be right for 95 to 97 % of the irises.
    let accuracy = try #require(work.comparison[method]?.evaluation?.accuracy)
    #expect((0.94...0.98).contains(accuracy))
    let report = CompareReport(
      work, file: "iris.csv", label: "species", isTimed: false, warnings: [])
    let text = report.parts.map { if case .prose(let text) = $0 { text } else { "" } }.joined()
    #expect(
      text.contains(
        "neural network (16 hidden units) and nearest neighbors (5 neighbors) learn from standardized features."
      ))
  }

  @Test func itIsSavedLoadedAndAsked() throws {
    try withFolder { folder in
      let path = "\(folder)/m.json"
      let dataset = try iris()
      let report = try FitReport(of: dataset, by: method, .compared, run: RunOptions.parse([]))
      try report.storedModel(label: "species").save(to: path)
      #expect(throws: ModelFileError.self) { try StoredModel.load(path) }
      let loaded = try StoredModel.load(path, methods: methods)
      #expect(loaded == report.storedModel(label: "species"))
      let prediction = try PredictionReport(
        of: lessonFile("iris.csv"), options: CSVOptions(), by: loaded)
      #expect(
        prediction.probabilities.elements
          == report.fitted.classifier.posterior(dataset.features).elements)
    }
  }

  // MARK: Edges

  @Test func itDoesNotReadWhatItDidNotWrite() throws {
    let text = """
      {"format": "posterior-model", "version": 1, "method": "nearest-neighbors", "label": "y", "features": ["x"],
      "classes": ["a", "b"], "parameters": {"neighbors": 1, "labels": [0, 2], "examples": [[1], [2]]}}
      """
    #expect(throws: ModelFileError.self) {
      try StoredModel(parsing: Array(text.utf8), file: nil, methods: methods)
    }
  }
}
