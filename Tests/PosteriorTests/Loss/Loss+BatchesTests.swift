import Foundation
import GSLNumerics
import Posterior
import PosteriorTestSupport
import Testing

/// What every loss of a batch must do.
@Suite struct LossBatchesTests {
  static let losses: [any Loss] = [
    CrossEntropyLoss(), SquaredErrorLoss(), OutputSquaredErrorLoss(), FocalLoss(),
  ]

  /// The sum of a loss, and the derivatives of its mean.
  func evaluated(
    _ loss: some Loss, _ outputs: [Double], _ targets: [Double], width: Int
  ) -> (sum: Double, derivatives: [Double]) {
    var derivatives = [Double](repeating: .nan, count: outputs.count)
    let sum = outputs.withUnsafeBufferPointer { outputs in
      targets.withUnsafeBufferPointer { targets in
        derivatives.withUnsafeMutableBufferPointer {
          loss.sum(outputs: outputs, targets: targets, width: width, derivatives: $0)
        }
      }
    }
    return (sum, derivatives)
  }

  let crossEntropies = CrossEntropyLoss()
  let squaredErrors = OutputSquaredErrorLoss()

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
    for (loss, width) in Self.losses.flatMap({ loss in [1, 3].map { (loss, $0) } })
    where width > 1 || loss.singleOutput != nil {
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

  /// The formula is `value(outputs:target:derivatives:)`, and a batch may compute it otherwise.
  @Test(arguments: losses) func batchesAddUpTheFormula(_ loss: any Loss) {
    forAll { generator in
      let width = generator.integer(in: (loss.singleOutput == nil ? 2 : 1)...5)
      let count = generator.integer(in: 1...9)
      let outputs = generator.vector(count * width, in: -40...40)
      let targets =
        width == 1
        ? generator.vector(count, in: 0...1)
        : (0..<count).flatMap { _ in generator.probabilities(width) }
      let (sum, derivatives) = evaluated(loss, outputs, targets, width: width)
      var expected = 0.0
      for start in stride(from: 0, to: outputs.count, by: width) {
        let row = start..<start + width
        let one = value(loss, Array(outputs[row]), Array(targets[row]))
        expected += one.value
        // Probabilities have the relative error of exp(z − max), 40 ulp and a few of the product:
        // differences from targets 10⁻¹⁴.
        expectClose(
          Array(derivatives[row]), one.derivatives.map { $0 / Double(count) },
          relative: 1e-15, absolute: 1e-14)
      }
      expectClose(sum, expected, relative: 1e-14, absolute: 1e-14)
      // Without derivatives it is the formula itself.
      let plain = outputs.withUnsafeBufferPointer { outputs in
        targets.withUnsafeBufferPointer {
          loss.sum(outputs: outputs, targets: $0, width: width, derivatives: nil)
        }
      }
      expectClose(plain, expected, relative: 1e-15, absolute: 1e-15)
    }
  }

  func value(
    _ loss: any Loss, _ outputs: [Double], _ target: [Double]
  ) -> (value: Double, derivatives: [Double]) {
    var derivatives = [Double](repeating: .nan, count: outputs.count)
    let value = outputs.withUnsafeBufferPointer { outputs in
      target.withUnsafeBufferPointer { target in
        derivatives.withUnsafeMutableBufferPointer {
          loss.value(outputs: outputs, target: target, derivatives: $0)
        }
      }
    }
    return (value, derivatives)
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
