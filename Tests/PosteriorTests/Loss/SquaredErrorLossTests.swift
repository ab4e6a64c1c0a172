import Foundation
import GSLNumerics
import Posterior
import PosteriorTestSupport
import Testing

@Suite struct SquaredErrorLossTests {
  let loss = SquaredErrorLoss()

  // MARK: Known values (mpmath 1.3.0, 40 digits)

  @Test func valuesAndGradients() {
    let logits = [-1.5, 0.25, 2]
    expectClose(loss.value(logits: logits, label: 1), 1.422_664_179_547_160_7)
    for (actual, expected) in zip(
      loss.gradient(logits: logits, label: 1),
      [-0.027_184_144_043_531_369, -0.410_677_495_663_862_73, 0.437_861_639_707_394_10])
    {
      expectClose(actual, expected)
    }
  }

  @Test func thePredictionOfTheWrongClass() {
    // Truth (0.001, …, 0.994, …), prediction 0.994 for another class: 2 · 0.993².
    let truth = [0.001, 0.001, 0.001, 0.001, 0.994, 0.001, 0.001]
    let model = [0.994, 0.001, 0.001, 0.001, 0.001, 0.001, 0.001]
    expectClose(loss.value(logits: model.map { log($0) }, target: truth), 1.972_098)
  }

  // MARK: Properties

  @Test func isTheSquaredDistanceOfTheProbabilities() {
    forAll { generator in
      let logits = LossTests.drawLogits(&generator, count: generator.integer(in: 1...6))
      let target = generator.probabilities(logits.count)
      let distance = zip(softmax(logits), target).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
      expectClose(loss.value(logits: logits, target: target), distance, absolute: 4e-15)
    }
  }

  @Test func isAtMostTwo() {
    forAll { generator in
      let logits = generator.vector(generator.integer(in: 1...6), in: -100...100)
      let target = generator.probabilities(logits.count)
      #expect(loss.value(logits: logits, target: target) <= 2 + 4e-15)
    }
  }

  @Test func theValueOfASoftLabelIsTheMixtureLessItsOwnSpread() {
    forAll { generator in
      let logits = LossTests.drawLogits(&generator, count: generator.integer(in: 1...6))
      let target = generator.probabilities(logits.count)
      let mixture = target.enumerated().reduce(0) {
        $0 + $1.element * loss.value(logits: logits, label: $1.offset)
      }
      // Σₖ tₖ |p − eₖ|² = |p − t|² + 1 − |t|²
      let spread = 1 - target.reduce(0) { $0 + $1 * $1 }
      expectClose(loss.value(logits: logits, target: target), mixture - spread, absolute: 4e-15)
    }
  }

  @Test func isLeastAtTheTarget() {
    forAll { generator in
      let logits = LossTests.drawLogits(&generator, count: generator.integer(in: 1...6))
      let target = softmax(logits)
      expectClose(loss.value(logits: logits, target: target), 0, absolute: 1e-30)
      expectClose(
        loss.gradient(logits: logits, target: target), logits.map { _ in 0 }, absolute: 1e-15)
    }
  }

  // MARK: Edges

  @Test func isFlatWhereItIsConfidentAndWrong() {
    #expect(loss.value(logits: [0, -1000], label: 1) == 2)
    #expect(loss.gradient(logits: [0, -1000], label: 1) == [0, -0.0])
    // 4e⁻⁸⁰ to 34 digits, where 1 − p rounds to 0.
    let small = exp(-80.0)
    #expect(loss.gradient(logits: [80, 0], label: 1) == [4 * small, -4 * small])
  }

  @Test func confidentRightPredictionsKeepTheirDigits() {
    let small = exp(-80.0)
    expectClose(loss.value(logits: [80, 0], label: 0), 2 * small * small, ulps: 2)
    let gradient = loss.gradient(logits: [80, 0], label: 0)
    expectClose(gradient[0], -4 * small * small, ulps: 2)
    expectClose(gradient[1], 4 * small * small, ulps: 2)
  }

  @Test func isNotConvex() {
    let (wrong, middle, right) = ([0.0, -12], [0.0, -6], [0.0, 0])
    let chord = (loss.value(logits: wrong, label: 1) + loss.value(logits: right, label: 1)) / 2
    #expect(loss.value(logits: middle, label: 1) > chord + 0.5)
  }
}
