import Posterior
import PosteriorTestSupport
import Testing

@testable import PosteriorLesson

@Suite struct ParameterValueTests {
  // MARK: Known values (by hand)

  @Test func values() throws {
    #expect(try Double(parameterText: "0.25") == 0.25)
    #expect(try Double(parameterText: "-1e-3") == -0.001)
    #expect(try Double(parameterText: "+5.") == 5)
    #expect(try Int(parameterText: "-42") == -42)
    #expect(try [Double](parameterText: "1, 2.5,-3") == [1, 2.5, -3])
    #expect(try Categorical(parameterText: "0.25,0.75").probabilities == [0.25, 0.75])
  }

  @Test func texts() throws {
    #expect(0.1.parameterText == "0.1")
    #expect((-7).parameterText == "-7")
    #expect([1, 0.5].parameterText == "1.0,0.5")
    #expect(try Categorical(probabilities: [0, 1]).parameterText == "0.0,1.0")
  }

  @Test func counts() throws {
    #expect(0.5.parameterCount == nil)
    #expect(5.parameterCount == nil)
    #expect([0.5, 1].parameterCount == 2)
    #expect(try Categorical(probabilities: [0, 1, 0]).parameterCount == 3)
  }

  @Test func forms() {
    #expect(Double.parameterForm == "a number")
    #expect(Int.parameterForm == "a whole number")
    #expect([Double].parameterForm == "numbers between commas")
    #expect(Categorical.parameterForm == "probabilities between commas that sum to 1")
  }

  // MARK: Properties

  @Test func textsReadBackExactly() throws {
    try forAll { generator in
      let numbers = (0..<5).map { _ in generator.number() }
      #expect(try [Double](parameterText: numbers.parameterText) == numbers)
      #expect(try Double(parameterText: numbers[0].parameterText) == numbers[0])
      let integer = generator.integer(in: .min ... .max)
      #expect(try Int(parameterText: integer.parameterText) == integer)
      let distribution = try Categorical(normalizing: generator.probabilities(4))
      #expect(try Categorical(parameterText: distribution.parameterText) == distribution)
    }
  }

  // MARK: Edges

  @Test(arguments: [
    "nan", "inf", "-inf", "infinity", "0x1p3", "1_000", "", " ", "1e400", "-1e400", "abc", "1.5x",
    "1,5", "1 ", "--1", "e5", ".", "٣", "½",
  ])
  func whatIsNoNumber(_ text: String) {
    let error = #expect(throws: ParameterError.self) { try Double(parameterText: text) }
    #expect(error?.description == "'\(text)' is not a number")
  }

  @Test(arguments: ["", "1.0", "1e3", "0x10", "1_000", "9223372036854775808", "seven", " 7", "٣"])
  func whatIsNoWholeNumber(_ text: String) {
    let error = #expect(throws: ParameterError.self) { try Int(parameterText: text) }
    #expect(error?.description == "'\(text)' is not a whole number")
  }

  @Test(arguments: [("", ""), ("1,,2", ""), ("1,", ""), ("1;2", "1;2"), ("1,nan", "nan")])
  func whatIsNoList(_ text: String, _ piece: String) {
    let error = #expect(throws: ParameterError.self) { try [Double](parameterText: text) }
    #expect(error?.description == "'\(piece)' is not a number")
  }

  @Test func whatIsNoDistribution() {
    #expect(throws: DistributionError.sum(.probability, value: 1.1)) {
      try Categorical(parameterText: "0.5,0.6")
    }
    #expect(throws: ParameterError.self) { try Categorical(parameterText: "half,half") }
  }

  @Test func aLongTextIsCutInTheMessage() {
    let error = #expect(throws: ParameterError.self) {
      try Int(parameterText: String(repeating: "9", count: 5000))
    }
    #expect(error?.description.count == 60 + "'' is not a whole number".count)
  }
}
