import GSLNumerics
import PosteriorTestSupport
import Testing

@testable import Posterior

@Suite struct ActivationTests {
  func values(_ activation: Activation, _ inputs: [Double], width: Int) -> [Double] {
    var units = inputs
    units.withUnsafeMutableBufferPointer { activation.apply(to: $0, width: width) }
    return units
  }

  /// The derivatives by the inputs of a loss that has given derivatives by the values.
  func derivatives(
    _ activation: Activation, _ slopes: [Double], values: [Double], width: Int
  ) -> [Double] {
    var (slopes, values) = (slopes, values)
    slopes.withUnsafeMutableBufferPointer { slopes in
      values.withUnsafeMutableBufferPointer { values in
        activation.backpropagate(slopes, values: values, width: width)
      }
    }
    return slopes
  }

  // MARK: Known values

  @Test func valuesByHand() {
    let z = [-2.0, 0, 3]
    #expect(values(.relu, z, width: 3) == [0, 0, 3])
    #expect(values(.identity, z, width: 3) == z)
    #expect(values(.logistic, [0, 0], width: 1) == [0.5, 0.5])
    #expect(values(.tanh, [0], width: 1) == [0])
    #expect(values(.softmax, [5, 5, 7, 7], width: 2) == [0.5, 0.5, 0.5, 0.5])
    #expect(values(.softmax, [5, 9], width: 1) == [1, 1])
  }

  @Test func derivativesByHand() {
    #expect(derivatives(.relu, [5, 6, 7], values: [0, 0, 3], width: 3) == [0, 0, 7])
    #expect(derivatives(.tanh, [5], values: [0.5], width: 1) == [3.75])
    #expect(derivatives(.logistic, [4], values: [0.25], width: 1) == [0.75])
    #expect(derivatives(.identity, [4], values: [0.25], width: 1) == [4])
    // The average of 8 and 4 is 5: ¼ · 3 and ¾ · −1.
    #expect(derivatives(.softmax, [8, 4], values: [0.25, 0.75], width: 2) == [0.75, -0.75])
  }

  // MARK: Properties

  @Test(arguments: Activation.allCases)
  func derivativesAreDifferences(_ activation: Activation) {
    // Central differences with h = ε^⅓: h² and ε/h leave 4e−11 of third derivatives below 2, for
    // slopes that sum to at most 8.
    let h = 6e-6
    forAll { generator in
      let width = generator.integer(in: 1...4)
      let z = (0..<2 * width).map { _ in
        // Away from the rectifier's kink.
        generator.double(in: 0.01...3) * (generator.integer(in: 0...1) == 0 ? -1 : 1)
      }
      let slopes = generator.vector(z.count, in: -1...1)
      let exact = derivatives(
        activation, slopes, values: values(activation, z, width: width), width: width)
      for i in z.indices {
        var (up, down) = (z, z)
        up[i] += h
        down[i] -= h
        let differences = zip(
          values(activation, up, width: width), values(activation, down, width: width)
        ).map { ($0 - $1) / (2 * h) }
        let expected = zip(slopes, differences).reduce(0) { $0 + $1.0 * $1.1 }
        expectClose(exact[i], expected, absolute: 5e-10)
      }
    }
  }

  // MARK: Edges

  @Test func theRectifierOfInfinitiesAndNaN() {
    let results = values(.relu, [.infinity, -.infinity, .nan, -.leastNonzeroMagnitude], width: 4)
    #expect(results[0] == .infinity && results[1] == 0 && results[2].isNaN && results[3] == 0)
    #expect(values(.relu, [-1], width: 1)[0].sign == .plus)
  }
}
