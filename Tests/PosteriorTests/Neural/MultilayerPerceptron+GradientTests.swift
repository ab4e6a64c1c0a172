import GSLNumerics
import Posterior
import PosteriorTestSupport
import Testing

@Suite struct MultilayerPerceptronGradientTests {
  static let losses = LossBatchesTests.losses

  static let shapes: [[Int]] = [
    [3, 1], [2, 4], [2, 3, 1], [1, 4, 3], [3, 9, 5, 2], [2, 3, 2, 3, 2],
  ]

  /// Probabilities for the cross-entropy, and for one output too.
  static func targets(
    _ count: Int, width: Int, using generator: inout Generator
  ) -> Matrix {
    let elements =
      width == 1
      ? generator.vector(count, in: 0...1)
      : (0..<count).flatMap { _ in generator.probabilities(width) }
    return Matrix(rowCount: count, columnCount: width, elements: elements)
  }

  /// Whether all rectifiers' inputs are so far from the kink that a difference does not cross it.
  static func avoidsKinks(_ network: MultilayerPerceptron, _ features: Matrix) -> Bool {
    let plain = PlainNetwork(network)
    return features.rows.allSatisfy { row in
      zip(plain.layers, plain.pass(row).inputs).allSatisfy { layer, inputs in
        layer.activation != .relu || inputs.allSatisfy { abs($0) > 0.02 }
      }
    }
  }

  /// Expects the gradient to be that of differences.
  ///
  /// The differences D of h = 10⁻³ and its half give (4D(h/2) − D(h)) / 3, with an error of h⁴/480
  /// = 2·10⁻¹⁵ of the fifth derivative, and of 9ε/h = 2·10⁻¹² of the loss L from its rounding in
  /// some ten operations: 10⁻¹⁰ (1 + L) leaves room for fifth derivatives of 10⁴.
  static func expectDifferences(
    _ network: MultilayerPerceptron, _ loss: any Loss, _ features: Matrix, _ targets: Matrix
  ) {
    let (value, gradient) = network.gradient(of: loss, features, targets: targets)
    #expect(gradient.count == network.parameters.count)
    for p in gradient.indices {
      func moved(_ h: Double) -> Double {
        var network = network
        network.parameters[p] += h
        return network.gradient(of: loss, features, targets: targets).loss
      }
      func difference(_ h: Double) -> Double { (moved(h) - moved(-h)) / (2 * h) }
      let expected = (4 * difference(0.5e-3) - difference(1e-3)) / 3
      expectClose(
        gradient[p], expected, relative: 1e-7, absolute: 1e-10 * (1 + value),
        "parameter \(p) of \(network.sizes) \(network.activations), \(loss)")
    }
  }

  // MARK: Known values (by hand)

  @Test func oneUnit() {
    // y = 2 · 3 − 1 = 5 against 4, and 2 · 1 − 1 = 1 against 3: squares 1 and 4, derivatives of the
    // mean ½ · 2 · (1, −2).
    let network = MultilayerPerceptron(
      sizes: [1, 1], activations: [.identity], parameters: [2, -1])
    let (loss, gradient) = network.gradient(
      of: .squaredError, Matrix([[3], [1]]), targets: Matrix([[4], [3]]))
    #expect(loss == 2.5)
    #expect(gradient == [1, -1])
  }

  @Test func aRectifierAtItsKinkIsFlat() {
    let network = MultilayerPerceptron(
      sizes: [1, 1, 1], activations: [.relu, .identity], parameters: [1, -1, 1, 0])
    let gradient = network.gradient(
      of: .squaredError, Matrix([[1]]), targets: Matrix([[1]])
    ).gradient
    #expect(gradient == [0, 0, 0, -2])
  }

  // MARK: Properties

  @Test(arguments: Activation.allCases, Activation.allCases)
  func itIsTheDerivative(_ activation: Activation, _ output: Activation) {
    var generator = Generator(seed: 1)
    for shape in Self.shapes {
      for count in [1, 6] {
        for loss in Self.losses where shape.last != 1 || loss.singleOutput != nil {
          var network = generator.network(shape, activation, output: output)
          var features = generator.examples(count, featureCount: shape[0])
          while !Self.avoidsKinks(network, features) {
            network = generator.network(shape, activation, output: output)
            features = generator.examples(count, featureCount: shape[0])
          }
          let targets = Self.targets(count, width: network.outputCount, using: &generator)
          Self.expectDifferences(network, loss, features, targets)
        }
      }
    }
  }

  @Test func itIsThatOfEachUnitAndExampleAlone() {
    forAll { generator in
      let shape = Self.shapes[generator.integer(in: 0...Self.shapes.count - 1)]
      let choices = Activation.allCases
      let network = generator.network(
        shape, choices[generator.integer(in: 0...4)], output: choices[generator.integer(in: 0...4)])
      let count = generator.integer(in: 1...9)
      let features = generator.examples(count, featureCount: shape[0])
      let targets = Self.targets(count, width: network.outputCount, using: &generator)
      let plain = PlainNetwork(network)
      for loss in Self.losses where shape.last != 1 || loss.singleOutput != nil {
        var expected = [Double](repeating: 0, count: network.parameters.count)
        var expectedLoss = 0.0
        for (row, target) in zip(features.rows, targets.rows) {
          expectedLoss += PlainNetwork.loss(loss, plain.outputs(row), target) / Double(count)
          for (p, slope) in plain.gradient(loss, row, target).enumerated() {
            expected[p] += slope / Double(count)
          }
        }
        let (value, gradient) = network.gradient(of: loss, features, targets: targets)
        // Some hundred roundings of numbers below 100.
        expectClose(value, expectedLoss, relative: 1e-13, absolute: 1e-14)
        expectClose(gradient, expected, relative: 1e-12, absolute: 1e-12)
      }
    }
  }

  // MARK: Edges

  @Test func aLossThatNeedsAnOutputForEveryClassRefusesOne() async {
    await #expect(processExitsWith: .failure) {
      var generator = Generator(seed: 1)
      let network = generator.network([2, 1], .relu)
      _ = network.gradient(of: FocalLoss(), Matrix([[1, 2]]), targets: Matrix([[1]]))
    }
  }

  @Test func shapesThatDoNotFitStop() async {
    await #expect(processExitsWith: .failure) {
      var generator = Generator(seed: 1)
      let network = generator.network([2, 1], .relu)
      _ = network.gradient(of: .squaredError, Matrix([[1, 2]]), targets: Matrix([[1, 2]]))
    }
    await #expect(processExitsWith: .failure) {
      var generator = Generator(seed: 1)
      let network = generator.network([2, 1], .relu)
      _ = network.gradient(of: .squaredError, Matrix([[1, 2]]), targets: Matrix([[1], [2]]))
    }
    await #expect(processExitsWith: .failure) {
      var generator = Generator(seed: 1)
      let network = generator.network([2, 1], .relu)
      _ = network.gradient(
        of: .squaredError, Matrix(rowCount: 0, columnCount: 2),
        targets: Matrix(rowCount: 0, columnCount: 1))
    }
  }
}
