import GSLNumerics
import PosteriorTestSupport
import Testing

@Suite struct LogSpaceTests {
  // MARK: Known values (Tests/Fixtures/Numerics/sigmoid.json: mpmath, 60 digits)

  @Test func functionsOfALogitMatchTheReference() throws {
    for entry in try Fixture.load("Numerics/sigmoid").cases {
      guard let z = entry["z"]?.number else { continue }
      func expect(_ value: Double, _ key: String, ulps: Int) {
        if let expected = entry[key]?.number {
          expectClose(value, expected, ulps: ulps, "\(key) of \(z)")
        }
      }
      expect(logistic(z), "sigmoid", ulps: 3)
      expect(logistic(-z), "one_minus_sigmoid", ulps: 3)
      expect(logisticDerivative(z), "derivative", ulps: 4)
      expect(logLogistic(z), "log_sigmoid", ulps: 2)
      expect(logLogistic(-z), "log_one_minus_sigmoid", ulps: 2)
      expect(softplus(z), "softplus", ulps: 2)
    }
  }

  @Test func crossEntropiesOfALogitMatchTheReference() throws {
    for entry in try Fixture.load("Numerics/sigmoid").cases {
      guard let z = entry["z"]?.number, let targets = entry["bce_with_logits"]?.object else {
        continue
      }
      for (key, expected) in targets {
        let target = Double(key)!
        let crossEntropy = -(target * logLogistic(z) + (1 - target) * logLogistic(-z))
        // The file's own tolerance.
        expectClose(
          crossEntropy, expected.object["bce"]!.number, relative: 4e-15,
          absolute: .leastNonzeroMagnitude, "\(key) at \(z)")
        // A soft target cancels: the difference is as accurate as its terms, both at most 1.
        let gradient =
          target == 0 ? logistic(z) : target == 1 ? -logistic(-z) : logistic(z) - target
        expectClose(
          gradient, expected.object["gradient"]!.number,
          relative: target == 0 || target == 1 ? 4e-15 : 0,
          absolute: target == 0 || target == 1 ? .leastNonzeroMagnitude : 0x1p-51,
          "\(key) at \(z)")
      }
    }
  }

  @Test func logitMatchesTheReference() throws {
    for entry in try Fixture.load("Numerics/sigmoid").cases {
      guard let p = entry["p"]?.number else { continue }
      expectClose(logit(p), entry["logit"]!.number, ulps: 4, "logit of \(p)")
    }
  }

  @Test(arguments: [
    (1e-300, -690.775_527_898_213_71),
    (0.01, -4.595_119_850_134_589_9),
    (0.2, -1.386_294_361_119_890_5),
    (0.26, -1.045_968_555_182_687_7),
    (0.3, -0.847_297_860_387_203_67),
    (0.4, -0.405_465_108_108_164_29),
    (0.446, -0.216_845_734_727_219_71),
    (0.45, -0.200_670_695_462_151_12),
    (0.49, -0.040_005_334_613_699_197),
    (0.4999, -0.000_400_000_005_333_289_41),
    (0.500_000_1, 3.999_999_997_894_629_9e-7),
    (0.51, 0.040_005_334_613_699_197),
    (0.6, 0.405_465_108_108_164_29),
    (0.7, 0.847_297_860_387_203_4),
    (0.74, 1.045_968_555_182_687_7),
    (0.76, 1.152_679_509_938_385_5),
    (0.99, 4.595_119_850_134_589),
  ])
  func logitIsAccurateOnBothSidesOfItsChangesOfFormula(_ p: Double, _ expected: Double) {
    // mpmath 1.3.0, 50 digits.
    expectClose(logit(p), expected, ulps: 4)
  }

  @Test func xlogyIsTheProduct() {
    expectClose(xlogy(0.5, 2), 0.346_573_590_279_972_65, ulps: 1)
    #expect(xlogy(3, 1) == 0)
  }

  // MARK: Properties

  @Test func theTwoProbabilitiesSumToOne() {
    forAll { generator in
      let z = generator.double(in: -50...50)
      expectClose(logistic(z) + logistic(-z), 1, ulps: 2)
      expectClose(logisticDerivative(z), logistic(z) * logistic(-z), ulps: 10)
      #expect(logisticDerivative(-z) == logisticDerivative(z))
    }
  }

  @Test func softplusOfOppositeLogitsDiffersByTheLogit() {
    forAll { generator in
      let z = generator.double(in: -50...50)
      // Each term is within 2 ulp, and none above max(|z|, 1) + ln 2.
      expectClose(softplus(z) - softplus(-z), z, absolute: 6 * max(z.magnitude, 1) * 0x1p-52)
      #expect(logLogistic(z) == -softplus(-z))
      #expect(softplus(z) >= max(z, 0))
    }
  }

  @Test func logarithmsAgreeWithTheProbabilities() {
    forAll { generator in
      let z = generator.double(in: -700...36)
      // An error of 3 ulp in σ is an absolute one of 3ε in ln σ.
      expectClose(logLogistic(z), xlogy(1, logistic(z)), relative: 0x1p-51, absolute: 0x1p-50)
    }
  }

  @Test func logitInvertsTheLogistic() {
    forAll { generator in
      let p = generator.double(in: 0...1)
      // σ′ |d logit| / σ ≤ |logit| relative: 4 ulp of a logit below 40 are 160 of a probability.
      expectClose(logistic(logit(p)), p, ulps: 160)
      let q = generator.double(in: 0x1p-1000...1) * 0x1p-20
      expectClose(logit(q), -logit(1 - q), absolute: 0x1p-52 / q)
    }
  }

  @Test func allAreMonotone() {
    forAll { generator in
      let z = generator.double(in: -800...800)
      let higher = z + generator.double(in: 1e-3...10)
      #expect(logistic(z) <= logistic(higher))
      #expect(softplus(z) <= softplus(higher))
      #expect(logLogistic(z) <= logLogistic(higher))
    }
  }

  // MARK: Edges

  @Test func zeroTimesAnyLogarithmIsZero() {
    for y in [0, 1, .infinity, -1] { #expect(xlogy(0, y) == 0) }
    #expect(xlogy(0, .nan).isNaN && xlogy(1, 0) == -.infinity && xlogy(1, -1).isNaN)
  }

  @Test func limitsOfTheLogit() {
    #expect(logit(0) == -.infinity && logit(1) == .infinity && logit(0.5) == 0)
    #expect(logit(-0.1).isNaN && logit(1.1).isNaN && logit(.nan).isNaN)
  }

  @Test func logitIsContinuousWhereItsFormulaChanges() {
    expectClose(logit(0.25), -1.098_612_288_668_109_8, ulps: 2)  // −ln 3
    expectClose(logit(0.25.nextDown), -1.098_612_288_668_109_8, ulps: 4)
    expectClose(logit(0.75), 1.098_612_288_668_109_8, ulps: 2)
    expectClose(logit(0.75.nextDown), 1.098_612_288_668_109_8, ulps: 4)
  }

  @Test func nanStaysNaN() {
    #expect(logistic(.nan).isNaN && softplus(.nan).isNaN && logLogistic(.nan).isNaN)
    #expect(logisticDerivative(.nan).isNaN && logisticDerivative(.infinity) == 0)
  }
}
