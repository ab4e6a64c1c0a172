import GSLNumerics
import Posterior
import PosteriorTestSupport
import Testing

@Suite struct MultilayerPerceptronTests {
  // MARK: Known values (by hand)

  @Test func placesOfTheParameters() {
    let network = MultilayerPerceptron(
      sizes: [3, 2, 1], activations: [.relu, .identity],
      parameters: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
    #expect(network.layer(0).weights == Matrix([[1, 2, 3], [4, 5, 6]]))
    #expect(network.layer(0).biases == [7, 8])
    #expect(network.layer(1).weights == Matrix([[9, 10]]))
    #expect(network.layer(1).biases == [11])
    #expect(network.featureCount == 3 && network.outputCount == 1)
    #expect(MultilayerPerceptron.parameterCount(sizes: [2, 50, 100, 50, 2]) == 10402)
  }

  @Test func layersBeginAsTheyAreInitialized() {
    var random = RandomSource(seed: 1)
    let network = MultilayerPerceptron(sizes: [2, 600, 400, 3], using: &random)
    #expect(network.activations == [.relu, .relu, .identity])
    for (layer, size) in [(0, 2.0), (1, 600), (2, 400)] {
      let (weights, biases) = network.layer(layer)
      #expect(biases.allSatisfy { $0 == 0 })
      let count = Double(weights.elements.count)
      let square = weights.elements.reduce(0) { $0 + $1 * $1 } / count
      // 5.4 standard deviations of a mean of squares, √(2/n): by chance in fewer than 1 of 10⁷
      // draws.
      expectClose(square, 2 / size, relative: 5.4 * (2 / count).squareRoot(), absolute: 0)
    }
    var other = RandomSource(seed: 1)
    let perceptron = MultilayerPerceptron(
      sizes: [2, 3], activation: .tanh, outputActivation: .softmax, initialization: .uniform,
      using: &other)
    #expect(perceptron.activations == [.softmax])
  }

  // MARK: Properties

  @Test func outputsAreThoseOfEachUnitAlone() {
    forAll { generator in
      let choices = Activation.allCases
      let sizes = (0..<generator.integer(in: 2...4)).map { _ in generator.integer(in: 1...20) }
      let network = generator.network(
        sizes, choices[generator.integer(in: 0...4)], output: choices[generator.integer(in: 0...4)])
      let features = generator.examples(3, featureCount: sizes[0])
      let plain = PlainNetwork(network)
      let layer = generator.integer(in: 1...sizes.count - 1)
      let expected = features.rows.flatMap { plain.pass($0).values[layer] }
      // Values below 10³, of three sums of 20 products each.
      expectClose(
        network.values(ofLayer: layer, features).elements, expected, relative: 1e-13,
        absolute: 1e-12)
    }
  }

  @Test func aNeuronIsALogisticRegression() {
    forAll { generator in
      let sizes = [generator.integer(in: 1...6), generator.integer(in: 1...9), 4, 1]
      let network = generator.network(sizes, .logistic, output: .logistic)
      let examples = generator.examples(5, featureCount: sizes[0])
      var features = examples
      for l in network.activations.indices {
        let (weights, biases) = network.layer(l)
        let neurons = biases.indices.map { u in
          LogisticRegression(
            decision: LinearDecision(weights: weights.row(u), bias: biases[u]))
        }
        let probabilities = neurons.map { $0.posterior(features).column(1) }
        features = Matrix(
          (0..<features.rowCount).map { i in probabilities.map { $0[i] } })
      }
      // Logits below 10 and rounded ten times in each of three layers; errors of earlier ones are
      // damped.
      for (a, e) in zip(network.outputs(examples).elements, features.elements) {
        expectClose(a, e, ulps: 64)
      }
    }
  }

  @Test func theOrderOfHiddenUnitsDoesNotMatter() {
    forAll { generator in
      let network = generator.network([3, 5, 2], .tanh)
      let features = generator.examples(4, featureCount: 3)
      let order = [0, 1, 2, 3, 4].shuffled(using: &generator)
      let (first, second) = (network.layer(0), network.layer(1))
      let parameters =
        order.flatMap { first.weights.row($0) } + order.map { first.biases[$0] }
        + second.weights.rows.flatMap { row in order.map { row[$0] } } + second.biases
      let permuted = MultilayerPerceptron(
        sizes: [3, 5, 2], activations: network.activations, parameters: parameters)
      expectClose(
        permuted.outputs(features).elements, network.outputs(features).elements, absolute: 2e-15)
    }
  }

  @Test func aSharedShiftOfTheLogitsChangesNoPosterior() {
    forAll { generator in
      var network = generator.network([3, 5, 4], .relu)
      let features = generator.examples(4, featureCount: 3)
      let before = network.posterior(features).elements
      for k in 1...4 { network.parameters[network.parameters.count - k] += 8 }
      // Logits below 16 + 8 are rounded by 2⁻⁴⁸ at most.
      expectClose(network.posterior(features).elements, before, absolute: 2e-14)
    }
  }

  /// Blocks have 64 examples.
  @Test(arguments: [1, 3, 63, 64, 65, 130]) func eachExampleIsComputedAlike(_ count: Int) {
    var generator = Generator(seed: 7)
    let network = generator.network([3, 17, 5, 2], .tanh, output: .softmax)
    let features = generator.examples(count, featureCount: 3)
    let all = network.outputs(features)
    for i in 0..<count {
      #expect(network.outputs(Matrix([features.row(i)])).elements == all.row(i))
    }
    #expect(network.logits(features) == all)
  }

  @Test func theNearestClass() {
    let network = MultilayerPerceptron(
      sizes: [1, 1], activations: [.identity], parameters: [1, 0])
    let outputs = Matrix([[-9], [-0.1], [0.5], [0.51], [1.5], [1.6], [2.4], [2.6], [3.5], [1e300]])
    #expect(network.nearestClasses(outputs, classCount: 4) == [0, 0, 0, 1, 1, 2, 2, 3, 3, 3])
    #expect(network.nearestClasses(outputs, classCount: 2) == [0, 0, 0, 1, 1, 1, 1, 1, 1, 1])
  }

  // MARK: Edges

  @Test func noExamplesHaveNoOutputs() {
    var generator = Generator(seed: 1)
    let network = generator.network([3, 5, 2], .relu)
    let outputs = network.outputs(Matrix(rowCount: 0, columnCount: 3))
    #expect(outputs.rowCount == 0 && outputs.columnCount == 2)
  }

  @Test func sizesThatDoNotFitStop() async {
    await #expect(processExitsWith: .failure) {
      _ = MultilayerPerceptron(sizes: [2], activations: [], parameters: [])
    }
    await #expect(processExitsWith: .failure) {
      _ = MultilayerPerceptron(sizes: [2, 0], activations: [.relu], parameters: [])
    }
    await #expect(processExitsWith: .failure) {
      _ = MultilayerPerceptron(sizes: [2, 1], activations: [], parameters: [1, 2, 3])
    }
    await #expect(processExitsWith: .failure) {
      _ = MultilayerPerceptron(sizes: [2, 1], activations: [.relu], parameters: [1, 2])
    }
    await #expect(processExitsWith: .failure) {
      var network = MultilayerPerceptron(
        sizes: [2, 1], activations: [.relu], parameters: [1, 2, 3])
      network.parameters = [1]
    }
    await #expect(processExitsWith: .failure) {
      let network = MultilayerPerceptron(
        sizes: [2, 1], activations: [.relu], parameters: [1, 2, 3])
      _ = network.logits(Matrix([[1, 2]]))
    }
    await #expect(processExitsWith: .failure) {
      let network = MultilayerPerceptron(
        sizes: [2, 1], activations: [.relu], parameters: [1, 2, 3])
      _ = network.outputs(Matrix([[1]]))
    }
  }
}
