import CPosteriorLibc
import GSLNumerics
import PosteriorTestSupport

@testable import Posterior

/// Models to store.
extension StoredModel {
  /// A model of every method, with and without standardization, with two features and classes that have strange names.
  static let examples: [StoredModel] = {
    var generator = Generator(seed: 7)
    let plain = Method.allCases.map { generator.model($0, featureCount: 2, classCount: 2) }
    let standardization = Standardization(means: [1, -2], deviations: [0.1, 3])
    return plain
      + plain.map { model in
        StoredModel(
          model.model, standardization: standardization, featureNames: ["a\"b", "é"],
          classNames: ["x\n", "0"], labelName: "label, \\")
      }
  }()

  /// The example of a method.
  static func example(_ method: Method) -> StoredModel {
    examples.first { $0.method == method } ?? examples[0]
  }

  /// The text of its file.
  var fileText: String { String(decoding: (try? bytes()) ?? [], as: UTF8.self) }
}

extension Generator {
  /// A random model of a method.
  mutating func model(
    _ method: StoredModel.Method, featureCount d: Int, classCount: Int
  ) -> StoredModel {
    let count = method == .logistic ? 2 : classCount
    return StoredModel(
      parameters(method, d, count), featureNames: (0..<d).map { "x\($0)" },
      classNames: (0..<count).map { "c\($0)" }, labelName: "y")
  }

  private mutating func parameters(
    _ method: StoredModel.Method, _ d: Int, _ count: Int
  ) -> StoredModel.Model {
    switch method {
    case .lda: .gaussian(gaussian(.shared, d, count))
    case .qda: .gaussian(gaussian(.perClass, d, count))
    case .diagonalLDA: .gaussian(gaussian(.sharedDiagonal, d, count))
    case .naiveBayes: .gaussian(gaussian(.perClassDiagonal, d, count))
    case .logistic:
      .logistic(
        LogisticRegression(
          decision: LinearDecision(weights: numbers(d), bias: double(in: -3...3))))
    case .softmax:
      .softmax(
        SoftmaxRegression(
          weights: Matrix((0..<count).map { _ in numbers(d) }), biases: numbers(count)))
    case .mlp: .network(network(sizes: [d] + hiddenSizes() + [count]))
    }
  }

  private mutating func gaussian(
    _ model: CovarianceModel, _ d: Int, _ count: Int
  ) -> GaussianClassifier {
    // Enough examples for every covariance matrix, in units of many sizes.
    let scales = (0..<d).map { _ in exp2(Double(integer(in: -40...40))) }
    let rows = (0..<(count * (d + 3))).map { _ in
      scales.map { $0 * double(in: -1...1) }
    }
    let dataset = Dataset(features: Matrix(rows), labels: rows.indices.map { $0 % count })
    guard let model = try? GaussianClassifier(maximumLikelihood: dataset, covariance: model) else {
      fatalError("random points are not collinear")
    }
    return model
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
