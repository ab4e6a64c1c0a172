import Foundation
import GSLNumerics
import PosteriorTestSupport
import Testing

@testable import Posterior

@Suite struct GaussianClassifierTests {
  // MARK: Known values (Tests/Fixtures/Classifiers/gda.json: mpmath, 60 digits)

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

  @Test func posteriorsMatchTheReference() throws {
    for example in try Fixture.load("Classifiers/gda").cases {
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
    for example in try Fixture.load("Classifiers/gda").cases {
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

  // MARK: Properties

  /// Examples of a few classes with different means and covariances.
  static func drawDataset(_ generator: inout Generator) -> Dataset {
    let (dimension, classes) = (generator.integer(in: 1...5), generator.integer(in: 2...4))
    var rows: [[Double]] = []
    var labels: [Int] = []
    for k in 0..<classes {
      let mean = generator.vector(dimension, in: -2...2)
      let scale = generator.vector(dimension, in: 0.5...2)
      for _ in 0..<generator.integer(in: (dimension + 8)...(dimension + 30)) {
        rows.append((0..<dimension).map { mean[$0] + scale[$0] * generator.double(in: -1...1) })
        labels.append(k)
      }
    }
    return Dataset(features: Matrix(rows), labels: labels)
  }

  /// Two models of the same examples: features of size 3, conditions below 10⁴, log-odds below 10³.
  static let rounding = 1e-9

  @Test(arguments: CovarianceModel.allCases)
  func theOrderOfRowsDoesNotMatter(_ covariance: CovarianceModel) throws {
    try forAll { generator in
      let dataset = Self.drawDataset(&generator)
      let order = Array(0..<dataset.count).shuffled(using: &generator)
      let shuffled = Dataset(
        features: Matrix(order.map { dataset.features.row($0) }),
        labels: order.map { dataset.labels[$0] })
      let (one, other) = try (
        GaussianClassifier(maximumLikelihood: dataset, covariance: covariance),
        GaussianClassifier(maximumLikelihood: shuffled, covariance: covariance)
      )
      let points = Matrix((0..<4).map { _ in generator.vector(dataset.featureCount, in: -3...3) })
      expectClose(
        one.posterior(points).elements, other.posterior(points).elements, relative: Self.rounding,
        absolute: 0)
    }
  }

  @Test(arguments: CovarianceModel.allCases)
  func theOrderOfFeaturesDoesNotMatter(_ covariance: CovarianceModel) throws {
    try forAll { generator in
      let dataset = Self.drawDataset(&generator)
      let order = Array(0..<dataset.featureCount).shuffled(using: &generator)
      func permuted(_ matrix: Matrix) -> Matrix {
        Matrix(matrix.rows.map { row in order.map { row[$0] } })
      }
      let (one, other) = try (
        GaussianClassifier(maximumLikelihood: dataset, covariance: covariance),
        GaussianClassifier(
          maximumLikelihood: Dataset(features: permuted(dataset.features), labels: dataset.labels),
          covariance: covariance)
      )
      let points = Matrix((0..<4).map { _ in generator.vector(dataset.featureCount, in: -3...3) })
      expectClose(
        one.posterior(points).elements, other.posterior(permuted(points)).elements,
        relative: Self.rounding, absolute: 0)
    }
  }

  @Test(arguments: [CovarianceModel.shared, .perClass])
  func anAffineMapOfTheFeaturesDoesNotMatter(_ covariance: CovarianceModel) throws {
    try forAll { generator in
      let dataset = Self.drawDataset(&generator)
      let d = dataset.featureCount
      // Well conditioned: 3 I and a little more.
      var map = Matrix((0..<d).map { _ in generator.vector(d, in: -1...1) })
      for j in 0..<d { map[j, j] += 3 }
      let shift = generator.vector(d, in: -100...100)
      func mapped(_ matrix: Matrix) -> Matrix {
        var result = matrix * map
        result.addToEachRow(shift)
        return result
      }
      let (one, other) = try (
        GaussianClassifier(maximumLikelihood: dataset, covariance: covariance),
        GaussianClassifier(
          maximumLikelihood: Dataset(features: mapped(dataset.features), labels: dataset.labels),
          covariance: covariance)
      )
      let points = Matrix((0..<4).map { _ in generator.vector(d, in: -3...3) })
      expectClose(
        one.posterior(points).elements, other.posterior(mapped(points)).elements,
        relative: Self.rounding, absolute: 0)
    }
  }

  @Test(arguments: CovarianceModel.allCases)
  func thePosteriorIsBayesRule(_ covariance: CovarianceModel) throws {
    try forAll { generator in
      let dataset = Self.drawDataset(&generator)
      let model = try GaussianClassifier(maximumLikelihood: dataset, covariance: covariance)
      let points = Matrix((0..<4).map { _ in generator.vector(dataset.featureCount, in: -3...3) })
      var joint = Matrix(rowCount: 4, columnCount: model.classCount)
      for k in 0..<model.classCount {
        for (i, density) in model.distribution(of: k).logDensity(points).enumerated() {
          joint[i, k] = log(model.priors[k]) + density
        }
      }
      expectClose(
        model.posterior(points).elements, softmax(joint).elements, relative: Self.rounding,
        absolute: 0)
    }
  }

  @Test func naiveBayesIsAProductOfNormals() throws {
    try forAll { generator in
      let dataset = Self.drawDataset(&generator)
      let model = try GaussianClassifier(
        maximumLikelihood: dataset, covariance: .perClassDiagonal)
      let x = generator.vector(dataset.featureCount, in: -3...3)
      let joint = (0..<dataset.classCount).map { k in
        let rows = dataset.labels.indices.filter { dataset.labels[$0] == k }
        let share = Double(rows.count) / Double(dataset.count)
        return (0..<dataset.featureCount).reduce(log(share)) { sum, j in
          sum + Normal(maximumLikelihood: rows.map { dataset.features[$0, j] }).logDensity(x[j])
        }
      }
      expectClose(model.posterior(x), softmax(joint), relative: Self.rounding, absolute: 0)
    }
  }

  @Test func linearDecisionsAreDifferencesOfLogits() throws {
    try forAll { generator in
      let dataset = Self.drawDataset(&generator)
      for covariance in [CovarianceModel.shared, .sharedDiagonal] {
        let model = try GaussianClassifier(maximumLikelihood: dataset, covariance: covariance)
        let points = Matrix((0..<4).map { _ in generator.vector(dataset.featureCount, in: -3...3) })
        let logits = model.logits(points)
        let decision = model.linearDecision(for: 1, against: 0)
        let odds = (0..<4).map { logits[$0, 1] - logits[$0, 0] }
        // Log-odds below 10³ from a covariance of condition below 10⁴.
        expectClose(decision.logOdds(points), odds, absolute: 1e-9)
      }
    }
  }

  // MARK: Edges

  @Test func farFromTheOriginNothingIsLost() throws {
    // Integers and their shift by 2⁴⁰ are exact, the means of four are, too.
    let near = Dataset(
      features: Matrix([
        [0, 0], [4, 1], [1, 3], [3, 4], [8, 5], [12, 8], [9, 6], [11, 5],
      ]), labels: [0, 0, 0, 0, 1, 1, 1, 1])
    var shifted = near.features
    shifted.addToEachRow([0x1p40, -0x1p40])
    let far = Dataset(features: shifted, labels: near.labels)
    for covariance in CovarianceModel.allCases {
      let (one, other) = try (
        GaussianClassifier(maximumLikelihood: near, covariance: covariance),
        GaussianClassifier(maximumLikelihood: far, covariance: covariance)
      )
      #expect(one.logits(near.features) == other.logits(far.features))
    }
  }

  @Test func aPriorOfZeroRulesAClassOut() throws {
    let class0 = try MultivariateNormal(mean: [0], covariance: Matrix([[1]]))
    let class1 = try MultivariateNormal(mean: [9], covariance: Matrix([[1]]))
    let own = GaussianClassifier(priors: [1, 0], distributions: [class0, class1])
    let shared = try GaussianClassifier(
      priors: [1, 0], means: [[0], [9]], covariance: Matrix([[1]]))
    for model in [own, shared] {
      #expect(model.logits([9])[1] == -.infinity)
      #expect(model.posterior([9]) == [1, 0])
    }
    #expect(shared.linearDecision(for: 0, against: 1).bias == .infinity)
  }

  @Test func noExamplesToClassify() throws {
    let model = try GaussianClassifier(maximumLikelihood: CovarianceEstimateTests.scaled(1))
    #expect(
      model.logits(Matrix(rowCount: 0, columnCount: 2)) == Matrix(rowCount: 0, columnCount: 2))
  }

  @Test func refusesWhatCallersShouldKnow() async {
    await #expect(processExitsWith: .failure) {
      _ = try GaussianClassifier(maximumLikelihood: CovarianceEstimateTests.scaled(1))
        .logits([1, 2, 3])
    }
    await #expect(processExitsWith: .failure) {
      _ = try GaussianClassifier(fittedTo: CovarianceEstimateTests.scaled(1), shrinkage: 1.5)
    }
    await #expect(processExitsWith: .failure) {
      _ = try GaussianClassifier(fittedTo: CovarianceEstimateTests.scaled(1), priors: [0.5, 0.6])
    }
    await #expect(processExitsWith: .failure) {
      _ = try GaussianClassifier(
        fittedTo: CovarianceEstimateTests.scaled(1), covariance: .perClassDiagonal
      ).linearDecision(for: 0, against: 1)
    }
    await #expect(processExitsWith: .failure) {
      _ = try GaussianClassifier(priors: [1, 0], means: [[0], [1, 2]], covariance: .identity(1))
    }
  }
}
