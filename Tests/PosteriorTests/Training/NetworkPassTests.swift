import PosteriorTestSupport
import Testing

@testable import Posterior

@Suite struct NetworkPassTests {
  /// Two features, two rectifiers and one output: W₁ = (1 −1; 2 0), b₁ = (0.5, −1), W₂ = (3 −2), b₂
  /// = 4.
  static func network(batchSize: Int) -> NetworkPass {
    NetworkPass(
      sizes: [2, 2, 1], activations: [.relu, .identity],
      parameters: [1, -1, 2, 0, 0.5, -1, 3, -2, 4], batchSize: batchSize)
  }

  // MARK: Known values (by hand)

  @Test func parameterCounts() {
    #expect(NetworkPass.parameterCount([2, 50, 100, 50, 2]) == 150 + 5100 + 5050 + 102)
    #expect(NetworkPass.parameterCount([7]) == 0)
    #expect(NetworkPass.parameterCount([]) == 0)
  }

  @Test func forwardAndBackward() {
    let pass = Self.network(batchSize: 3)
    _ = pass.features(2).update(fromContentsOf: [2, 1, 1, 3])
    pass.forward(2)
    // The second example's first unit has −1.5 as its input.
    #expect(Array(pass.values(1, 2)) == [1.5, 3, 0, 1])
    #expect(Array(pass.outputs(2)) == [2.5, 2])
    _ = pass.outputDerivatives(2).update(fromContentsOf: [1, 10])
    pass.backward(2)
    // D₁ = (3 −2; 0 −20).
    let expected: [Double] = [6, 3, -24, -62, 3, -22, 1.5, 13, 11]
    #expect(Array(pass.gradient) == expected)
  }

  // MARK: Properties

  /// The output and the gradient for a batch whose derivatives by the outputs are 1, 2, ….
  private func worked(_ pass: borrowing NetworkPass, _ features: [Double]) -> [Double] {
    let count = features.count / 2
    _ = pass.features(count).update(fromContentsOf: features)
    pass.forward(count)
    _ = pass.outputDerivatives(count).update(fromContentsOf: (1...count).map { Double($0) })
    pass.backward(count)
    return Array(pass.outputs(count)) + Array(pass.gradient)
  }

  /// Products of large batches skip zeros, those of small ones do not.
  @Test func anExampleHasTheSameValuesInEveryBatch() {
    var generator = Generator(seed: 5)
    let sizes = [3, 20, 30, 9, 2]
    let parameters = generator.vector(NetworkPass.parameterCount(sizes), in: -1...1)
    for hidden in [Activation.relu, .tanh] {
      let pass = NetworkPass(
        sizes: sizes, activations: [hidden, hidden, hidden, .identity], parameters: parameters,
        batchSize: 40)
      let features = generator.vector(40 * 3, in: -1...1)
      _ = pass.features(40).update(fromContentsOf: features)
      pass.forward(40)
      let outputs = Array(pass.outputs(40))
      let derivatives = generator.vector(80, in: -1...1)
      _ = pass.outputDerivatives(40).update(fromContentsOf: derivatives)
      pass.backward(40)
      let gradient = Array(pass.gradient)
      var sum = [Double](repeating: 0, count: gradient.count)
      for i in 0..<40 {
        _ = pass.features(1).update(fromContentsOf: features[3 * i..<3 * i + 3])
        pass.forward(1)
        expectSameBits(Array(pass.outputs(1)), Array(outputs[2 * i..<2 * i + 2]))
        _ = pass.outputDerivatives(1).update(fromContentsOf: derivatives[2 * i..<2 * i + 2])
        pass.backward(1)
        for k in sum.indices { sum[k] += pass.gradient[k] }
      }
      // Each sum has 40 terms below 100: 40 roundings of at most 4000 · 2⁻⁵³ in each of two ways.
      expectClose(gradient, sum, absolute: 1e-10)
    }
  }

  @Test func parametersThatAreNotFinite() {
    let areFinite = Self.network(batchSize: 1).areParametersFinite
    #expect(areFinite)
    for index in 0..<9 {
      let pass = Self.network(batchSize: 1)
      pass.parameters[index] = index % 2 == 0 ? .nan : -.infinity
      let areFinite = pass.areParametersFinite
      #expect(!areFinite)
    }
  }

  @Test func nothingRemainsOfABatchBefore() {
    let pass = Self.network(batchSize: 3)
    for features: [Double] in [[3, 1, 4, 1, 5, 9], [2, 6, 5, 3], [5, 8], [9, 7, 9, 3, 2, 3]] {
      #expect(worked(pass, features) == worked(Self.network(batchSize: 3), features))
    }
  }
}
