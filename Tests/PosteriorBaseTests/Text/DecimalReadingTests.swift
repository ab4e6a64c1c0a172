import PosteriorTestSupport
import Testing

@testable import PosteriorBase

@Suite struct DecimalReadingTests {
  func read(_ text: String, mark: UInt8 = UInt8(ascii: ".")) -> DecimalReading {
    DecimalReading(ArraySlice(text.utf8), mark: mark)
  }

  // MARK: Known values

  static let numbers: [(String, Double)] = [
    ("0", 0), ("7", 7), ("-7", -7), ("+7", 7), ("1.5", 1.5), (".5", 0.5), ("-.5", -0.5), ("5.", 5),
    ("007", 7), ("1e3", 1000), ("1E+3", 1000), ("1.5e-3", 0.0015), ("5.e1", 50), ("0.1", 0.1),
    ("123456789012345", 123_456_789_012_345), ("1e22", 1e22), ("1e23", 1e23), ("3e-22", 3e-22),
    ("9007199254740993", 9_007_199_254_740_992), ("9007199254740993.0000000001", 9007199254740994),
    ("1.7976931348623157e308", 1.797_693_134_862_315_7e308), ("5e-324", .leastNonzeroMagnitude),
    ("2.2250738585072011e-308", .leastNormalMagnitude.nextDown), ("1e-400", 0), ("0e999999999", 0),
    ("0.\(String(repeating: "0", count: 400))1e400", 0.1), ("1e-99999999999999999999", 0),
    ("\(String(repeating: "9", count: 300))e-300", 1),
  ]

  @Test(arguments: numbers) func aDecimalIsItsNearestDouble(_ text: String, _ value: Double) {
    #expect(read(text) == .number(value))
  }

  static let others = [
    "", "-", "+", ".", "-.", "e5", "1e", "1e+", "1e5.", "abc", "nan", "NaN", "inf", "-Infinity",
    "0x1p3",
    "0x10", "1_000", "1,5", "1.5.2", "1 000", " 1", "1 ", "--1", "+-1", "1e5e5", "１", "−1", "1f",
    "1d5",
  ]

  @Test(arguments: others) func nothingElseIsANumber(_ text: String) {
    #expect(read(text) == .notANumber)
  }

  @Test(arguments: ["1e309", "-1e309", "1e400", "1.8e308", "1e999999999999999999999"])
  func whatIsBeyondTheLargestDoubleIsTooLarge(_ text: String) {
    #expect(read(text) == .tooLarge)
  }

  @Test func zeroKeepsItsSign() {
    guard case .number(let zero) = read("-0") else { return #expect(Bool(false)) }
    #expect(zero == 0 && zero.sign == .minus)
  }

  @Test func theDecimalMarkMayBeAComma() {
    #expect(read("-1,25e1", mark: UInt8(ascii: ",")) == .number(-12.5))
    #expect(
      read("0,12345678901234567890", mark: UInt8(ascii: ",")) == .number(0.123_456_789_012_345_68))
    #expect(read("1.5", mark: UInt8(ascii: ",")) == .notANumber)
    #expect(read("1.234,5", mark: UInt8(ascii: ",")) == .notANumber)
  }

  // MARK: Properties

  @Test func everyDoubleIsReadBackFromItsShortestDecimal() {
    forAll(cases: 5000) { generator in
      let bits = Double(bitPattern: generator.next())
      let short = (generator.double(in: -1e6...1e6) * 1000).rounded() / 1000
      for value in [bits, short] where value.isFinite {
        #expect(read("\(value)") == .number(value))
      }
    }
  }
}
