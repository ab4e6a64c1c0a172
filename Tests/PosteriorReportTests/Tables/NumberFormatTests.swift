import PosteriorReport
import PosteriorTestSupport
import Testing

@Suite struct NumberFormatTests {
  // MARK: Known values (by hand)

  @Test func automatic() {
    for (value, text) in [
      (0.25, "0.25"), (-0.1, "−0.1"), (1, "1"), (-1000, "−1000"), (1.0 / 3, "0.333333"),
      (2.0 / 3, "0.666667"), (123.456789, "123.457"), (0.0001, "0.0001"), (999_999.5, "1000000"),
      (1_234_567.8, "1234568"), (1e7, "1·10⁷"), (9_999_999.6, "1·10⁷"), (1.5e-7, "1.5·10⁻⁷"),
      (-2.5e300, "−2.5·10³⁰⁰"), (.leastNonzeroMagnitude, "4.94066·10⁻³²⁴"), (100, "100"),
    ] {
      #expect(NumberFormat.automatic.text(value) == text)
    }
  }

  @Test func fixed() {
    for (value, digits, text) in [
      (1.386294, 3, "1.386"), (-1.5, 1, "−1.5"), (2.0, 4, "2.0000"), (1234.5678, 0, "1235"),
      (1e22, 1, "10000000000000000000000.0"), (0.999, 2, "1.00"),
    ] {
      #expect(NumberFormat.fixed(digits).text(value) == text)
    }
  }

  @Test func significant() {
    for (value, digits, text) in [
      (0.99996, 4, "1.000"), (0.000045401, 4, "4.540·10⁻⁵"), (0.00012345, 2, "0.00012"),
      (123_456, 3, "123456"), (12_345_678, 3, "1.23·10⁷"), (-0.99995, 4, "−1.000"),
    ] {
      #expect(NumberFormat.significant(digits).text(value) == text)
    }
  }

  @Test func scientific() {
    for (value, digits, text) in [
      (9.08e-5, 2, "9.08·10⁻⁵"), (-1, 0, "−1·10⁰"), (6.02214076e23, 3, "6.022·10²³"),
      (9.999, 1, "1.0·10¹"), (1e-300, 0, "1·10⁻³⁰⁰"),
    ] {
      #expect(NumberFormat.scientific(digits).text(value) == text)
    }
  }

  @Test func percent() {
    for (value, digits, text) in [
      (0.25, 0, "25 %"), (1.07, 1, "107.0 %"), (-0.005, 1, "−0.5 %"), (0.0004, 0, "0 %"),
    ] {
      #expect(NumberFormat.percent(digits).text(value) == text)
    }
  }

  @Test func interpolation() {
    #expect("costs \(1.386294, .fixed(3)) nats" == "costs 1.386 nats")
  }

  // MARK: Properties

  @Test func automaticReadsBackWithinItsDigits() {
    forAll { generator in
      let value = generator.number()
      // Half a unit of the sixth digit is at most 5·10⁻⁶ of the number; reading adds 10⁻¹⁵ of it.
      expectClose(parse(NumberFormat.automatic.text(value)), value, relative: 5.001e-6, absolute: 0)
    }
  }

  @Test func fixedReadsBackWithinHalfAUnit() {
    forAll { generator in
      let value = generator.double(in: -1e6...1e6)
      let digits = generator.integer(in: 0...6)
      let unit = Double("1e-\(digits)")!
      // Reading back is exact up to 2⁻³³, half an ulp of 10⁶.
      expectClose(
        parse(NumberFormat.fixed(digits).text(value)), value, absolute: 0.5 * unit + 1.2e-10)
    }
  }

  @Test func scientificHasOneDigitBeforeThePoint() {
    forAll { generator in
      let value = generator.number()
      let digits = generator.integer(in: 0...15)
      let text = NumberFormat.scientific(digits).text(value)
      guard value != 0 else { return #expect(text == "0") }
      let mantissa = text.replacing("−", with: "").split(separator: "·")[0]
      #expect(mantissa.count == (digits == 0 ? 1 : digits + 2))
      #expect(mantissa.first != "0")
      expectClose(parse(text), value, relative: 0.501 * Double("1e-\(digits)")!, absolute: 0)
    }
  }

  /// The number that a text stands for.
  private func parse(_ text: String) -> Double {
    let plain = String(text.map { Self.plain[$0] ?? $0 }).replacing("·10", with: "e")
    return Double(plain) ?? .nan
  }

  private static let plain = Dictionary(uniqueKeysWithValues: zip("−⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "-0123456789-"))

  // MARK: Edges

  @Test(arguments: [
    NumberFormat.automatic, .fixed(3), .significant(3), .scientific(3), .percent(3),
  ])
  func whatIsNoNumber(_ format: NumberFormat) {
    #expect(format.text(.infinity) == "∞")
    #expect(format.text(-.infinity) == "−∞")
    #expect(format.text(.nan) == "NaN")
  }

  @Test(arguments: [NumberFormat.automatic, .fixed(3), .significant(3), .scientific(3)])
  func anExactZeroIsTheDigit(_ format: NumberFormat) {
    #expect(format.text(0) == "0")
    #expect(format.text(-0.0) == "0")
  }

  @Test func aNumberRoundedToZeroKeepsItsDecimalsAndLosesItsSign() {
    #expect(NumberFormat.fixed(2).text(1e-9) == "0.00")
    #expect(NumberFormat.fixed(2).text(-1e-9) == "0.00")
    #expect(NumberFormat.percent(1).text(-1e-9) == "0.0 %")
  }

  @Test func negativeDigitsAreNone() {
    #expect(NumberFormat.fixed(-1).text(2.6) == "3")
    #expect(NumberFormat.significant(0).text(2.6) == "3")
    #expect(NumberFormat.scientific(-1).text(2.6) == "3·10⁰")
  }
}
