import GSLNumerics
import PosteriorTestSupport
import Testing

@Suite struct StandardNormalTests {
  // MARK: Known values (Fixtures/Distributions: mpmath, 60 digits; Abramowitz and Stegun,
  // table 26.2)

  @Test func quantilesOfConfidenceLevelsMatchTheReference() throws {
    for entry in try Fixture.load("Distributions/bernoulli").cases {
      let confidence = entry["confidence"]!.number
      // The file's own tolerance.
      expectClose(
        StandardNormal.quantile((1 + confidence) / 2), entry["z"]!.number, relative: 1e-13,
        absolute: 1e-15)
    }
  }

  @Test func theDistributionFunctionMatchesTheTable() {
    #expect(StandardNormal.cumulative(0) == 0.5)
    expectClose(StandardNormal.cumulative(1), 0.841_344_746_068_543, absolute: 5e-16)
    expectClose(StandardNormal.cumulative(-2), 0.022_750_131_948_179, absolute: 5e-16)
  }

  // MARK: Properties

  @Test func theQuantileInvertsTheDistributionFunction() {
    forAll { generator in
      let probability = generator.double(in: 0x1p-40...0.5)
      let z = StandardNormal.quantile(probability)
      // Φ(z) has the relative derivative φ(z)/Φ(z) ≤ |z| + 1: an error of 8ε|z| in z makes
      // 8ε|z|(|z| + 1), and Φ has its own.
      expectClose(
        StandardNormal.cumulative(z), probability,
        relative: 8 * 0x1p-52 * (1 + z.magnitude * (z.magnitude + 1)), absolute: 0)
    }
  }

  @Test func bothAreSymmetricAndMonotone() {
    forAll { generator in
      let z = generator.double(in: -8...8)
      let higher = z + generator.double(in: 1e-9...1)
      expectClose(StandardNormal.cumulative(z) + StandardNormal.cumulative(-z), 1, ulps: 4)
      #expect(StandardNormal.cumulative(z) <= StandardNormal.cumulative(higher))
      let probability = Double(generator.integer(in: 1...1023)) / 1024
      expectClose(
        StandardNormal.quantile(probability), -StandardNormal.quantile(1 - probability), ulps: 4)
    }
  }

  // MARK: Edges

  @Test func limits() {
    #expect(StandardNormal.cumulative(-.infinity) == 0 && StandardNormal.cumulative(.infinity) == 1)
    #expect(StandardNormal.quantile(0) == -.infinity && StandardNormal.quantile(1) == .infinity)
    #expect(StandardNormal.quantile(0.5) == 0)
    #expect(StandardNormal.cumulative(-37) > 0)
  }

  @Test func aQuantileOfNoProbabilityTraps() async {
    await #expect(processExitsWith: .failure) { _ = StandardNormal.quantile(1.5) }
    await #expect(processExitsWith: .failure) { _ = StandardNormal.quantile(.nan) }
  }
}
