import GSLNumerics
import Posterior
import PosteriorTestSupport
import Testing

/// Fits of enough examples to begin with a tenth of them.
@Suite struct ManyExamplesTests {
  static let count = 40_000

  /// Examples whose labels follow a logistic regression, or their class where a logit is above a
  /// threshold.
  static func examples(
    _ featureCount: Int, seed: UInt64, isSorted: Bool = false, threshold: Double? = nil
  ) -> Dataset {
    var random = RandomSource(seed: seed)
    let truth = LinearDecision(weights: random.normals(featureCount), bias: -0.5)
    var features = Matrix(
      rowCount: count, columnCount: featureCount, elements: random.normals(count * featureCount))
    let logits = truth.logOdds(features)
    var labels = logits.map { logit in
      threshold.map { logit > $0 ? 1 : 0 } ?? (random.uniform() < logistic(logit) ? 1 : 0)
    }
    if isSorted {
      let order = (0..<count).sorted { (labels[$0], $0) < (labels[$1], $1) }
      features = Matrix(order.map { features.row($0) })
      labels = order.map { labels[$0] }
    }
    return Dataset(features: features, labels: labels)
  }

  static func largestDerivative(_ decision: LinearDecision, _ dataset: Dataset) -> Double {
    var gradient = [Double](repeating: 0, count: dataset.features.columnCount + 1)
    for (i, logit) in decision.logOdds(dataset.features).enumerated() {
      let residual = logistic(logit) - Double(dataset.labels[i])
      gradient[0] += residual
      for j in 0..<dataset.features.columnCount {
        gradient[j + 1] += residual * dataset.features[i, j]
      }
    }
    return gradient.map(\.magnitude).max()! / Double(dataset.labels.count)
  }

  // MARK: Properties

  @Test(arguments: [(1, false), (3, false), (3, true), (10, false)])
  func theMinimumIsThatFromTheOrigin(_ featureCount: Int, _ isSorted: Bool) throws {
    let dataset = Self.examples(featureCount, seed: 7, isSorted: isSorted)
    let result = try LogisticRegression.fit(dataset)
    #expect(result.history.losses[0] < 0.69, "it did not begin near the minimum")
    // Sums of 40,000 residuals are rounded by some 10⁻¹⁴ of their mean.
    #expect(Self.largestDerivative(result.model.decision, dataset) < 1e-12)
    let other = try LogisticRegression.fit(dataset, solver: .bfgs)
    // Both gradients are below 10⁻¹⁰, and no second derivative along a line is below 0.02.
    LogisticRegressionTests.expectClose(
      result.model.decision, other.model.decision, absolute: 1e-8)
  }

  @Test func penalty() throws {
    let dataset = Self.examples(4, seed: 3)
    let result = try LogisticRegression.fit(dataset, penalty: 0.1)
    let other = try LogisticRegression.fit(dataset, penalty: 0.1, solver: .bfgs)
    LogisticRegressionTests.expectClose(
      result.model.decision, other.model.decision, absolute: 1e-8)
  }

  // MARK: Edges

  @Test func separatedExamplesAreRefused() {
    let dataset = Self.examples(2, seed: 5, threshold: 0)
    #expect(throws: FitError.separated(.complete)) { try LogisticRegression.fit(dataset) }
  }

  @Test func aSeparatedTenthIsNoProof() throws {
    let dataset = Self.examples(2, seed: 5, threshold: 0)
    // The last of a block, other than each tenth one, is on the wrong side.
    var labels = dataset.labels
    let wrong = dataset.labels.indices.first { $0 >= 300 }!
    labels[wrong] = 1 - labels[wrong]
    let overlapping = Dataset(features: dataset.features, labels: labels)
    let result = try LogisticRegression.fit(overlapping, tolerance: 1e-8)
    #expect(result.history.gradientNorms.last! <= 1e-8)
  }

  @Test func collinearFeaturesAreNamed() {
    let dataset = Self.examples(2, seed: 9)
    let rows = dataset.features.rows.map { $0 + [$0[0] - 2 * $0[1]] }
    let collinear = Dataset(features: Matrix(rows), labels: dataset.labels)
    #expect(throws: FitError.collinearFeature(name: "x3", others: ["x1", "x2"])) {
      try LogisticRegression.fit(collinear)
    }
  }

  @Test func tooFewSteps() {
    let dataset = Self.examples(2, seed: 9)
    #expect(throws: FitError.self) { try LogisticRegression.fit(dataset, iterationLimit: 0) }
  }
}
