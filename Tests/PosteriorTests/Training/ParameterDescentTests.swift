import PosteriorTestSupport
import Testing

@testable import Posterior

@Suite struct ParameterDescentTests {
  /// One weight w and one bias, for the features 1: the gradient is what the derivative by the
  /// output is.
  func parameters(
    after gradients: [Double], _ step: (inout ParameterDescent, borrowing NetworkPass) -> Void
  ) -> [Double] {
    let pass = NetworkPass(
      sizes: [1, 1], activations: [.identity], parameters: [0, 0], batchSize: 1)
    var descent = ParameterDescent(count: 2)
    pass.features(1)[0] = 1
    return gradients.map { gradient in
      pass.forward(1)
      pass.outputDerivatives(1)[0] = gradient
      pass.backward(1)
      step(&descent, pass)
      #expect(pass.parameters[0] == pass.parameters[1])
      return pass.parameters[0]
    }
  }

  // MARK: Known values (by hand)

  @Test func momentum() {
    let course = parameters(after: [1, 1, -2]) { $0.step($1, rate: 0.25, momentum: 0.5) }
    #expect(course == [-0.25, -0.625, -0.3125])  // V = 1, 1.5, −1.25
    let plain = parameters(after: [1, 1, -2]) { $0.step($1, rate: 0.25, momentum: 0) }
    #expect(plain == [-0.25, -0.5, 0])
  }

  /// The corrections of the bias make the first step as long as the rate, and so with equal
  /// gradients every step.
  @Test(arguments: [1e-3, 1, 1e6]) func adamStepsAtTheRateWhateverTheGradient(_ size: Double) {
    let course = parameters(after: [-size, -size, -size]) {
      $0.adamStep($1, rate: 0.5, meanDecay: 0.9, squareDecay: 0.999, epsilon: 1e-100)
    }
    // A dozen roundings, of which 1 − 0.999ᵗ magnifies one by 1000: 1e−16 · 1000 / 2.
    expectClose(course, [0.5, 1, 1.5], absolute: 1e-12)
  }

  @Test func adam() {
    // The definition, with 1 − βᵗ written out.
    let course = parameters(after: [1, -0.5, 2]) {
      $0.adamStep($1, rate: 1, meanDecay: 0.5, squareDecay: 0.75, epsilon: 0.5)
    }
    var (m, v, w) = (0.0, 0.0, 0.0)
    var expected: [Double] = []
    let corrections = [(0.5, 0.25), (0.75, 0.4375), (0.875, 0.578125)]  // t = 1, 2, 3
    for (g, correction) in zip([1, -0.5, 2], corrections) {
      m = 0.5 * m + 0.5 * g
      v = 0.75 * v + 0.25 * g * g
      w -= (m / correction.0) / ((v / correction.1).squareRoot() + 0.5)
      expected.append(w)
    }
    expectClose(course, expected, absolute: 1e-15)
  }
}
