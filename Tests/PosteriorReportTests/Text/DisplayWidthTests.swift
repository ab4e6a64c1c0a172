import PosteriorTestSupport
import Testing

@testable import PosteriorReport

@Suite struct DisplayWidthTests {
  // MARK: Known values (Unicode Standard Annex 11; Python's unicodedata 14.0 agrees on all of them)

  @Test(arguments: [
    ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("θ̂", 1), ("−Σₖ", 3), ("日本", 4), ("한국", 4),
    ("ｶﾅ", 2), ("ＡＢ", 4), ("が", 2), ("か\u{3099}", 2), ("、", 2), ("㉈", 1), ("ꥠ", 2),
    ("🚀", 2), ("✅", 2), ("⭐", 2), ("🐼", 2), ("☂", 1), ("🖉", 1), ("🇩🇪", 2), ("✓", 1),
    ("𠀀", 2), ("a\u{200B}b", 2), ("─", 1), ("∞", 1),
  ])
  func columns(_ text: String, _ width: Int) {
    #expect(text.displayWidth == width)
  }

  @Test func padding() {
    #expect("a".padded(to: 3) == "a  ")
    #expect("a".padded(to: 3, alignedRight: true) == "  a")
    #expect("日本".padded(to: 5) == "日本 ")
    #expect("long".padded(to: 3) == "long")
  }

  // MARK: Properties

  @Test func widthsAdd() {
    forAll { generator in
      let (a, b) = (generator.word(), generator.word())
      #expect((a + b).displayWidth == a.displayWidth + b.displayWidth)
      #expect(a.padded(to: 30).displayWidth == 30)
    }
  }
}
