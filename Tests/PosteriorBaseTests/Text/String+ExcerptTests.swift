import Testing

@testable import PosteriorBase

@Suite struct StringExcerptTests {
  // MARK: Known values (by hand)

  @Test(arguments: [
    ("", ""), ("grades é 日", "grades é 日"), ("a\u{1B}[31m\n\0", #"a\u{1B}[31m\n\0"#),
    ("a\u{2028}b\u{2029}", #"a\u{2028}b\u{2029}"#),
    ("\r\n\t\u{7F}\u{9B}", #"\r\n\t\u{7F}\u{009B}"#),
  ])
  func excerpts(_ text: String, _ excerpt: String) {
    #expect(text.excerpt == excerpt)
  }

  // MARK: Edges

  @Test func sixtyCharactersAreKeptAndMoreAreCut() {
    let sixty = String(repeating: "x", count: 60)
    #expect(sixty.excerpt == sixty)
    #expect((sixty + "y").excerpt == sixty.dropLast() + "…")
    #expect((sixty + "y\n").legible == sixty + #"y\n"#)
  }
}
