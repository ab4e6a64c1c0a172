import TestSupport
import Testing

@testable import GSLNumerics

@Suite struct NetworkPassTests {
  /// Two features, two rectifiers and one output: W₁ = (1 −1; 2 0), b₁ = (0.5, −1), W₂ = (3 −2), b₂ = 4.
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

  @Test func nothingRemainsOfABatchBefore() {
    let pass = Self.network(batchSize: 3)
    for features: [Double] in [[3, 1, 4, 1, 5, 9], [2, 6, 5, 3], [5, 8], [9, 7, 9, 3, 2, 3]] {
      #expect(worked(pass, features) == worked(Self.network(batchSize: 3), features))
    }
  }
}
