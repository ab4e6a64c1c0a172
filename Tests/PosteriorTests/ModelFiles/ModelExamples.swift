import CPosteriorLibc
import GSLNumerics
import PosteriorTestSupport

@testable import Posterior

/// Models to store.
extension StoredModel {
  /// A model of every method, as it was fitted and with a standardization, with two features and
  /// classes that have strange names.
  static let examples: [StoredModel] = {
    var generator = Generator(seed: 7)
    let plain = [any ClassificationMethod].all.map {
      generator.model($0, featureCount: 2, classCount: 2)
    }
    let standardization = Standardization(means: [1, -2], deviations: [0.1, 3])
    return plain
      + plain.map { model in
        StoredModel(
          model.model, by: model.method, standardization: standardization,
          featureNames: ["a\"b", "é"], classNames: ["x\n", "0"], labelName: "label, \\")
      }
  }()

  /// The text of its file.
  var fileText: String { String(decoding: (try? bytes()) ?? [], as: UTF8.self) }
}

extension Generator {
  /// A model of a method, fitted to random points.
  mutating func model(
    _ method: any ClassificationMethod, featureCount d: Int, classCount: Int
  ) -> StoredModel {
    let count = min(classCount, method.classLimit ?? .max)
    // Enough examples for every covariance matrix, in units of many sizes.
    let scales = (0..<d).map { _ in exp2(Double(integer(in: -40...40))) }
    let rows = (0..<(count * (d + 3))).map { _ in scales.map { $0 * double(in: -1...1) } }
    let dataset = Dataset(features: Matrix(rows), labels: rows.indices.map { $0 % count })
    var settings = MethodSettings([.ridge: 0.1], preparation: .standardized)
    settings[.hidden] = Double(integer(in: 1...4))
    settings[.epochs] = 1
    var source = RandomSource(seed: next())
    guard let fitted = try? method.fit(dataset, settings, using: &source) else {
      fatalError("random points are not collinear")
    }
    return StoredModel(fitted, labelName: "y")
  }

  /// Models with parameters that no fit would have.
  mutating func wildModels(
    featureCount d: Int, classCount: Int
  ) -> [(model: any StorableClassifier, method: any ClassificationMethod)] {
    let logistic = LogisticRegression(
      decision: LinearDecision(weights: numbers(d), bias: double(in: -3...3)))
    let softmax = SoftmaxRegression(
      weights: Matrix((0..<classCount).map { _ in numbers(d) }), biases: numbers(classCount))
    let network = network(sizes: [d] + hiddenSizes() + [classCount])
    return [
      (logistic, LogisticMethod()), (softmax, SoftmaxMethod()), (network, NetworkMethod()),
    ]
  }

  private mutating func hiddenSizes() -> [Int] {
    (0..<integer(in: 0...2)).map { _ in integer(in: 1...4) }
  }

  private mutating func network(sizes: [Int]) -> MultilayerPerceptron {
    MultilayerPerceptron(
      sizes: sizes,
      activations: sizes.dropFirst().map { _ in
        Activation.allCases[integer(in: 0...(Activation.allCases.count - 1))]
      },
      parameters: vector(MultilayerPerceptron.parameterCount(sizes: sizes), in: -2...2))
  }

  /// Numbers of many sizes.
  private mutating func numbers(_ count: Int) -> [Double] {
    (0..<count).map { _ in double(in: -1...1) * exp2(Double(integer(in: -60...60))) }
  }
}
