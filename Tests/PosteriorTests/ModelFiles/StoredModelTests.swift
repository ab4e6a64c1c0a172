import CPosteriorLibc
import GSLNumerics
import PosteriorTestSupport
import Testing

@testable import Posterior

@Suite struct StoredModelTests {
  // MARK: Known values

  @Test func theFileIsPlain() throws {
    let model = try GaussianClassifier(
      priors: [0.25, 0.75], means: [[0, 1], [2, -0.5]], covariance: Matrix([[2, 1], [1, 3]]))
    let stored = StoredModel(
      model, by: GaussianMethod.lda,
      standardization: Standardization(means: [1, 2], deviations: [1, 0.5]),
      featureNames: ["width", "height"], classNames: ["a", "b"], labelName: "kind")
    #expect(
      stored.fileText == """
        {
          "format": "posterior-model",
          "version": 1,
          "method": "lda",
          "label": "kind",
          "features": ["width", "height"],
          "classes": ["a", "b"],
          "standardization": {
            "means": [1, 2],
            "deviations": [1, 0.5]
          },
          "parameters": {
            "priors": [0.25, 0.75],
            "means": [
              [0, 1],
              [2, -0.5]
            ],
            "mean_remainders": [
              [0, 0],
              [0, 0]
            ],
            "covariance": [
              [2, 1],
              [1, 3]
            ]
          }
        }

        """)
  }

  /// A file of every method, as release 0.1.0 wrote it (but for the later `diagonal-lda` and
  /// `majority`): it is read, and written with the same bytes.
  @Test(arguments: [any ClassificationMethod].all.map(\.name))
  func filesOfFormerReleasesComeBack(_ name: String) throws {
    let bytes = try fixtureBytes("Models/\(name).json")
    let model = try StoredModel(parsing: bytes, file: name)
    #expect(model.method.name == name)
    #expect(try model.bytes() == bytes)
  }

  /// The standardization of a model is part of its classifier.
  @Test func featuresAreStandardizedFirst() {
    let stored = StoredModel(
      LogisticRegression(decision: LinearDecision(weights: [2, 1], bias: 1)),
      by: LogisticMethod(), standardization: Standardization(means: [1, 0], deviations: [0.5, 2]),
      featureNames: ["a", "b"], classNames: ["0", "1"], labelName: "y")
    #expect(stored.classifier.logits([2, 4]) == [0, 2 * 2 + 2 + 1])
  }

  // MARK: Properties

  /// 1,000 models of all methods: the same parameters, and the same logits, bit for bit.
  @Test func whatIsStoredComesBack() throws {
    let methods = [any ClassificationMethod].all
    try forAll(cases: 1000) { generator in
      let d = generator.integer(in: 1...5)
      let stored = generator.model(
        methods[generator.integer(in: 0...(methods.count - 1))], featureCount: d,
        classCount: generator.integer(in: 2...4))
      let bytes = try stored.bytes()
      let loaded = try StoredModel(parsing: bytes, file: nil)
      #expect(loaded == stored)
      #expect(try loaded.bytes() == bytes)
      let features = Matrix((0..<3).map { _ in generator.vector(d, in: -100...100) })
      let (before, after) = (stored.classifier.logits(features), loaded.classifier.logits(features))
      #expect(before.elements.map(\.bitPattern) == after.elements.map(\.bitPattern))
    }
  }

  /// Weights of all sizes, and networks of several layers with all activations.
  @Test func wildParametersComeBack() throws {
    try forAll(cases: 500) { generator in
      let (d, classCount) = (generator.integer(in: 1...5), generator.integer(in: 2...4))
      for (model, method) in generator.wildModels(featureCount: d, classCount: classCount) {
        let stored = StoredModel(
          model, by: method, featureNames: (0..<d).map { "x\($0)" },
          classNames: (0..<model.classCount).map { "c\($0)" }, labelName: "y")
        let loaded = try StoredModel(parsing: stored.bytes(), file: nil)
        #expect(loaded == stored)
        let point = generator.vector(d, in: -100...100)
        #expect(
          loaded.classifier.logits(point).map(\.bitPattern)
            == stored.classifier.logits(point).map(\.bitPattern))
      }
    }
  }

  @Test func standardizationsAndNamesComeBack() throws {
    for stored in StoredModel.examples {
      let loaded = try StoredModel(parsing: stored.bytes(), file: nil)
      #expect(loaded == stored && loaded.classNames == stored.classNames)
      #expect(loaded.classifier.logits([3, 4]) == stored.classifier.logits([3, 4]))
    }
  }

  // MARK: Edges

  /// A model of one class, a class of prior 0, and a number below the normal ones.
  @Test func rareModelsComeBack() throws {
    let single = GaussianClassifier(
      priors: [1],
      distributions: [try MultivariateNormal(mean: [-0.0], covariance: Matrix([[0x1p-1070]]))])
    let empty = try GaussianClassifier(
      priors: [0, 1], means: [[1], [2]], covariance: Matrix([[1e-300]]))
    for (model, method, names) in [
      (single, GaussianMethod.qda, ["a"]), (empty, .lda, ["a", "b"]),
    ] {
      let stored = StoredModel(
        model, by: method, featureNames: ["x"], classNames: names, labelName: "y")
      #expect(try StoredModel(parsing: stored.bytes(), file: nil) == stored)
    }
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func whatIsNoNumberIsNotStored(_ number: Double) {
    let model = LogisticRegression(decision: LinearDecision(weights: [1, number], bias: 0))
    let stored = StoredModel(
      model, by: LogisticMethod(), featureNames: ["a", "b"], classNames: ["0", "1"],
      labelName: "y")
    expectRefusal(.value, value: "\(number)", "a parameter of the model is \(number)") {
      try stored.bytes()
    }
  }

  @Test func namesThatStandForTwoThingsAreNotStored() {
    let model = LogisticRegression(decision: LinearDecision(weights: [1, 2], bias: 0))
    let names: [([String], [String], String)] = [
      (["a", "a"], ["0", "1"], "y"), (["a", "b"], ["1", "1"], "y"), (["a", "b"], ["0", ""], "y"),
      (["a", "b"], ["0", "1"], "b"), (["a", "b"], ["0", "1"], ""),
    ]
    for (features, classes, label) in names {
      let stored = StoredModel(
        model, by: LogisticMethod(), featureNames: features, classNames: classes,
        labelName: label)
      #expect(throws: ModelFileError.self) { try stored.bytes() }
    }
  }

  @Test func aModelOfAnotherMethodIsNotStored() {
    let model = LogisticRegression(decision: LinearDecision(weights: [1], bias: 0))
    let stored = StoredModel(
      model, by: GaussianMethod.lda, featureNames: ["a"], classNames: ["0", "1"], labelName: "y")
    #expect(throws: ModelFileError.self) { try stored.bytes() }
  }

  @Test func numbersThatDisagreeAreRefused() async {
    await #expect(processExitsWith: .failure) {
      let model = LogisticRegression(decision: LinearDecision(weights: [1], bias: 0))
      _ = StoredModel(
        model, by: LogisticMethod(), featureNames: ["a", "b"], classNames: ["0", "1"],
        labelName: "y")
    }
    await #expect(processExitsWith: .failure) {
      let model = LogisticRegression(decision: LinearDecision(weights: [1], bias: 0))
      _ = StoredModel(
        model, by: LogisticMethod(), featureNames: ["a"], classNames: ["0"], labelName: "y")
    }
    await #expect(processExitsWith: .failure) {
      let model = LogisticRegression(decision: LinearDecision(weights: [1], bias: 0))
      _ = StoredModel(
        model, by: LogisticMethod(), standardization: Standardization(means: [], deviations: []),
        featureNames: ["a"], classNames: ["0", "1"], labelName: "y")
    }
  }
}

/// Expects an error of a kind.
func expectRefusal(
  _ problem: ModelFileError.Problem, line: Int? = nil, value: String? = nil, _ message: String,
  of body: () throws -> Any, sourceLocation: SourceLocation = #_sourceLocation
) {
  do {
    _ = try body()
    Issue.record("no error: \(message)", sourceLocation: sourceLocation)
  } catch let error as ModelFileError {
    #expect(error.message == message, sourceLocation: sourceLocation)
    #expect(error.problem == problem, sourceLocation: sourceLocation)
    #expect(line == nil || error.line == line, sourceLocation: sourceLocation)
    #expect(value == nil || error.value == value, sourceLocation: sourceLocation)
  } catch {
    Issue.record("\(error)", sourceLocation: sourceLocation)
  }
}
