import PosteriorBase
import PosteriorTestSupport
import Testing

@Suite struct DecimalTextTests {
  // MARK: Known values (the C standard's examples of each notation)

  @Test func threeNotations() {
    #expect(decimalText(3.14159, digits: 2, notation: .fixed) == "3.14")
    #expect(decimalText(-0.00123456, digits: 2, notation: .scientific) == "-1.23e-03")
    #expect(decimalText(0.0001, digits: 6, notation: .general) == "0.0001")
    #expect(decimalText(123_456_789, digits: 6, notation: .general) == "1.23457e+08")
  }

  // MARK: Properties

  @Test func seventeenDigitsReadBackAsTheSameNumber() {
    forAll { generator in
      let value = Double(bitPattern: generator.next())
      guard value.isFinite else { return }
      #expect(Double(decimalText(value, digits: 17, notation: .general)) == value)
    }
  }

  // MARK: Edges

  @Test func theLargestNumbersFit() {
    let text = decimalText(-.greatestFiniteMagnitude, digits: 300, notation: .fixed)
    #expect(text.count == 1 + 309 + 1 + 300)
  }

  @Test func whatIsNoNumberIsNamed() {
    #expect(decimalText(.infinity, digits: 3, notation: .fixed) == "inf")
    #expect(decimalText(.nan, digits: 3, notation: .fixed) == "nan")
    // What 0/0 is on one processor and another; and with a payload.
    #expect(decimalText(-.nan, digits: 3, notation: .general) == "nan")
    let payload = Double(nan: 5, signaling: false)
    #expect(decimalText(-payload, digits: 17, notation: .scientific) == "nan")
    #expect(decimalText(1.5, digits: -3, notation: .fixed) == "2")
  }
}
