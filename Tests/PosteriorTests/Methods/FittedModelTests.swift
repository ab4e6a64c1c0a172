import GSLNumerics
import PosteriorTestSupport
import Testing

@testable import Posterior

/// What holds for the fits of every method in the list.
@Suite struct FittedModelTests {
  private static let methods = [any ClassificationMethod].all

  /// Overlapping classes at random places, in units of many sizes.
  private func dataset(
    _ generator: inout Generator, classCount: Int, constant: Double? = nil
  ) -> Dataset {
    let scales = [1, 1e-3, 1e4].map { $0 * generator.double(in: 1...2) }
    let rows = (0..<24).map { i in
      scales.map { $0 * (generator.double(in: -1...1) + 0.3 * Double(i % classCount)) }
        + (constant.map { [$0] } ?? [])
    }
    return Dataset(features: Matrix(rows), labels: rows.indices.map { $0 % classCount })
  }

  private let quick: [MethodSettings] = [
    MethodSettings([.ridge: 0.1, .epochs: 3]),
    MethodSettings([.ridge: 0.1, .epochs: 3], preparation: .standardized, newtonLimit: 4),
  ]

  // MARK: Known values

  @Test func namesAndTitlesDiffer() {
    #expect(Set(Self.methods.map(\.name)).count == Self.methods.count)
    #expect(Set(Self.methods.map(\.title)).count == Self.methods.count)
    #expect(Self.methods.named("qda")?.heading == "Quadratic discriminant analysis")
    #expect(Self.methods.named("logistic")?.heading == "Logistic regression")
    #expect(Self.methods.named("QDA") == nil)
    #expect(
      Self.methods.compared(classCount: 2).map(\.name)
        == ["lda", "qda", "naive-bayes", "logistic", "mlp", "majority"])
    #expect(
      Self.methods.compared(classCount: 3).map(\.name)
        == ["lda", "qda", "naive-bayes", "softmax", "mlp", "majority"])
  }

  /// The recipe of a comparison, spelled out.
  @Test func comparedRegressionsAndNetworksAreTheOldOnes() throws {
    let dataset = try Dataset(csv: lessonData("wine"), label: "cultivar")
    var source = RandomSource(seed: 3)
    let softmax = try SoftmaxMethod().fit(dataset, .compared, using: &source)
    let standardization = try Standardization(fittedTo: dataset)
    let standardized = try standardization.apply(to: dataset)
    let expected = try SoftmaxRegression.fit(standardized, penalty: 0.001)
    #expect(softmax.model.isEqual(to: expected.model) && softmax.standardization == standardization)
    #expect(softmax.course == .iterations(expected.history.stepCount))

    var settings = MethodSettings.compared
    settings.stepLimit = 70
    let network = try NetworkMethod().fit(dataset, settings, using: &source)
    // 178 examples make 6 steps an epoch, and 70 of these 11 epochs.
    #expect(network.course == .epochs(11))
    var other = RandomSource(seed: 3)
    var trained = MultilayerPerceptron(
      sizes: [13, 16, 3], activation: .relu, initialization: .he, using: &other)
    try trained.train(
      on: standardized, loss: .crossEntropy, optimizer: .adam(rate: 0.01), epochs: 11,
      batchSize: 32, using: &other)
    #expect(network.model.isEqual(to: trained))
  }

  // MARK: Properties

  /// A stored model has the logits of the fitted one, and linear decisions are those logits.
  @Test(arguments: [2, 3]) func storedModelsAndDecisionsDecideAlike(_ classCount: Int) throws {
    for method in Self.methods where classCount <= method.classLimit ?? .max {
      try forAll(cases: 20) { generator in
        let dataset = dataset(&generator, classCount: classCount)
        for settings in quick {
          var source = RandomSource(seed: generator.next())
          let fitted = try method.fit(dataset, settings, using: &source)
          let logits = fitted.classifier.logits(dataset.features)
          let stored = StoredModel(fitted, labelName: "y")
          let loaded = try StoredModel(parsing: stored.bytes(), file: nil)
          #expect(loaded.classifier.logits(dataset.features) == logits, "\(method.name)")
          for (i, row) in logits.rows.enumerated() {
            let odds = fitted.decisions.map { $0.logOdds(dataset.features.row(i)) }
            guard !odds.isEmpty else { continue }
            let differences = odds.count == 1 ? [0, odds[0]] : odds
            for k in row.indices {
              // Logits below 1000 in magnitude, some ten roundings.
              expectClose(
                differences[k] - differences[0], row[k] - row[0], absolute: 1e4 * 0x1p-52,
                "\(method.name)")
            }
          }
        }
      }
    }
  }

  /// Where features are standardized, one that does not vary is left out, of the file too.
  @Test func constantFeaturesAreLeftOut() throws {
    for method in Self.methods where method.standardizes(.compared) {
      try forAll(cases: 20) { generator in
        let padded = dataset(&generator, classCount: 2, constant: 7)
        let (columns, plain) = try padded.varyingFeatures()
        var (first, second) = (RandomSource(seed: 1), RandomSource(seed: 1))
        let fitted = try method.fit(padded, quick[1], using: &first)
        let other = try method.fit(plain, quick[1], using: &second)
        #expect(fitted.columns == columns && fitted.model.isEqual(to: other.model))
        #expect(
          fitted.classifier.logits(padded.features) == other.classifier.logits(plain.features))
        #expect(StoredModel(fitted, labelName: "y") == StoredModel(other, labelName: "y"))
        #expect(fitted.decisions.allSatisfy { $0.weights.count == 4 && $0.weights[3] == 0 })
      }
    }
  }

  // MARK: Edges

  @Test func moreClassesThanAMethodTellsApartAreRefused() async {
    await #expect(processExitsWith: .failure) {
      let dataset = Dataset(features: Matrix([[1], [2], [3]]), labels: [0, 1, 2])
      var source = RandomSource(seed: 1)
      _ = try LogisticMethod().fit(dataset, using: &source)
    }
  }

  @Test func impossibleSettingsAreRefused() async {
    await #expect(processExitsWith: .failure) { _ = MethodSettings([.shrinkage: 2]) }
    await #expect(processExitsWith: .failure) { _ = MethodSettings([.ridge: .nan]) }
    await #expect(processExitsWith: .failure) {
      _ = MethodOption("k", "Neighbors", default: 0)
    }
  }
}
