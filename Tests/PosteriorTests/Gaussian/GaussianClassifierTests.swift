import Foundation
import GSLNumerics
import TestSupport
import Testing

@testable import Posterior

@Suite struct GaussianClassifierTests {
  // MARK: Known values (Tests/Fixtures/gda.json: mpmath, 60 digits)

  /// The examples of a case, and its posterior at the queries.
  static func dataset(_ example: [String: FixtureValue]) -> Dataset {
    Dataset(
      features: Matrix(example["x"]!.matrix), labels: example["label"]!.list.map(\.integer),
      classNames: (0..<example["n_classes"]!.integer).map { "\($0)" })
  }

  /// The tolerance is the one that the file gives.
  static let tolerance = 1e-10
  /// A posterior of 1 − 10⁻⁸⁵ is 1 to the 60 digits of the file, and its logarithm there 0.
  static let roundingOfTheFile = 1e-60

  @Test func estimatesMatchTheReference() throws {
    for example in try Fixture.load("gda").cases {
      let dataset = Self.dataset(example)
      let id = example["id"]!.string
      let shared = try GaussianClassifier(maximumLikelihood: dataset)
      let own = try GaussianClassifier(maximumLikelihood: dataset, covariance: .perClass)
      expectClose(shared.priors, example["prior"]!.vector, relative: 1e-15, absolute: 0, id)
      for k in 0..<dataset.classCount {
        let mean = example["means"]!.matrix[k]
        expectClose(shared.means[k], mean, relative: Self.tolerance, absolute: 1e-15, id)
        #expect(own.means[k] == shared.means[k])
        expectClose(
          own.covariances[k].elements, example["covariances_ml"]!.list[k].matrix.flatMap { $0 },
          relative: Self.tolerance, absolute: 0, id)
        expectClose(
          shared.covariances[k].elements, example["shared_covariance_ml"]!.matrix.flatMap { $0 },
          relative: Self.tolerance, absolute: 0, id)
      }
    }
  }

  @Test func theUnbiasedEstimateMatchesTheReference() throws {
    for example in try Fixture.load("gda").cases {
      let dataset = Self.dataset(example)
      let shared = try GaussianClassifier(fittedTo: dataset, divisor: .unbiased)
      expectClose(
        shared.covariances[0].elements,
        example["shared_covariance_unbiased"]!.matrix.flatMap { $0 }, relative: Self.tolerance,
        absolute: 0)
      let own = try GaussianClassifier(
        fittedTo: dataset, covariance: .perClass, divisor: .unbiased)
      for (k, count) in dataset.classCounts.enumerated() {
        let factor = Double(count) / Double(count - 1)
        expectClose(
          own.covariances[k].elements,
          example["covariances_ml"]!.list[k].matrix.flatMap { $0 }.map { $0 * factor },
          relative: Self.tolerance, absolute: 0)
      }
    }
  }

  @Test func posteriorsMatchTheReference() throws {
    for example in try Fixture.load("gda").cases {
      let dataset = Self.dataset(example)
      let id = example["id"]!.string
      let shared = try GaussianClassifier(maximumLikelihood: dataset)
      let own = try GaussianClassifier(maximumLikelihood: dataset, covariance: .perClass)
      for query in example["queries"]!.list.map(\.object) {
        let x = query["x"]!.vector
        for (model, name) in [(shared, "lda"), (own, "qda")] {
          expectClose(
            model.posterior(x), query["\(name)_posterior"]!.vector, relative: Self.tolerance,
            absolute: 0, "\(id) \(name)")
          expectClose(
            logSoftmax(model.logits(x)), query["\(name)_log_posterior"]!.vector,
            relative: Self.tolerance, absolute: Self.roundingOfTheFile, "\(id) \(name)")
        }
      }
    }
  }

  @Test func linearDecisionsMatchTheReference() throws {
    for example in try Fixture.load("gda").cases {
      let model = try GaussianClassifier(maximumLikelihood: Self.dataset(example))
      let (weights, biases) = (example["lda_weights"]!.matrix, example["lda_biases"]!.vector)
      for k in 0..<model.classCount {
        for j in 0..<model.classCount where j != k {
          let decision = model.linearDecision(for: k, against: j)
          // A difference of two numbers of the file has their rounding.
          let scale = (weights[k] + weights[j]).map(\.magnitude).max()!
          expectClose(
            decision.weights, zip(weights[k], weights[j]).map { $0 - $1 },
            relative: Self.tolerance, absolute: 4e-16 * scale)
          expectClose(
            decision.bias, biases[k] - biases[j], relative: Self.tolerance,
            absolute: 4e-16 * max(biases[k].magnitude, biases[j].magnitude))
        }
      }
      guard let w = example["w"]?.vector, let b = example["b"]?.number else { continue }
      let decision = model.linearDecision(for: 0, against: 1)
      expectClose(decision.weights, w, relative: Self.tolerance, absolute: 0)
      expectClose(decision.bias, b, relative: Self.tolerance, absolute: 0)
    }
  }

  // MARK: Known values (published)

  /// A table of Lessons/Data with its label in the last column.
  static func table(_ name: String) throws -> Dataset {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = tests.deletingLastPathComponent().appending(path: "Lessons/Data/\(name).csv")
    var records = csvRecords(try String(contentsOf: file, encoding: .utf8))
    let header = records.removeFirst()
    let names = Set(records.map { $0[header.count - 1] }).sorted()
    return Dataset(
      features: Matrix(records.map { $0.dropLast().map { Double($0)! } }),
      labels: records.map { names.firstIndex(of: $0[header.count - 1])! },
      featureNames: header.dropLast(), classNames: names)
  }

  /// The rows, counted from 0, whose class is predicted wrongly.
  static func errors(_ model: GaussianClassifier, on dataset: Dataset) -> [Int] {
    zip(model.predictions(dataset.features), dataset.labels).enumerated()
      .filter { $0.element.0 != $0.element.1 }.map(\.offset)
  }

  /// The rows whose class is predicted wrongly by a model of all other rows.
  static func leaveOneOutErrors(
    _ dataset: Dataset, covariance: CovarianceModel
  ) throws -> [Int] {
    let rows = dataset.features.rows
    return try rows.indices.filter { left in
      let others = rows.indices.filter { $0 != left }
      let model = try GaussianClassifier(
        maximumLikelihood: Dataset(
          features: Matrix(others.map { rows[$0] }), labels: others.map { dataset.labels[$0] },
          classNames: dataset.classNames), covariance: covariance)
      return model.prediction(rows[left]) != dataset.labels[left]
    }
  }

  @Test func iris() throws {
    let iris = try Self.table("iris")
    let shared = try GaussianClassifier(maximumLikelihood: iris)
    #expect(Self.errors(shared, on: iris) == [70, 83, 133])
    #expect(try Self.leaveOneOutErrors(iris, covariance: .shared).count == 3)
    let own = try GaussianClassifier(maximumLikelihood: iris, covariance: .perClass)
    #expect(Self.errors(own, on: iris).count == 3)
    #expect(try Self.leaveOneOutErrors(iris, covariance: .perClass).count == 4)
  }

  @Test func wine() throws {
    let wine = try Self.table("wine")
    let shared = try GaussianClassifier(maximumLikelihood: wine)
    #expect(Self.errors(shared, on: wine) == [])
    // 98.88 % and 99.44 % of 178
    #expect(try Self.leaveOneOutErrors(wine, covariance: .shared).count == 2)
    #expect(try Self.leaveOneOutErrors(wine, covariance: .perClass).count == 1)
  }

  @Test func breastCancer() throws {
    let cancer = try Self.table("breast_cancer")
    let shared = try GaussianClassifier(maximumLikelihood: cancer)
    #expect(Self.errors(shared, on: cancer).count == 20)
    #expect(try Self.leaveOneOutErrors(cancer, covariance: .shared).count == 24)
  }
}
