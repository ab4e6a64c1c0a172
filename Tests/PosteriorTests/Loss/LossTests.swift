import Foundation
import GSLNumerics
import Posterior
import PosteriorTestSupport
import Testing

/// What every loss of K logits must do.
@Suite struct LossTests {
  static let losses: [any Loss] = [CrossEntropyLoss(), SquaredErrorLoss(), FocalLoss()]

  /// Logits that are multiples of 2⁻¹⁰ in [−4, 4], so that shifts and small steps are exact.
  static func drawLogits(_ generator: inout Generator, count: Int) -> [Double] {
    (0..<count).map { _ in Double(generator.integer(in: -4096...4096)) / 1024 }
  }

  // MARK: Known values (by hand)

  @Test func valuesOfUniformProbabilities() {
    expectClose(CrossEntropyLoss().value(logits: [0, 0, 0, 0], label: 1), 2 * log(2), ulps: 1)
    #expect(CrossEntropyLoss().gradient(logits: [0, 0], label: 1) == [0.5, -0.5])
    #expect(SquaredErrorLoss().value(logits: [0, 0], label: 1) == 0.5)
    #expect(SquaredErrorLoss().gradient(logits: [0, 0], label: 1) == [0.5, -0.5])
  }

  // MARK: Properties

  @Test(arguments: losses) func gradientIsTheDerivative(_ loss: any Loss) {
    // Central differences with h = 2⁻¹⁷. Truncation: h²/6 times the third derivative, which is
    // below 1 for both losses, 1e-11. Rounding: values below 10 within 4 ulp on both sides,
    // 1.4e-14, over 2h: 1e-9.
    let h = 0x1p-17
    forAll { generator in
      let logits = Self.drawLogits(&generator, count: generator.integer(in: 1...6))
      let target = generator.probabilities(logits.count)
      let label = generator.integer(in: 0...(logits.count - 1))
      let soft = loss.gradient(logits: logits, target: target)
      let hard = loss.gradient(logits: logits, label: label)
      for k in logits.indices {
        var (up, down) = (logits, logits)
        up[k] += h
        down[k] -= h
        let softDifference =
          loss.value(logits: up, target: target) - loss.value(logits: down, target: target)
        expectClose(soft[k], softDifference / (2 * h), absolute: 1e-9)
        let hardDifference =
          loss.value(logits: up, label: label) - loss.value(logits: down, label: label)
        expectClose(hard[k], hardDifference / (2 * h), absolute: 1e-9)
      }
    }
  }

  @Test(arguments: losses) func aSharedShiftOfTheLogitsChangesNothing(_ loss: any Loss) {
    forAll { generator in
      let logits = Self.drawLogits(&generator, count: generator.integer(in: 1...6))
      let label = generator.integer(in: 0...(logits.count - 1))
      let shift = Double(generator.integer(in: -1000...1000))
      let shifted = logits.map { $0 + shift }
      #expect(loss.value(logits: shifted, label: label) == loss.value(logits: logits, label: label))
      #expect(
        loss.gradient(logits: shifted, label: label) == loss.gradient(logits: logits, label: label))
    }
  }

  @Test(arguments: losses) func theGradientSumsToZero(_ loss: any Loss) {
    forAll { generator in
      let logits = Self.drawLogits(&generator, count: generator.integer(in: 1...6))
      let gradient = loss.gradient(logits: logits, target: generator.probabilities(logits.count))
      // Six numbers below 2.
      expectClose(gradient.reduce(0, +), 0, absolute: 2e-15)
    }
  }

  @Test(arguments: losses) func aRowWithASingleOneMeansTheSameAsALabel(_ loss: any Loss) {
    forAll { generator in
      let logits = Self.drawLogits(&generator, count: generator.integer(in: 1...6))
      let label = generator.integer(in: 0...(logits.count - 1))
      var target = [Double](repeating: 0, count: logits.count)
      target[label] = 1
      #expect(
        loss.value(logits: logits, target: target) == loss.value(logits: logits, label: label))
      #expect(
        loss.gradient(logits: logits, target: target) == loss.gradient(logits: logits, label: label)
      )
    }
  }

  @Test(arguments: losses) func theGradientOfASoftLabelIsTheMixtureOfHardOnes(_ loss: any Loss) {
    forAll { generator in
      let logits = Self.drawLogits(&generator, count: generator.integer(in: 1...6))
      let target = generator.probabilities(logits.count)
      var mixture = [Double](repeating: 0, count: logits.count)
      for (label, t) in target.enumerated() {
        let gradient = loss.gradient(logits: logits, label: label)
        for k in mixture.indices { mixture[k] += t * gradient[k] }
      }
      // Numbers below 2, each of a dozen roundings.
      expectClose(loss.gradient(logits: logits, target: target), mixture, absolute: 5e-15)
    }
  }

  @Test(arguments: losses) func isTheMeanOverTheExamples(_ loss: any Loss) {
    forAll { generator in
      let (count, classCount) = (generator.integer(in: 1...5), generator.integer(in: 1...4))
      let logits = (0..<count).map { _ in Self.drawLogits(&generator, count: classCount) }
      let labels = (0..<count).map { _ in generator.integer(in: 0...(classCount - 1)) }
      let sum = zip(logits, labels).map { loss.value(logits: $0, label: $1) }.compensatedSum()
      let batch = Matrix(logits)
      #expect(loss.value(logits: batch, targets: .labels(labels)) == sum / Double(count))
      let gradient = loss.gradient(logits: batch, targets: .labels(labels))
      for i in 0..<count {
        let single = loss.gradient(logits: logits[i], label: labels[i])
        #expect(gradient.row(i) == single.map { $0 / Double(count) })
      }
    }
  }

  @Test(arguments: losses) func exchangingClassesExchangesTheGradient(_ loss: any Loss) {
    forAll { generator in
      let count = generator.integer(in: 2...6)
      let logits = Self.drawLogits(&generator, count: count)
      let target = generator.probabilities(count)
      let order = (0..<count).shuffled(using: &generator)
      let (moved, movedTarget) = (order.map { logits[$0] }, order.map { target[$0] })
      expectClose(
        loss.value(logits: moved, target: movedTarget), loss.value(logits: logits, target: target),
        absolute: 4e-15)
      let gradient = loss.gradient(logits: logits, target: target)
      expectClose(
        loss.gradient(logits: moved, target: movedTarget), order.map { gradient[$0] },
        absolute: 2e-15)
    }
  }

  // MARK: Edges

  @Test(arguments: losses) func staysFiniteWhereTheSoftmaxSaturates(_ loss: any Loss) {
    for logits in [[0, -1000.0], [1000, 0], [1e15, -1e15], [8e307, -8e307], [-745, 745]] {
      for label in 0...1 {
        #expect(loss.value(logits: logits, label: label).isFinite)
        #expect(loss.gradient(logits: logits, label: label).contains { !$0.isFinite } == false)
        #expect(loss.value(logits: logits, target: [0.25, 0.75]).isFinite)
        #expect(
          loss.gradient(logits: logits, target: [0.25, 0.75]).contains { !$0.isFinite } == false)
      }
    }
  }

  @Test(arguments: losses) func aSingleClassIsCertain(_ loss: any Loss) {
    let value = loss.value(logits: [5], label: 0)
    #expect(value == 0 && value.sign == .plus)
    #expect(loss.gradient(logits: [5], label: 0) == [0])
  }

  @Test(arguments: losses) func anUndefinedSoftmaxIsNotANumber(_ loss: any Loss) {
    for logits in [[Double.nan, 0], [.infinity, 0], [-.infinity, -.infinity]] {
      #expect(loss.value(logits: logits, label: 1).isNaN)
      #expect(loss.gradient(logits: logits, label: 1).contains { !$0.isNaN } == false)
    }
  }

  @Test func refusesTargetsThatDoNotFit() async {
    await #expect(processExitsWith: .failure) {
      _ = CrossEntropyLoss().value(logits: [0, 0], label: 2)
    }
    await #expect(processExitsWith: .failure) {
      _ = SquaredErrorLoss().gradient(logits: [0, 0], label: -1)
    }
    await #expect(processExitsWith: .failure) {
      _ = CrossEntropyLoss().value(logits: [0, 0], target: [0.5, 0.6])
    }
    await #expect(processExitsWith: .failure) {
      _ = CrossEntropyLoss().value(logits: [0, 0], target: [1])
    }
    await #expect(processExitsWith: .failure) {
      _ = CrossEntropyLoss().value(logits: Matrix([[0, 0]]), targets: .labels([0, 1]))
    }
    await #expect(processExitsWith: .failure) {
      _ = CrossEntropyLoss().value(logits: Matrix([]), targets: .labels([]))
    }
  }
}
