import Foundation
import Posterior
import PosteriorTestSupport
import Testing

@Suite struct NormalTests {
  // MARK: Known values (nist-univariate.json: NIST's certified values; mpmath 1.3.0)

  /// The number of digits in which two numbers agree.
  static func digits(_ actual: Double, _ certified: Double) -> Double {
    -log10((actual - certified).magnitude / certified.magnitude)
  }

  @Test func matchesTheCertifiedValues() throws {
    // What is left of a standard deviation's digits when the data are rounded to doubles.
    let deviationDigits = ["Mavro": 13.0, "Michelso": 13.8, "NumAcc3": 9.4, "NumAcc4": 8.2]
    for example in try Fixture.load("Distributions/nist-univariate").cases {
      let fit = Normal(sample: example["values"]!.vector, divisor: .unbiased)
      let name = example["name"]!.string
      #expect(Self.digits(fit.mean, example["certified_mean"]!.number) >= 14, "\(name)")
      #expect(
        Self.digits(fit.standardDeviation, example["certified_standard_deviation"]!.number)
          >= deviationDigits[name, default: 14], "\(name)")
    }
  }

  @Test func matchesTheExactMomentsOfTheDoubles() throws {
    for example in try Fixture.load("Distributions/nist-univariate").cases {
      let values = example["values"]!.vector
      let fit = Normal(sample: values, divisor: .unbiased)
      let name = example["name"]!.string
      expectClose(fit.mean, example["exact_mean"]!.number, ulps: 1, name)
      expectClose(fit.standardDeviation, example["exact_standard_deviation"]!.number, ulps: 4, name)
      let ratio = (Double(values.count - 1) / Double(values.count)).squareRoot()
      expectClose(
        Normal(maximumLikelihood: values).standardDeviation, fit.standardDeviation * ratio, ulps: 4)
    }
  }

  @Test func densities() {
    // 1/(0.1 √(2π)): a density is not a probability.
    expectClose(Normal(mean: 0, standardDeviation: 0.1).density(0), 3.989_422_804_014_327)
    // e^(−2)/(3√(2π)) at x = μ + 2σ; mpmath 1.3.0
    expectClose(Normal(mean: 1, standardDeviation: 3).density(7), 0.017_996_988_837_729_352)
    expectClose(Normal(mean: 1, standardDeviation: 3).logDensity(7), -4.017_550_821_872_782)
  }

  @Test func smallSample() {
    #expect(Normal(maximumLikelihood: [1, 3]) == Normal(mean: 2, standardDeviation: 1))
    #expect(Normal(sample: [1, 2, 3], divisor: .unbiased) == Normal(mean: 2, standardDeviation: 1))
    #expect(Normal(mean: 5, standardDeviation: 3).variance == 9)
  }

  // MARK: Properties

  static func drawValues(_ generator: inout Generator) -> [Double] {
    let center = generator.double(in: -1e6...1e6)
    return (0..<generator.integer(in: 2...50)).map { _ in center + generator.double(in: -1...1) }
  }

  @Test func scaleMovesTheMomentsExactly() {
    forAll { generator in
      let values = Self.drawValues(&generator)
      let scale = Double(sign: .plus, exponent: generator.integer(in: -900...1000), significand: 1)
      let (fit, scaled) = (
        Normal(maximumLikelihood: values), Normal(maximumLikelihood: values.map { $0 * scale })
      )
      #expect(scaled.mean == fit.mean * scale)
      #expect(scaled.standardDeviation == fit.standardDeviation * scale)
    }
  }

  @Test func orderMakesNoDifference() {
    forAll { generator in
      let values = Self.drawValues(&generator)
      let (fit, other) = (
        Normal(maximumLikelihood: values),
        Normal(maximumLikelihood: values.shuffled(using: &generator))
      )
      expectClose(fit.mean, other.mean, ulps: 1)
      expectClose(fit.standardDeviation, other.standardDeviation, ulps: 2)
    }
  }

  @Test func theLikelihoodIsLargestAtTheFit() {
    forAll { generator in
      let values = Self.drawValues(&generator)
      let fit = Normal(maximumLikelihood: values)
      let best = fit.logLikelihood(values)
      let step = generator.double(in: 0.1...1) * fit.standardDeviation
      for other in [
        Normal(mean: fit.mean + step, standardDeviation: fit.standardDeviation),
        Normal(mean: fit.mean - step, standardDeviation: fit.standardDeviation),
        Normal(mean: fit.mean, standardDeviation: fit.standardDeviation + step),
        Normal(mean: fit.mean, standardDeviation: fit.standardDeviation * 0.9),
      ] {
        #expect(other.logLikelihood(values) < best)
      }
    }
  }

  @Test func theMaximumIsMinusTheEntropyOfTheFit() {
    forAll { generator in
      // max ln L = −n/2 (1 + ln 2πσ²). The values are near 0, so that each term is below 30 and
      // within 4 ulp of that.
      let values = generator.vector(generator.integer(in: 2...50), in: -1...1)
      let fit = Normal(maximumLikelihood: values)
      let expected = -Double(values.count) / 2 * (1 + log(2 * Double.pi * fit.variance))
      expectClose(fit.logLikelihood(values), expected, absolute: 2e-12)
    }
  }

  @Test func densityIntegratesToOne() {
    forAll { generator in
      let sigma = exp(generator.double(in: -20...20))
      let model = Normal(mean: generator.double(in: -5...5) * sigma, standardDeviation: sigma)
      // The trapezoidal sum with step σ/4 is off by 2 exp(−2π²·16); the tails beyond 12σ hold
      // 4e-33.
      let h = sigma / 4
      let integral = (-48...48).reduce(0.0) { $0 + model.density(model.mean + Double($1) * h) * h }
      // The rounding of x/σ below 17 moves the exponent z²/2 by z · 4e-15; averaged over the
      // density 3e-15.
      expectClose(integral, 1, absolute: 2e-14)
    }
  }

  @Test func logDensityIsTheLogarithm() {
    forAll { generator in
      let sigma = exp(generator.double(in: -20...20))
      let model = Normal(mean: 0, standardDeviation: sigma)
      let x = generator.double(in: -20...20) * sigma
      // An ulp of z²/2 ≤ 200 is 2.8e-14; two of them.
      expectClose(model.logDensity(x), log(model.density(x)), absolute: 6e-14)
    }
  }

  // MARK: Edges

  @Test func equalValuesHaveNoDeviation() {
    forAll { generator in
      let value = generator.double(in: -1...1)
      let values = [Double](repeating: value, count: generator.integer(in: 1...100))
      #expect(Normal(maximumLikelihood: values) == Normal(mean: value, standardDeviation: 0))
    }
    #expect(Normal(maximumLikelihood: [0, 0]) == Normal(mean: 0, standardDeviation: 0))
  }

  @Test func neighborsAreHalfAnUlpFromTheirMean() {
    // The mean lies between two doubles, and either is as far from it as the values are.
    let fit = Normal(maximumLikelihood: [1, 1 + 0x1p-52])
    #expect(fit.standardDeviation == 0x1p-53)
  }

  @Test func extremeValues() {
    let huge = Double.greatestFiniteMagnitude
    #expect(
      Normal(maximumLikelihood: [huge, -huge]) == Normal(mean: 0, standardDeviation: huge))
    #expect(Normal(maximumLikelihood: [huge, huge]).mean == huge)
    #expect(
      Normal(maximumLikelihood: [0x1p-1074, -0x1p-1074])
        == Normal(mean: 0, standardDeviation: 0x1p-1074))
  }

  @Test func noDeviationIsAPointMass() {
    let point = Normal(mean: 3, standardDeviation: 0)
    #expect(point.density(3) == .infinity && point.logDensity(3) == .infinity)
    #expect(point.density(4) == 0 && point.logDensity(4) == -.infinity)
  }

  @Test func logDensityOutlivesTheDensity() {
    let model = Normal(mean: 0, standardDeviation: 1)
    #expect(model.density(40) == 0)
    // −800 − ½ ln 2π
    expectClose(model.logDensity(40), -800.918_938_533_204_7, ulps: 1)
    #expect(model.logDensity(.infinity) == -.infinity)
    #expect(model.logLikelihood([]) == 0)
  }

  @Test func refusesWhatDeterminesNoDistribution() async {
    await #expect(processExitsWith: .failure) { _ = Normal(maximumLikelihood: []) }
    await #expect(processExitsWith: .failure) { _ = Normal(sample: [1], divisor: .unbiased) }
    await #expect(processExitsWith: .failure) { _ = Normal(maximumLikelihood: [1, .nan]) }
    await #expect(processExitsWith: .failure) { _ = Normal(mean: 0, standardDeviation: -1) }
  }
}
