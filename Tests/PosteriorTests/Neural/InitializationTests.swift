import GSLNumerics
import PosteriorTestSupport
import Testing

@testable import Posterior

@Suite struct InitializationTests {
  static let (inputs, outputs) = (300, 100)
  static let count = Double(inputs * outputs)

  func parameters(_ initialization: Initialization) -> (weights: [Double], biases: [Double]) {
    var random = RandomSource(seed: 1)
    let all = initialization.parameters(
      inputs: Self.inputs, outputs: Self.outputs, using: &random)
    #expect(all.count == (Self.inputs + 1) * Self.outputs)
    // A number of 24 bits is one of `Float`.
    #expect(all.allSatisfy { Double(Float($0)) == $0 })
    let weightCount = Self.inputs * Self.outputs
    return (Array(all[..<weightCount]), Array(all[weightCount...]))
  }

  /// Expects a mean of 0 and a variance, each within 5.4 standard deviations: fewer than 1 of 10⁷
  /// samples would fail by chance.
  ///
  /// - Parameter kurtosis: The mean fourth power, in units of the squared variance.
  func expectMoments(_ sample: [Double], variance: Double, kurtosis: Double) {
    let count = Double(sample.count)
    expectClose(
      sample.reduce(0, +) / count, 0, absolute: 5.4 * (variance / count).squareRoot())
    expectClose(
      sample.reduce(0) { $0 + $1 * $1 } / count, variance,
      relative: 5.4 * ((kurtosis - 1) / count).squareRoot(), absolute: 0)
  }

  func expectBounded(_ sample: [Double], by bound: Double) {
    // The largest of 30,000 misses the bound by more than a thousandth in fewer than 1 of 10⁷
    // samples: 0.999³⁰⁰⁰⁰ = 10⁻¹³.
    let largest = sample.map(abs).max() ?? 0
    #expect(largest <= bound * (1 + 1e-7) && largest >= 0.999 * bound)
  }

  // MARK: Moments

  @Test func normal() {
    let (weights, biases) = parameters(.normal(standardDeviation: 0.02))
    expectMoments(weights, variance: 0.0004, kurtosis: 3)
    // χ² of 100 numbers is in 41…195 but in fewer than 1 of 10⁷ samples.
    let square = biases.reduce(0) { $0 + $1 * $1 }
    #expect((41 * 0.0004...195 * 0.0004).contains(square))
    let none = parameters(.normal(standardDeviation: 0))
    #expect((none.weights + none.biases).allSatisfy { $0 == 0 })
  }

  @Test func he() {
    let (weights, biases) = parameters(.he)
    expectMoments(weights, variance: 2 / 300, kurtosis: 3)
    #expect(biases.allSatisfy { $0 == 0 })
  }

  @Test func glorot() {
    let (weights, biases) = parameters(.glorot)
    expectMoments(weights, variance: 2 / 400, kurtosis: 1.8)
    expectBounded(weights, by: (6.0 / 400).squareRoot())
    #expect(biases.allSatisfy { $0 == 0 })
  }

  @Test func uniform() {
    let (weights, biases) = parameters(.uniform)
    expectMoments(weights, variance: 1 / 900, kurtosis: 1.8)
    expectBounded(weights, by: 1 / 300.0.squareRoot())
    expectMoments(biases, variance: 1 / 900, kurtosis: 1.8)
    #expect(biases.allSatisfy { abs($0) <= 1 / 300.0.squareRoot() * (1 + 1e-7) })
  }

  // MARK: Properties

  @Test func aSeedIsANetwork() {
    for initialization in [
      Initialization.he, .glorot, .uniform, .normal(standardDeviation: 1),
    ] {
      func parameters(_ seed: UInt64) -> [Double] {
        var random = RandomSource(seed: seed)
        return initialization.parameters(inputs: 3, outputs: 2, using: &random)
      }
      #expect(parameters(1) == parameters(1))
      #expect(parameters(1) != parameters(2))
    }
  }
}
