import Testing

@testable import PosteriorReport

@Suite struct TextOptionsTests {
  // MARK: Known values (by hand)

  @Test func defaults() throws {
    let options = try TextOptions.parse([])
    #expect(!options.plain && !options.ascii && options.width == nil)
  }

  @Test func values() throws {
    let options = try TextOptions.parse(["--plain", "--ascii", "--width", "61"])
    #expect(options.style == TextStyle(columns: 61, isASCII: true))
  }

  // MARK: Edges

  @Test(arguments: [20, 1000]) func extremeWidths(_ width: Int) throws {
    #expect(try TextOptions.parse(["--width", "\(width)"]).columns == width)
  }

  @Test(arguments: [19, 1001]) func widthsBeyond(_ width: Int) {
    let error = #expect(throws: (any Error).self) {
      try TextOptions.parse(["--width", "\(width)"])
    }
    #expect(
      error.map(TextOptions.message)
        == "A width is a number of columns from 20 to 1000, not \(width).")
  }
}
