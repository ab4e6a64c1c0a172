import GSLNumerics
import PosteriorTestSupport
import Testing

@Suite struct StudentDistributionTests {
  // MARK: Known values (closed forms: ν = 1 is tan(π(p − ½)), ν = 2 is (2p − 1)√(2 / (4p(1 − p)))

  @Test(arguments: [0.6, 0.75, 0.9, 0.975, 0.999]) func oneAndTwoDegrees(_ p: Double) {
    let angle = Double.pi * (p - 0.5)
    // GSL iterates until a step is below 10⁻⁶ of the quantile; the error left is about its square.
    expectClose(
      StudentDistribution.quantile(p, degreesOfFreedom: 1), tangent(angle), relative: 1e-9,
      absolute: 0)
    let scale: Double = (1 / (2 * p * (1 - p))).squareRoot()
    expectClose(
      StudentDistribution.quantile(p, degreesOfFreedom: 2), (2 * p - 1) * scale, relative: 1e-9,
      absolute: 0)
  }

  /// The tangent from its half angle's series of sine and cosine.
  private func tangent(_ x: Double) -> Double {
    var (sine, cosine, term) = (0.0, 0.0, 1.0)
    for n in 0..<40 {
      let sign = n % 4 < 2 ? 1.0 : -1.0
      if n % 2 == 0 { cosine += sign * term } else { sine += sign * term }
      term *= x / Double(n + 1)
    }
    return sine / cosine
  }

  /// SciPy 1.11: scipy.stats.t.ppf(0.975, [3, 5, 29, 1e6]).
  @Test func theUsualTable() {
    let known: [(Double, Double)] = [
      (3, 3.182446305284263), (5, 2.5705818366147395), (29, 2.045229642132703),
    ]
    for (degrees, quantile) in known {
      expectClose(
        StudentDistribution.quantile(0.975, degreesOfFreedom: degrees), quantile, relative: 1e-9,
        absolute: 0)
    }
  }

  // MARK: Edges

  @Test func infinitelyManyDegreesAreNormal() {
    for p in [1e-300, 1e-20, 0.025, 0.5, 0.975] {
      let normal = StandardNormal.quantile(p)
      #expect(StudentDistribution.quantile(p, degreesOfFreedom: .infinity) == normal)
      // Here GSL returns NaN.
      #expect(StudentDistribution.quantile(p, degreesOfFreedom: 1e300) == normal)
      // z² / 4ν is below 10⁻¹⁵.
      expectClose(
        StudentDistribution.quantile(p, degreesOfFreedom: 1e18), normal, relative: 1e-9, absolute: 0
      )
    }
  }

  /// mpmath 1.3, 40 digits: bisection of the tail z^(ν/2) ₂F₁(ν/2, ½; ν/2 + 1; z) / (ν B(ν/2, ½)),
  /// z = ν / (ν + x²).
  @Test func farTails() {
    let known: [(p: Double, degrees: Double, quantile: Double)] = [
      (1e-80, 171, -35.293542734961549), (1e-100, 1000, -23.930617087826443),
      (1e-300, 1, -3.1830988618379066e299), (1e-100, 1, -3.1830988618379067e99),
      (1e-300, 3, -1.0331108360446529e100), (1e-300, 2.5, -8.7654378822799919e119),
    ]
    // GSL's distribution function is an expansion for ν > 30 and x² < 10ν, in error by 1.8·10⁻⁷ of
    // the tail in the first of these cases. A share of the tail is a share of the quantile once it
    // is divided by about ν x² / (ν + x²), which is 150 there.
    for (p, degrees, quantile) in known {
      expectClose(
        StudentDistribution.quantile(p, degreesOfFreedom: degrees), quantile,
        relative: degrees > 30 ? 1.8e-7 / 150 : 1e-9, absolute: 0, "p = \(p), ν = \(degrees)")
    }
    // Above the largest double.
    #expect(StudentDistribution.quantile(1e-10, degreesOfFreedom: 1e-3) == -.infinity)
  }

  @Test func symmetryAndEnds() async {
    for degrees in [0.5, 1, 7, 300] {
      expectClose(
        StudentDistribution.quantile(0.1, degreesOfFreedom: degrees),
        -StudentDistribution.quantile(0.9, degreesOfFreedom: degrees), relative: 1e-9, absolute: 0)
      #expect(StudentDistribution.quantile(0, degreesOfFreedom: degrees) == -.infinity)
      #expect(StudentDistribution.quantile(1, degreesOfFreedom: degrees) == .infinity)
    }
    await #expect(processExitsWith: .failure) {
      _ = StudentDistribution.quantile(1.5, degreesOfFreedom: 1)
    }
    await #expect(processExitsWith: .failure) {
      _ = StudentDistribution.quantile(0.5, degreesOfFreedom: 0)
    }
  }
}
