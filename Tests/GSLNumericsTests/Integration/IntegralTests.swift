import GSLNumerics
import PosteriorTestSupport
import Testing

@Suite struct IntegralTests {
  // MARK: Known values (mpmath 1.3.0, 40 digits)

  @Test func smoothIntegralsAreRightToTheLastDigits() throws {
    expectClose(try integral(over: 0...1) { 1 / (1 + $0 * $0) }, Double.pi / 4, ulps: 4)
    expectClose(
      try integral(over: 0...1) { logistic($0) }, softplus(1) - softplus(0), ulps: 4)
    expectClose(try integral(over: -3...5) { softplus($0) }, 14.089_026_715_631_88, ulps: 8)
  }

  @Test func theLikelihoodOfSevenInTenHasTheAreaOneIn1320() throws {
    let area = try integral(over: 0...1) { x in
      let square = x * x
      return square * square * square * x * (1 - x) * (1 - x) * (1 - x)
    }
    expectClose(area, 1 / 1320, ulps: 4)
  }

  // MARK: Properties

  @Test func polynomialsOfDegree31AreExactUpToRounding() throws {
    // 21 Kronrod points integrate polynomials up to degree 31 exactly; the sum has 21 positive
    // terms.
    try forAll { generator in
      let degree = generator.integer(in: 0...31)
      let end = generator.double(in: 0.1...3)
      let power = { (x: Double) in (0..<degree).reduce(1.0) { product, _ in product * x } }
      let exact = power(end) * end / Double(degree + 1)
      // The power has up to 31 rounded factors, and the points are rounded too, which the power
      // multiplies by 31.
      expectClose(try integral(over: 0...end, of: power), exact, ulps: 4 * (degree + 2))
    }
  }

  @Test func twoPartsMakeTheWhole() throws {
    try forAll { generator in
      let (a, b, c) = (generator.double(in: -3...0), generator.double(in: 0...2), 3.0)
      let function = { (x: Double) in logistic(4 * x) }
      let parts = try integral(over: a...b, of: function) + integral(over: b...c, of: function)
      // Each integral is within the default tolerance of 1e−13 of its value.
      expectClose(try integral(over: a...c, of: function), parts, relative: 2e-13, absolute: 0)
    }
  }

  // MARK: Edges

  @Test func anEmptyRangeHasNoArea() throws {
    #expect(try integral(over: 2...2) { $0 } == 0)
  }

  @Test func aSingularityIsAnError() {
    #expect(throws: NumericalError.self) { try integral(over: 0...1) { 1 / $0 } }
  }

  @Test func notANumberIsAnError() {
    #expect(throws: NumericalError.self) { try integral(over: 0...1) { _ in .nan } }
  }

  @Test func anInfiniteRangeTraps() async {
    await #expect(processExitsWith: .failure) { _ = try integral(over: 0...(.infinity)) { $0 } }
    await #expect(processExitsWith: .failure) {
      _ = try integral(over: 0...1, tolerance: 1e-15) { $0 }
    }
  }
}
