import Foundation
import GSLNumerics
import PosteriorTestSupport
import Testing

@testable import Posterior

@Suite struct GaussianClassifierFitTests {
  // MARK: Known values (Tests/Fixtures/Classifiers/gda.json: mpmath, 60 digits)

  @Test func estimatesMatchTheReference() throws {
    for example in try Fixture.load("Classifiers/gda").cases {
      let dataset = GaussianClassifierTests.dataset(example)
      let id = example["id"]!.string
      let shared = try GaussianClassifier(maximumLikelihood: dataset)
      let own = try GaussianClassifier(maximumLikelihood: dataset, covariance: .perClass)
      expectClose(shared.priors, example["prior"]!.vector, relative: 1e-15, absolute: 0, id)
      for k in 0..<dataset.classCount {
        let mean = example["means"]!.matrix[k]
        expectClose(
          shared.means[k], mean, relative: GaussianClassifierTests.tolerance, absolute: 1e-15, id)
        #expect(own.means[k] == shared.means[k])
        expectClose(
          own.covariances[k].elements, example["covariances_ml"]!.list[k].matrix.flatMap { $0 },
          relative: GaussianClassifierTests.tolerance, absolute: 0, id)
        expectClose(
          shared.covariances[k].elements, example["shared_covariance_ml"]!.matrix.flatMap { $0 },
          relative: GaussianClassifierTests.tolerance, absolute: 0, id)
      }
    }
  }

  @Test func theUnbiasedEstimateMatchesTheReference() throws {
    for example in try Fixture.load("Classifiers/gda").cases {
      let dataset = GaussianClassifierTests.dataset(example)
      let shared = try GaussianClassifier(fittedTo: dataset, divisor: .unbiased)
      expectClose(
        shared.covariances[0].elements,
        example["shared_covariance_unbiased"]!.matrix.flatMap { $0 },
        relative: GaussianClassifierTests.tolerance,
        absolute: 0)
      let own = try GaussianClassifier(
        fittedTo: dataset, covariance: .perClass, divisor: .unbiased)
      for (k, count) in dataset.classCounts.enumerated() {
        let factor = Double(count) / Double(count - 1)
        expectClose(
          own.covariances[k].elements,
          example["covariances_ml"]!.list[k].matrix.flatMap { $0 }.map { $0 * factor },
          relative: GaussianClassifierTests.tolerance, absolute: 0)
      }
    }
  }

  // MARK: Known values (published)

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
    let iris = try DataTable.dataset("iris")
    let shared = try GaussianClassifier(maximumLikelihood: iris)
    #expect(Self.errors(shared, on: iris) == [70, 83, 133])
    #expect(try Self.leaveOneOutErrors(iris, covariance: .shared).count == 3)
    let own = try GaussianClassifier(maximumLikelihood: iris, covariance: .perClass)
    #expect(Self.errors(own, on: iris).count == 3)
    #expect(try Self.leaveOneOutErrors(iris, covariance: .perClass).count == 4)
  }

  @Test func wine() throws {
    let wine = try DataTable.dataset("wine")
    let shared = try GaussianClassifier(maximumLikelihood: wine)
    #expect(Self.errors(shared, on: wine) == [])
    // 98.88 % and 99.44 % of 178
    #expect(try Self.leaveOneOutErrors(wine, covariance: .shared).count == 2)
    #expect(try Self.leaveOneOutErrors(wine, covariance: .perClass).count == 1)
  }

  @Test func breastCancer() throws {
    let cancer = try DataTable.dataset("breast_cancer")
    let shared = try GaussianClassifier(maximumLikelihood: cancer)
    #expect(Self.errors(shared, on: cancer).count == 20)
    #expect(try Self.leaveOneOutErrors(cancer, covariance: .shared).count == 24)
  }

  // MARK: Properties

  @Test func aSharedCovarianceIsTheMeanOfTheClasses() throws {
    try forAll { generator in
      let dataset = GaussianClassifierTests.drawDataset(&generator)
      let (shared, own) = try (
        GaussianClassifier(maximumLikelihood: dataset),
        GaussianClassifier(maximumLikelihood: dataset, covariance: .perClass)
      )
      var mean = Matrix(rowCount: dataset.featureCount, columnCount: dataset.featureCount)
      for k in 0..<dataset.classCount { mean += own.priors[k] * own.covariances[k] }
      // Squared deviations up to 4, a hundred of them.
      expectClose(shared.covariances[0].elements, mean.elements, absolute: 1e-14)
    }
  }

  @Test func shrinkageEndsAtTheDiagonal() throws {
    try forAll { generator in
      let dataset = GaussianClassifierTests.drawDataset(&generator)
      for (full, diagonal) in [
        (CovarianceModel.shared, CovarianceModel.sharedDiagonal), (.perClass, .perClassDiagonal),
      ] {
        let plain = try GaussianClassifier(maximumLikelihood: dataset, covariance: full)
        let none = try GaussianClassifier(fittedTo: dataset, covariance: full, shrinkage: 0)
        #expect(none == plain)
        let naive = try GaussianClassifier(maximumLikelihood: dataset, covariance: diagonal)
        let shrunk = try GaussianClassifier(fittedTo: dataset, covariance: full, shrinkage: 1)
        let half = try GaussianClassifier(fittedTo: dataset, covariance: full, shrinkage: 0.5)
        for k in 0..<dataset.classCount {
          let (s, all) = (naive.covariances[k], plain.covariances[k])
          expectClose(shrunk.covariances[k].elements, s.elements, relative: 1e-14, absolute: 0)
          expectClose(
            half.covariances[k].elements, (0.5 * (s + all)).elements, absolute: 1e-14)
        }
        let x = generator.vector(dataset.featureCount, in: -3...3)
        expectClose(shrunk.posterior(x), naive.posterior(x), relative: 1e-11, absolute: 0)
      }
    }
  }

  @Test func priorsShiftTheLogits() throws {
    try forAll { generator in
      let dataset = GaussianClassifierTests.drawDataset(&generator)
      let weights = (0..<dataset.classCount).map { _ in generator.double(in: 0.1...1) }
      let priors = weights.map { $0 / weights.reduce(0, +) }
      for covariance in CovarianceModel.allCases {
        let plain = try GaussianClassifier(maximumLikelihood: dataset, covariance: covariance)
        let given = try GaussianClassifier(
          fittedTo: dataset, covariance: covariance, priors: priors)
        #expect(given.priors == priors && given.means == plain.means)
        let x = generator.vector(dataset.featureCount, in: -3...3)
        let odds = zip(plain.posterior(x), zip(priors, plain.priors)).map { $0 * $1.0 / $1.1 }
        expectClose(
          given.posterior(x), odds.map { $0 / odds.reduce(0, +) },
          relative: GaussianClassifierTests.rounding,
          absolute: 0)
      }
    }
  }
}
