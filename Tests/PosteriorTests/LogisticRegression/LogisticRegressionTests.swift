import GSLNumerics
import Posterior
import PosteriorTestSupport
import Testing

@Suite struct LogisticRegressionTests {
  /// A reference case: features, targets, the penalty on the mean loss, and the answers.
  struct Reference {
    let id: String
    let features: Matrix
    let targets: [Double]
    let penalty: Double
    let answers: [String: FixtureValue]

    var count: Double { Double(targets.count) }
    var decision: LinearDecision {
      LinearDecision(weights: answers["weights"]!.vector, bias: answers["bias"]!.number)
    }
  }

  static func references() throws -> [Reference] {
    try Fixture.load("Classifiers/logistic_regression").cases.map { example in
      let features = Matrix(example["x"]!.matrix)
      // The file penalizes the sum of the losses.
      return Reference(
        id: example["id"]!.string, features: features, targets: example["t"]!.vector,
        penalty: example["l2"]!.number / Double(features.rowCount), answers: example)
    }
  }

  static func expectClose(
    _ actual: LinearDecision, _ expected: LinearDecision, relative: Double = 0,
    absolute: Double = 0, _ comment: String = "",
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    PosteriorTestSupport.expectClose(
      actual.weights + [actual.bias], expected.weights + [expected.bias], relative: relative,
      absolute: absolute, comment, sourceLocation: sourceLocation)
  }

  // MARK: Known values (Tests/Fixtures/Classifiers/logistic_regression.json: mpmath, 60 digits)

  @Test func newtonMatchesTheReference() throws {
    for reference in try Self.references() {
      let result = try LogisticRegression.fit(
        features: reference.features, targets: reference.targets, penalty: reference.penalty)
      // The file's tolerance for Newton's method.
      Self.expectClose(result.model.decision, reference.decision, relative: 1e-10, reference.id)
      let objective = result.history.losses.last! * reference.count
      PosteriorTestSupport.expectClose(
        objective, reference.answers["objective"]!.number, relative: 1e-14, absolute: 0)
      let posterior = result.model.posterior(reference.features)
      for (i, probability) in reference.answers["probabilities"]!.vector.enumerated() {
        PosteriorTestSupport.expectClose(posterior[i, 1], probability, relative: 1e-10, absolute: 0)
        PosteriorTestSupport.expectClose(posterior[i, 0], 1 - probability, absolute: 1e-10)
      }
      #expect(result.history.gradientNorms.last! <= 1e-10)
      #expect(result.history.stepCount <= 12)
    }
  }

  @Test(arguments: [Solver.bfgs, .limitedMemoryBFGS, .gradientDescent()])
  func theOthersMatchTheReference(_ solver: Solver) throws {
    for reference in try Self.references() {
      let result = try LogisticRegression.fit(
        features: reference.features, targets: reference.targets, penalty: reference.penalty,
        solver: solver)
      // The gradient is below 1e−10, and no curvature is below 0.005.
      Self.expectClose(
        result.model.decision, reference.decision, relative: 1e-8, absolute: 1e-8, reference.id)
      #expect(result.history.gradientNorms.last! <= 1e-10)
    }
  }

  @Test func gradientDescentOfAFixedRateMatchesTheReference() throws {
    for reference in try Self.references() {
      let result = try LogisticRegression.fit(
        features: reference.features, targets: reference.targets, penalty: reference.penalty,
        solver: .gradientDescent(rate: 0.3))
      Self.expectClose(
        result.model.decision, reference.decision, relative: 1e-8, absolute: 1e-8, reference.id)
    }
  }

  @Test func standardErrorsMatchTheReference() throws {
    for reference in try Self.references() {
      guard let expected = reference.answers["standard_errors"]?.vector else { continue }
      let model = try LogisticRegression.fit(
        features: reference.features, targets: reference.targets
      ).model
      let errors = try model.standardErrors(features: reference.features)
      PosteriorTestSupport.expectClose(
        [errors.bias] + errors.weights, expected, relative: 1e-10, absolute: 0, reference.id)
    }
  }

  @Test func theStartIsTheOrigin() throws {
    let reference = try Self.references()[0]
    for solver: Solver in [.newton, .bfgs, .limitedMemoryBFGS, .gradientDescent()] {
      let history = try LogisticRegression.fit(
        features: reference.features, targets: reference.targets, solver: solver
      ).history
      PosteriorTestSupport.expectClose(history.losses[0], 0.693_147_180_559_945_3)
      #expect(history.losses.count == history.gradientNorms.count)
      #expect(history.evaluationCount > history.stepCount)
    }
  }
}
