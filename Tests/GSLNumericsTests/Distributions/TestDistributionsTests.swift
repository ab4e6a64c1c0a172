import GSLNumerics
import PosteriorTestSupport
import Testing

/// The distributions of test statistics: chi-squared and F.
@Suite struct TestDistributionsTests {
  /// Closed form: with 2 degrees of freedom Q(x) = e^(−x/2); SciPy 1.17: chi2.sf(x, ν).
  @Test func chiSquared() {
    for x in [0.1, 1.0, 5.991464547107979, 100, 1000] {
      expectClose(
        ChiSquaredDistribution.upperTail(x, degreesOfFreedom: 2), exponential(-x / 2),
        relative: 1e-12, absolute: 0)
    }
    expectClose(
      ChiSquaredDistribution.upperTail(3.841458820694124, degreesOfFreedom: 1), 0.05,
      relative: 1e-13, absolute: 0)
    expectClose(
      ChiSquaredDistribution.upperTail(200, degreesOfFreedom: 10), 1.6139305336977317e-37,
      relative: 1e-11, absolute: 0)
  }

  /// Closed form: with 2 and 2 degrees of freedom Q(x) = 1/(1 + x); SciPy 1.17: f.sf(x, ν₁, ν₂).
  @Test func f() {
    for x in [0, 0.5, 1, 19, 1e6] {
      expectClose(
        FDistribution.upperTail(x, degreesOfFreedom: (2, 2)), 1 / (1 + x), relative: 1e-13,
        absolute: 0)
    }
    expectClose(
      FDistribution.upperTail(199.145, degreesOfFreedom: (8, 288)), 1.3652919594092846e-112,
      relative: 1e-10, absolute: 0)
  }

  @Test func ends() {
    #expect(ChiSquaredDistribution.upperTail(0, degreesOfFreedom: 3) == 1)
    #expect(ChiSquaredDistribution.upperTail(.infinity, degreesOfFreedom: 3) == 0)
    #expect(FDistribution.upperTail(0, degreesOfFreedom: (3, 4)) == 1)
    #expect(FDistribution.upperTail(.infinity, degreesOfFreedom: (3, 4)) == 0)
  }

  /// e^x by ten squarings of a series, which multiply its rounding, few ulp, by 1024.
  private func exponential(_ x: Double) -> Double {
    let small = x / 1024
    var (sum, term) = (1.0, 1.0)
    for n in 1...20 {
      term *= small / Double(n)
      sum += term
    }
    return (0..<10).reduce(sum) { power, _ in power * power }
  }
}
