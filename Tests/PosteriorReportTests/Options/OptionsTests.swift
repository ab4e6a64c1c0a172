import Posterior
import Testing

@testable import PosteriorReport

/// The options that several programs share.
@Suite struct OptionsTests {
  // MARK: Known values (by hand)

  @Test func defaults() throws {
    let text = try TextOptions.parse([])
    #expect(!text.plain && !text.ascii && text.width == nil)
    #expect(try SeedOption.parse([]).seed == 1)
    #expect(try ThreadOption.parse([]).threads == processorCount)
  }

  @Test func values() throws {
    let text = try TextOptions.parse(["--plain", "--ascii", "--width", "61"])
    #expect(text.style == TextStyle(columns: 61, isASCII: true))
    #expect(try TextOptions.parse(["--width", "1000"]).columns == 1000)
    #expect(try SeedOption.parse(["--seed", "18446744073709551615"]).seed == .max)
    #expect(try ThreadOption.parse(["--threads", "3"]).threads == 3)
  }

  // MARK: Edges

  @Test func messagesNameWhatIsWrong() {
    for width in ["19", "1001"] {
      let error = #expect(throws: (any Error).self) { try TextOptions.parse(["--width", width]) }
      #expect(
        error.map(TextOptions.message)
          == "A width is a number of columns from 20 to 1000, not \(width).")
    }
    let error = #expect(throws: (any Error).self) { try ThreadOption.parse(["--threads", "0"]) }
    #expect(error.map(ThreadOption.message) == "A number of threads is at least 1, not 0.")
    #expect(throws: (any Error).self) { try SeedOption.parse(["--seed", "-1"]) }
  }
}
