import PosteriorTestSupport
import Testing

@testable import PosteriorReport

@Suite struct ImageGridTextTests {
  /// 24 columns and three rows: black, dark gray, white.
  static let bars = ImageGrid.Image(
    [0, 0.4, 1].flatMap { Array(repeating: $0, count: 24) }, width: 24, caption: "bars → 縞")

  // MARK: Known values (by hand)

  @Test func shades() {
    let grid = ImageGrid("a", alt: "A.", .gray(), [Self.bars])
    // The mean of 0 and 0.4 is 1.8 of 9 steps.
    let lines = [String(repeating: ":", count: 24), String(repeating: "@", count: 24)]
    #expect(grid.lines(TextStyle()) == lines + ["bars → 縞"])
    #expect(grid.lines(TextStyle(hasEscapes: true, isASCII: true)) == lines + ["bars -> ?"])
  }

  @Test func colorsOfTwoPixelsInOneCharacter() {
    let grid = ImageGrid("a", alt: "A.", .gray(), [Self.bars])
    let half = String(repeating: "▀", count: 24)
    // Black and white are colors 16 and 231; 0.4 is step 10 of 25, and the grays begin with 232 at
    // step 1.
    #expect(
      grid.lines(TextStyle(hasEscapes: true)) == [
        "\u{1B}[38;5;16;48;5;241m\(half)\u{1B}[0m", "\u{1B}[38;5;231;49m\(half)\u{1B}[0m",
        "bars → 縞",
      ])
  }

  @Test func signs() {
    // −12/12 … −1/12, 1/12 … 12/12
    let negative = (1...12).map { -Double($0) / 12 }
    let pixels = negative.reversed() + negative.map(\.magnitude)
    let grid = ImageGrid("a", alt: "A.", .signed(limit: 1), [.init(pixels, width: 24)])
    #expect(
      grid.lines(TextStyle()) == [
        "%%%====----  ++++****###", "", "−1.0 %==-- ++**# 1.0",
      ])
    #expect(grid.lines(TextStyle(columns: 39))[2] == "−1.0 %= *# 1.0")
    let colors = grid.lines(TextStyle(hasEscapes: true))
    #expect(colors[0].hasPrefix("\u{1B}[38;5;26;49m▀▀\u{1B}[38;5;33;49m▀"))
    #expect(colors[0].hasSuffix("\u{1B}[38;5;202;49m▀▀\u{1B}[38;5;166;49m▀▀\u{1B}[0m"))
    #expect(colors[2].hasPrefix("−1.0 \u{1B}[48;5;26m  \u{1B}[48;5;33m  "))
    #expect(colors[2].hasSuffix("\u{1B}[48;5;166m  \u{1B}[0m 1.0"))
  }

  @Test func sideBySideAsFarAsThereIsRoom() {
    let grid = ImageGrid(
      "a", alt: "A.", .gray(), columns: 3, Array(repeating: Self.bars, count: 4))
    func row(_ count: Int) -> [String] {
      let texts = [":", "@"].map { String(repeating: $0, count: 24) } + ["bars → 縞".padded(to: 24)]
      return texts.map { text in
        Array(repeating: text, count: count).joined(separator: "  ").droppingLast { $0 == " " }
      }
    }
    // Three of them take 76 columns, between margins of two.
    #expect(grid.lines(TextStyle(columns: 80)) == row(3) + [""] + row(1))
    #expect(grid.lines(TextStyle(columns: 79)) == row(2) + [""] + row(2))
    #expect(grid.lines(TextStyle(columns: 300)) == row(3) + [""] + row(1))
  }

  @Test func tinyImagesAreDrawnLarger() {
    let grid = ImageGrid("a", alt: "A.", .gray(), [.init([0, 1, 1, 0], width: 2)])
    let (blank, full) = (String(repeating: " ", count: 12), String(repeating: "@", count: 12))
    let lines = grid.lines(TextStyle())
    #expect(lines == Array(repeating: blank + full, count: 6) + Array(repeating: full, count: 6))
  }

  @Test func wideImagesAreDrawnSmaller() {
    // Two pixels become one with their mean.
    let pixels = (0..<2).flatMap { _ in (0..<40).map { Double($0 / 2 % 2) } }
    let grid = ImageGrid("a", alt: "A.", .gray(), [.init(pixels, width: 40)])
    #expect(grid.lines(TextStyle(columns: 40))[0].count == 40)
    #expect(grid.lines(TextStyle(columns: 20)) == [String(repeating: " @", count: 10)])
  }

  @Test func aPixelOfASmallerImageIsTheMeanOfThoseItStandsFor() {
    // Five rows of 40 pixels become 2.5, rounded to three; their columns alternate between 0 and
    // 0.8.
    let pixels = (0..<200).map { $0 % 2 == 0 ? 0 : 0.8 }
    let grid = ImageGrid("a", alt: "A.", .gray(), [.init(pixels, width: 40)])
    let line = String(repeating: "=", count: 20)
    #expect(grid.lines(TextStyle(columns: 20)) == [line, line])
  }

  // MARK: Properties

  @Test func neverWiderThanTheTerminal() {
    forAll { generator in
      let images = (0..<generator.integer(in: 1...4)).map { _ in
        let width = generator.integer(in: 1...90)
        return ImageGrid.Image(
          generator.vector(width * generator.integer(in: 1...5), in: -1...1), width: width,
          caption: "字 word " + String(repeating: "a", count: generator.integer(in: 0...9)))
      }
      let scale: ImageGrid.Scale = generator.integer(in: 0...1) == 0 ? .gray() : .signed()
      let grid = ImageGrid("a", alt: "A.", scale, columns: generator.integer(in: 1...5), images)
      let style = TextStyle(
        columns: generator.integer(in: 20...120), hasEscapes: generator.integer(in: 0...1) == 0)
      for line in grid.lines(style) {
        let text = line.replacing(/\u{1B}\[[0-9;]*m/, with: "")
        #expect(text.displayWidth + 2 * style.margin <= style.columns)
      }
    }
  }
}
