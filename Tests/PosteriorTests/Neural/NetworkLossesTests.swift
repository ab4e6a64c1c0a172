import Foundation
import PosteriorTestSupport
import Testing

@testable import Posterior

@Suite struct NetworkLossesTests {
  typealias Buffer = UnsafeMutableBufferPointer<Double>

  /// The sum of a loss, and the derivatives of its mean.
  func evaluated(
    _ loss: (Buffer, Buffer, Buffer, Int) -> Double, _ outputs: [Double], _ targets: [Double],
    width: Int
  ) -> (sum: Double, derivatives: [Double]) {
    var (outputs, targets) = (outputs, targets)
    var derivatives = [Double](repeating: .nan, count: outputs.count)
    let sum = outputs.withUnsafeMutableBufferPointer { outputs in
      targets.withUnsafeMutableBufferPointer { targets in
        derivatives.withUnsafeMutableBufferPointer { loss(outputs, targets, $0, width) }
      }
    }
    return (sum, derivatives)
  }

  let crossEntropies = {
    sumOfCrossEntropies(logits: $0, targets: $1, derivatives: $2, width: $3)
  }
  let squaredErrors = { sumOfSquaredErrors(outputs: $0, targets: $1, derivatives: $2, width: $3) }

  // MARK: Known values (by hand)

  @Test func crossEntropiesByHand() {
    let (sum, derivatives) = evaluated(
      crossEntropies, [0, log(3), 0, 0], [0, 1, 0.25, 0.75], width: 2)
    expectClose(sum, log(4.0 / 3) + log(2), ulps: 4)
    expectClose(derivatives, [0.125, -0.125, 0.125, -0.125], absolute: 1e-16)
    let (single, slopes) = evaluated(crossEntropies, [log(3), 0], [1, 0.25], width: 1)
    expectClose(single, log(4.0 / 3) + log(2), ulps: 4)
    expectClose(slopes, [-0.125, 0.125], absolute: 1e-16)
  }

  @Test func squaredErrorsByHand() {
    let (sum, derivatives) = evaluated(squaredErrors, [1, 2, 3, 5], [0, 2, 1, 1], width: 2)
    #expect(sum == 10.5)  // (1 + 0)/2 + (4 + 16)/2
    #expect(derivatives == [0.5, 0, 1, 2])
    let (single, slopes) = evaluated(squaredErrors, [1, 3], [0, 1], width: 1)
    #expect(single == 5 && slopes == [1, 2])
  }

  // MARK: Properties

  @Test func twoLogitsAreOneDifference() {
    forAll { generator in
      let z = generator.vector(3, in: -30...30)
      let t = generator.vector(3, in: 0...1)
      let single = evaluated(crossEntropies, z, t, width: 1)
      let double = evaluated(
        crossEntropies, z.flatMap { [0, $0] }, t.flatMap { [1 - $0, $0] }, width: 2)
      expectClose(single.sum, double.sum, relative: 1e-14, absolute: 1e-14)
      for i in 0..<3 {
        expectClose(single.derivatives[i], double.derivatives[2 * i + 1], absolute: 1e-15)
        expectClose(single.derivatives[i], -double.derivatives[2 * i], absolute: 1e-15)
      }
    }
  }

  @Test func derivativesAreDifferences() {
    // As in ActivationTests; squared errors of at most 9 are rounded by 9ε/h = 3e−10.
    let h = 6e-6
    for (loss, width) in [
      (crossEntropies, 1), (crossEntropies, 3), (squaredErrors, 1), (squaredErrors, 3),
    ] {
      forAll { generator in
        let y = generator.vector(2 * width, in: -2...2)
        let t =
          width == 1
          ? generator.vector(2, in: 0...1)
          : generator.probabilities(width) + generator.probabilities(width)
        let exact = evaluated(loss, y, t, width: width).derivatives
        for i in y.indices {
          var (up, down) = (y, y)
          up[i] += h
          down[i] -= h
          let difference =
            evaluated(loss, up, t, width: width).sum - evaluated(loss, down, t, width: width).sum
          expectClose(exact[i], difference / (2 * 2 * h), absolute: 1e-9)
        }
      }
    }
  }

  // MARK: Edges

  @Test func saturatedLogitsHaveFiniteLosses() {
    let (sum, derivatives) = evaluated(
      crossEntropies, [0, -1000, 1000, 0], [0, 1, 1, 0], width: 2)
    #expect(sum == 1000)
    #expect(derivatives == [0.5, -0.5, 0, 0])
    #expect(evaluated(crossEntropies, [-1000, 1000], [1, 1], width: 1).sum == 1000)
  }

  @Test func aClassWithoutProbabilityCostsNothing() {
    #expect(evaluated(crossEntropies, [0, -.infinity], [1, 0], width: 2).sum == 0)
    #expect(evaluated(crossEntropies, [0, -.infinity], [0, 1], width: 2).sum == .infinity)
  }

  @Test func notANumberStays() {
    for (y, width) in [([0.0, .nan], 2), ([.nan, 0], 2), ([.nan, 0], 1), ([.infinity, 0], 2)] {
      #expect(evaluated(crossEntropies, y, [1, 0], width: width).sum.isNaN)
    }
    #expect(evaluated(squaredErrors, [.nan, 0], [1, 0], width: 1).sum.isNaN)
  }
}
