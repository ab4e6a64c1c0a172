import Foundation
import GSLNumerics
import PosteriorTestSupport
import Testing

@Suite struct Log1pMinusXTests {
  // MARK: Known values (Tests/Reference/log1p_minus_x.py: mpmath 1.3.0, 250 digits)

  static let values: [(Double, Double)] = [
    (-0.999, -5.9087552789821361648),
    (-0.75, -0.63629436111989061883),
    (-0.5, -0.19314718055994530942),
    (-0.26, -0.041105092783921617371),
    (-0.1, -0.0053605156578263018443),
    (-0.001, -5.0033358353350016382e-7),
    (-1e-08, -5.0000000333333337926e-17),
    (-1e-100, -5.0000000000000001999e-201),
    (1e-100, -5.0000000000000001999e-201),
    (1e-08, -4.9999999666666671259e-17),
    (0.001, -4.996669164668332114e-7),
    (0.1, -0.0046898201956751404607),
    (0.26953125, -0.030883512149824990083),
    (0.5, -0.094534891891835618022),
    (1.0, -0.30685281944005469058),
    (10.0, -7.6021047272016294559),
    (10000000000.0, -9.99999997697414907e+9),
  ]

  @Test(arguments: values) func matchesTheReference(_ x: Double, _ expected: Double) {
    expectClose(log1pMinusX(x), expected, ulps: 4)
  }

  // MARK: Properties

  @Test func isNeverPositiveAndAddsUp() {
    forAll { generator in
      let x = generator.double(in: -0.999...10)
      let value = log1pMinusX(x)
      #expect(value <= 0)
      // 4 ulp of a value below 8 in magnitude, half an ulp of log1p below 8, and the rounding of a
      // sum below 11.
      expectClose(value + x, log1p(x), absolute: 6e-15)
    }
  }

  @Test func isHalfTheNegativeSquareNearZero() {
    forAll { generator in
      // The next term of the series, x³/3, is below an ulp of x²/2.
      let x = generator.double(in: -1e-16...1e-16)
      expectClose(log1pMinusX(x), -x * x / 2, ulps: 5)
    }
  }

  // MARK: Edges

  @Test func endsOfTheDomain() {
    #expect(log1pMinusX(0) == 0)
    #expect(log1pMinusX(-1) == -.infinity)
    #expect(log1pMinusX(.infinity) == -.infinity)
    #expect(log1pMinusX(-1.5).isNaN)
    #expect(log1pMinusX(-.infinity).isNaN)
    #expect(log1pMinusX(.nan).isNaN)
  }
}
