import GSLNumerics
import PosteriorTestSupport
import Testing

@testable import Posterior

@Suite struct MethodComparisonTests {
  private static let gaussian: [any ClassificationMethod] = [
    GaussianMethod.lda, GaussianMethod.qda, MajorityMethod(),
  ]

  private func leaveOneOut(
    _ methods: [any ClassificationMethod], _ name: String, label: String
  ) throws -> [Int?] {
    let dataset = try Dataset(csv: lessonData(name), label: label)
    let settings = ComparisonSettings(foldCount: dataset.count)
    let comparison = try MethodComparison(of: methods, on: dataset, settings: settings)
    return comparison.results.map { result in
      result.evaluation.map { dataset.count - $0.confusion.correctCount }
    }
  }

  // MARK: Known values

  @Test func leavingOneOutMakesThePublishedErrors() throws {
    // Published for iris: LDA 3 and QDA 4 errors; every class is the rarer one when one of it is
    // left out.
    #expect(try leaveOneOut(Self.gaussian, "iris", label: "species") == [3, 4, 150])
    // For wine 98.88 % and 99.44 % of 178, for the breast cancers 24 errors of LDA.
    #expect(try leaveOneOut(Self.gaussian, "wine", label: "cultivar") == [2, 1, 107])
    #expect(try leaveOneOut([GaussianMethod.lda], "breast_cancer", label: "diagnosis") == [24])
  }

  @Test func softmaxRegressionOfDigitsMakesThePublishedErrors() throws {
    let dataset = try Dataset(csv: lessonData("digits"), label: "digit")
    let settings = ComparisonSettings(foldCount: 5)
    let comparison = try MethodComparison(
      of: [SoftmaxMethod(), GaussianMethod.lda], on: dataset, settings: settings)
    // Published: 97.11 % with ten folds and a penalty of 0.0006; a standard error is 0.004.
    let accuracy = try #require(comparison[SoftmaxMethod()]?.evaluation?.accuracy)
    expectClose(accuracy, 0.9711, absolute: 0.01)
    let refusal = try #require(comparison[GaussianMethod.lda]?.refusal)
    #expect(refusal.reason.kind == "feature.constant" && refusal.count == 5)
    // p70 is 0 but for one example.
    #expect(comparison.constantFeatures == ["p00", "p40", "p47", "p70"])
  }

  @Test func theMajorityHasTheSharesOfTheClasses() throws {
    let dataset = try Dataset(csv: lessonData("breast_cancer"), label: "diagnosis")
    let comparison = try MethodComparison(of: [MajorityMethod()], on: dataset)
    let evaluation = try #require(comparison[MajorityMethod()]?.evaluation)
    #expect(evaluation.accuracy == 357.0 / 569)
    #expect(comparison.best == nil && comparison.bestAgainstMajority == nil)
  }

  @Test func pairsAreCountedOnTheSameExamples() throws {
    let dataset = try Dataset(csv: lessonData("iris"), label: "species")
    let methods: [any ClassificationMethod] = [
      GaussianMethod.lda, SoftmaxMethod(), MajorityMethod(),
    ]
    let comparison = try MethodComparison(of: methods, on: dataset)
    let (lda, softmax) = (comparison.results[0], comparison.results[1])
    let expected = PairedComparison(
      truth: dataset.labels, first: lda.predictions, second: softmax.predictions)
    #expect(comparison.generativeAgainstDiscriminative == expected)
    #expect(comparison.best == lda)
    #expect(comparison.paired(GaussianMethod.lda, against: NetworkMethod()) == nil)
    #expect(comparison.bestAgainstMajority?.onlySecondRightCount == 0)
  }

  // MARK: Properties

  @Test func threadsMakeNoDifference() throws {
    let dataset = try Dataset(csv: lessonData("iris"), label: "species")
    let settings = ComparisonSettings(foldCount: 5, seed: 3)
    let alone = try MethodComparison(on: dataset, settings: settings, threadLimit: 1)
    #expect(alone.results.allSatisfy { $0.evaluation != nil })
    #expect(try MethodComparison(on: dataset, settings: settings, threadLimit: 4) == alone)
    let other = ComparisonSettings(foldCount: 5, seed: 4)
    #expect(try MethodComparison(on: dataset, settings: other) != alone)
  }

  @Test func everyMethodIsCrossValidatedOnTheSameFolds() throws {
    let dataset = try Dataset(csv: lessonData("wine"), label: "cultivar")
    let settings = ComparisonSettings(foldCount: 7, seed: 9)
    let comparison = try MethodComparison(
      of: [GaussianMethod.naiveBayes], on: dataset, settings: settings)
    var source = RandomSource(seed: 9).stream("folds")
    let logits = try dataset.crossValidatedLogits(folds: dataset.folds(7, using: &source)) {
      try GaussianClassifier(maximumLikelihood: $0, covariance: .perClassDiagonal)
    }
    let expected = Evaluation(
      logits: logits, labels: dataset.labels, classNames: dataset.classNames)
    #expect(comparison[GaussianMethod.naiveBayes]?.evaluation == expected)
  }

  @Test func constantFeaturesAreThoseOfSomeTrainingPart() {
    forAll { generator in
      let (count, width) = (generator.integer(in: 4...8), 3)
      let elements: [Double] = (0..<(count * width)).map { _ in
        generator.integer(in: 0...5) == 0 ? 1 : 0
      }
      let dataset = Dataset(
        features: Matrix(rowCount: count, columnCount: width, elements: elements),
        labels: (0..<count).map { $0 % 2 })
      var source = RandomSource(seed: generator.next())
      let folds = dataset.folds(generator.integer(in: 2...count), using: &source)
      let expected = (0..<width).filter { column in
        folds.contains { fold in
          Set(fold.training.map { dataset.features[$0, column] }).count == 1
        }
      }
      let names = expected.map { dataset.featureNames[$0] }
      #expect(dataset.featuresConstantInTraining(folds) == names)
    }
  }

  // MARK: Edges

  @Test func classesThatCannotBeParted() {
    let features = Matrix([[1], [2], [3]])
    let lone = Dataset(features: features, labels: [0, 1, 0], classNames: ["a", "b"])
    #expect(throws: ComparisonError.tooFewRows(className: "b", count: 1)) {
      try MethodComparison(on: lone)
    }
    let one = Dataset(features: features, labels: [0, 0, 0], classNames: ["a"])
    #expect(throws: ComparisonError.oneClass(name: "a")) { try MethodComparison(on: one) }
    #expect(
      ComparisonError.tooFewRows(className: "b", count: 1).description
        == "class 'b' has 1 example, but at least 2 are needed: one to test, and one to learn from. "
        + "Add examples of it, or leave the class out.")
  }

  @Test func fourExamplesAreLeftOutOneByOne() throws {
    let dataset = Dataset(features: Matrix([[0], [1], [10], [11]]), labels: [0, 0, 1, 1])
    let comparison = try MethodComparison(on: dataset)
    #expect(comparison.foldCount == 4)
    #expect(comparison[LogisticMethod()]?.evaluation?.accuracy == 1)
    // A class of one example has no variance of its own.
    #expect(comparison[GaussianMethod.qda]?.refusal?.count == 4)
    #expect(comparison[GaussianMethod.naiveBayes]?.refusal != nil)
    #expect(comparison.paired(GaussianMethod.lda, against: GaussianMethod.qda) == nil)
  }

  @Test func examplesOutOfReachAreARefusalAndNoNaN() throws {
    // Learned from numbers near 0, the squared distance of the last example overflows.
    let dataset = Dataset(
      features: Matrix([[1e-140], [3e-140], [2e-140], [4e-140], [5e-140], [1e140]]),
      labels: [0, 1, 0, 1, 0, 1])
    let settings = ComparisonSettings(foldCount: 6)
    let comparison = try MethodComparison(on: dataset, settings: settings)
    #expect(comparison[GaussianMethod.naiveBayes]?.refusal?.reason.kind == "feature.range")
    for result in comparison.results {
      #expect(result.evaluation?.logLoss.isNaN != true, "\(result.method.name)")
    }
  }
}
