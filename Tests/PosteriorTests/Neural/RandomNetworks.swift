import GSLNumerics
import Posterior
import PosteriorTestSupport

extension Generator {
  /// A network with parameters in −1…1.
  mutating func network(
    _ sizes: [Int], _ activation: Activation, output: Activation = .identity
  ) -> MultilayerPerceptron {
    MultilayerPerceptron(
      sizes: sizes,
      activations: [Activation](repeating: activation, count: sizes.count - 2) + [output],
      parameters: vector(MultilayerPerceptron.parameterCount(sizes: sizes), in: -1...1))
  }

  /// Examples with features in −2…2.
  mutating func examples(_ count: Int, featureCount: Int) -> Matrix {
    Matrix(
      rowCount: count, columnCount: featureCount,
      elements: vector(count * featureCount, in: -2...2))
  }

  /// Examples of K classes, at least one of each.
  mutating func dataset(_ count: Int, featureCount: Int, classCount: Int) -> Dataset {
    let labels = (0..<count).map {
      $0 < classCount ? $0 : integer(in: 0...classCount - 1)
    }
    return Dataset(features: examples(count, featureCount: featureCount), labels: labels)
  }
}
