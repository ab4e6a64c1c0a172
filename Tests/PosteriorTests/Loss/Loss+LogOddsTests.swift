import Foundation
import GSLNumerics
import Posterior
import PosteriorTestSupport
import Testing

/// What every loss of one logit must do.
@Suite struct LossLogOddsTests {
  static let losses: [any Loss] = [CrossEntropyLoss(), SquaredErrorLoss()]

  // MARK: Known values (Tests/Fixtures/Numerics/sigmoid.json: mpmath, 60 digits)

  @Test func crossEntropyMatchesTheReference() throws {
    let loss = CrossEntropyLoss()
    for example in try Fixture.load("Numerics/sigmoid").cases {
      guard let targets = example["bce_with_logits"]?.object else { continue }
      let logit = example["z"]!.number
      for (key, expected) in targets {
        let target = Double(key)!
        let value = loss.value(logit: logit, target: target)
        expectClose(value, expected.object["bce"]!.number, ulps: 4, "z = \(logit), y = \(key)")
        // The tolerance that the file suggests.
        expectClose(
          loss.gradient(logit: logit, target: target), expected.object["gradient"]!.number,
          relative: 4e-15, absolute: 0x1p-1074, "z = \(logit), y = \(key)")
      }
    }
  }

  @Test func confidentAndWrong() {
    // mpmath 1.3.0, 40 digits
    let cross = CrossEntropyLoss().gradient(logit: -10, target: 1)
    let squared = SquaredErrorLoss().gradient(logit: -10, target: 1)
    expectClose(cross, -0.999_954_602_131_297_57)
    expectClose(squared, -0.000_090_787_493_726_064_867)
    expectClose(cross / squared, 11_014.232_920_103_323)
    #expect(SquaredErrorLoss().value(logit: 0, target: 1) == 0.25)
  }

  // MARK: Properties

  /// A logit that is a multiple of 2⁻¹⁰ in [−8, 8], and a target that is 0 or 1 in half of the
  /// cases.
  static func drawCase(_ generator: inout Generator) -> (logit: Double, target: Double) {
    let logit = Double(generator.integer(in: -8192...8192)) / 1024
    return (logit, min(1, max(0, generator.double(in: -0.5...1.5))))
  }

  @Test(arguments: losses) func gradientIsTheDerivative(_ loss: any Loss) {
    // Central differences with h = 2⁻¹⁷. Truncation: h²/6 times a third derivative below 1, 1e-11.
    // Rounding: values below 9 within 4 ulp on both sides, 1.4e-14, over 2h: 1e-9.
    let h = 0x1p-17
    forAll { generator in
      let (z, y) = Self.drawCase(&generator)
      let difference = loss.value(logit: z + h, target: y) - loss.value(logit: z - h, target: y)
      expectClose(loss.gradient(logit: z, target: y), difference / (2 * h), absolute: 1e-9)
    }
  }

  @Test(arguments: losses) func exchangingYesAndNoMirrorsTheLoss(_ loss: any Loss) {
    forAll { generator in
      let (z, target) = Self.drawCase(&generator)
      let y = max(target, 1 - target)  // so that 1 − y is exact
      expectClose(
        loss.value(logit: -z, target: 1 - y), loss.value(logit: z, target: y), ulps: 1)
      #expect(loss.gradient(logit: -z, target: 1 - y) == -loss.gradient(logit: z, target: y))
    }
  }

  @Test func areTheLossesOfTwoLogits() {
    let cases: [(any Loss, Double)] = [(CrossEntropyLoss(), 1), (SquaredErrorLoss(), 2)]
    for (loss, factor) in cases {
      forAll { generator in
        let (z, target) = Self.drawCase(&generator)
        let y = max(target, 1 - target)  // so that 1 − y is exact
        // Probabilities and targets below 1 differ by a few ulp of 1, and so do residuals, however
        // small.
        expectClose(
          factor * loss.value(logit: z, target: y),
          loss.value(logits: [0, z], target: [1 - y, y]), relative: 2e-15, absolute: 2e-15)
        expectClose(
          factor * loss.gradient(logit: z, target: y),
          loss.gradient(logits: [0, z], target: [1 - y, y])[1], absolute: 2e-15)
      }
    }
  }

  @Test func crossEntropyIsTheMixtureOfTheAnswers() {
    let loss = CrossEntropyLoss()
    forAll { generator in
      let (z, y) = Self.drawCase(&generator)
      let mixture = y * loss.value(logit: z, target: 1) + (1 - y) * loss.value(logit: z, target: 0)
      expectClose(loss.value(logit: z, target: y), mixture, ulps: 2)
    }
  }

  @Test func crossEntropyIsConvex() {
    let loss = CrossEntropyLoss()
    forAll { generator in
      let (a, y) = Self.drawCase(&generator)
      let b = Self.drawCase(&generator).logit
      let chord = (loss.value(logit: a, target: y) + loss.value(logit: b, target: y)) / 2
      // 4 ulp of two numbers below 9.
      #expect(loss.value(logit: (a + b) / 2, target: y) <= chord + 1.5e-14)
    }
  }

  @Test(arguments: losses) func isLeastAtTheLogitOfTheTarget(_ loss: any Loss) {
    forAll { generator in
      let y = generator.double(in: 0.01...0.99)
      // The logit, below 4.6, is within an ulp of 4.6; the slope of the gradient is at most ¼.
      expectClose(loss.gradient(logit: logit(y), target: y), 0, absolute: 1e-15)
    }
  }

  // MARK: Edges

  @Test(arguments: losses) func staysFiniteForEveryFiniteLogit(_ loss: any Loss) {
    for z in [0, 37, 745, 746, 1000, 1e15, 1e308, 0x1p-1074] {
      for y in [0, 0.25, 0.9, 1] {
        for logit in [z, -z] {
          #expect(loss.value(logit: logit, target: y).isFinite)
          #expect((-1...1).contains(loss.gradient(logit: logit, target: y)))
        }
      }
    }
  }

  @Test func infiniteLogitsAreCertain() {
    let cross = CrossEntropyLoss()
    #expect(cross.value(logit: .infinity, target: 1) == 0)
    #expect(cross.value(logit: -.infinity, target: 0) == 0)
    #expect(cross.value(logit: .infinity, target: 0) == .infinity)
    #expect(cross.value(logit: .infinity, target: 0.5) == .infinity)
    #expect(SquaredErrorLoss().value(logit: .infinity, target: 0) == 1)
  }

  @Test func confidentSoftTargetsKeepTheirDigits() {
    // y = 1 − 2⁻⁴⁰ and σ(40) = 1 − 4.2e-18: the difference is 2⁻⁴⁰ − e⁻⁴⁰ to 16 digits, σ(40)
    // itself is 1.
    let y = 1 - 0x1p-40
    expectClose(
      CrossEntropyLoss().gradient(logit: 40, target: y), 0x1p-40 - exp(-40.0), ulps: 2)
  }

  @Test func refusesWhatIsNoTarget() async {
    await #expect(processExitsWith: .failure) {
      _ = CrossEntropyLoss().value(logit: 0, target: 1.5)
    }
    await #expect(processExitsWith: .failure) {
      _ = SquaredErrorLoss().gradient(logit: 0, target: .nan)
    }
  }

  @Test func refusesLossesThatNeedAnOutputForEveryClass() async {
    await #expect(processExitsWith: .failure) { _ = FocalLoss().value(logit: 0, target: 1) }
    await #expect(processExitsWith: .failure) {
      _ = OutputSquaredErrorLoss().gradient(logit: 0, target: 1)
    }
  }
}
