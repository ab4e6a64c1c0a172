import Foundation
import GSLNumerics
import Posterior
import PosteriorTestSupport
import Testing

@Suite struct CrossEntropyLossTests {
  let loss = CrossEntropyLoss()

  // MARK: Known values (Tests/Fixtures/Numerics/softmax.json: mpmath, 60 digits)

  @Test func matchesTheReference() throws {
    for example in try Fixture.load("Numerics/softmax").cases {
      let logits = example["logits"]!.vector
      guard let label = example["label"]?.integer else {
        #expect(example["expect"]!.string == "undefined")
        #expect(loss.value(logits: logits, label: 0).isNaN)
        continue
      }
      let id = example["id"]!.string
      expectClose(loss.value(logits: logits, label: label), example["nll"]!.number, ulps: 4, id)
      let gradient = loss.gradient(logits: logits, label: label)
      for (actual, expected) in zip(gradient, example["nll_gradient"]!.vector) {
        expectClose(actual, expected, ulps: 8, id)
      }
    }
  }

  @Test func aBatchOfFive() {
    // Five examples with two classes each; mpmath 1.3.0, 40 digits.
    let logits = Matrix([
      [-0.0180, 0.0855], [-0.0244, 0.0741], [-0.0187, 0.0850], [-0.0258, 0.0687],
      [-0.0267, 0.0617],
    ])
    expectClose(
      loss.value(logits: logits, targets: .labels([0, 0, 0, 1, 1])), 0.706_624_521_143_579_7)
  }

  // MARK: Properties

  @Test func isTheCrossEntropyOfTheSoftmax() {
    forAll { generator in
      let logits = LossTests.drawLogits(&generator, count: generator.integer(in: 1...6))
      let target = generator.probabilities(logits.count)
      expectClose(
        loss.value(logits: logits, target: target),
        crossEntropy(truth: target, model: softmax(logits)), absolute: 4e-15)
    }
  }

  @Test func theValueOfASoftLabelIsTheMixtureOfHardOnes() {
    forAll { generator in
      let logits = LossTests.drawLogits(&generator, count: generator.integer(in: 1...6))
      let target = generator.probabilities(logits.count)
      let mixture = target.enumerated().reduce(0) {
        $0 + $1.element * loss.value(logits: logits, label: $1.offset)
      }
      expectClose(loss.value(logits: logits, target: target), mixture)
    }
  }

  @Test func isConvex() {
    forAll { generator in
      let count = generator.integer(in: 1...6)
      let (a, b) = (
        LossTests.drawLogits(&generator, count: count),
        LossTests.drawLogits(&generator, count: count)
      )
      let target = generator.probabilities(count)
      let middle = zip(a, b).map { ($0 + $1) / 2 }
      let chord =
        (loss.value(logits: a, target: target) + loss.value(logits: b, target: target)) / 2
      // 4 ulp of two numbers below 10.
      #expect(loss.value(logits: middle, target: target) <= chord + 1.5e-14)
    }
  }

  @Test func isLeastAtTheTarget() {
    forAll { generator in
      let logits = LossTests.drawLogits(&generator, count: generator.integer(in: 1...6))
      let target = softmax(logits)
      expectClose(loss.value(logits: logits, target: target), entropy(target), absolute: 4e-15)
      expectClose(
        loss.gradient(logits: logits, target: target), logits.map { _ in 0 }, absolute: 1e-15)
    }
  }

  @Test func isTheMeanOverManyExamples() {
    forAll { generator in
      let (count, classCount) = (generator.integer(in: 120...300), generator.integer(in: 1...4))
      let logits = (0..<count).map { _ in LossTests.drawLogits(&generator, count: classCount) }
      let labels = (0..<count).map { _ in generator.integer(in: 0...(classCount - 1)) }
      let sum = zip(logits, labels).map { loss.value(logits: $0, label: $1) }.compensatedSum()
      // Sixteen examples share a logarithm, of a product with two roundings for each.
      expectClose(
        loss.value(logits: Matrix(logits), targets: .labels(labels)), sum / Double(count), ulps: 48)
    }
  }

  // MARK: Edges

  @Test func labelsOutsideTheClasses() async {
    await #expect(processExitsWith: .failure) {
      _ = CrossEntropyLoss().value(
        logits: Matrix(rowCount: 1, columnCount: 3), targets: .labels([3]))
    }
    await #expect(processExitsWith: .failure) {
      _ = CrossEntropyLoss().value(
        logits: Matrix(rowCount: 200, columnCount: 3),
        targets: .labels([Int](repeating: 0, count: 199) + [-1]))
    }
  }

  @Test func isLinearFarFromTheLabel() {
    #expect(loss.value(logits: [0, -1000], label: 1) == 1000)
    #expect(loss.gradient(logits: [0, -1000], label: 1) == [1, -1])
  }

  @Test func confidentRightPredictionsKeepTheirDigits() {
    // ln(1 + e⁻⁸⁰) and its derivative are e⁻⁸⁰ to 34 digits, where 1 − p rounds to 0.
    let small = exp(-80.0)
    expectClose(loss.value(logits: [80, 0], label: 0), small, ulps: 1)
    #expect(loss.gradient(logits: [80, 0], label: 0) == [-small, small])
    #expect(loss.gradient(logits: [80, 0], target: [1, 0]) == [-small, small])
  }

  @Test func impossibleClasses() {
    #expect(loss.value(logits: [0, -.infinity], label: 1) == .infinity)
    #expect(loss.value(logits: [0, -.infinity], target: [1, 0]) == 0)
    #expect(loss.gradient(logits: [0, -.infinity], label: 1) == [1, -1])
  }
}
