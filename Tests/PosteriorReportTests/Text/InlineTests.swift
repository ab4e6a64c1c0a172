import PosteriorTestSupport
import Testing

@testable import PosteriorReport

@Suite struct InlineTests {
  // MARK: Known values (by hand)

  @Test func looks() {
    #expect(
      Span.spans(of: "a **b c** *d* `e*f` g") == [
        Span(text: "a "), Span(text: "b c", style: .bold), Span(text: " "),
        Span(text: "d", style: .italic), Span(text: " "), Span(text: "e*f", style: .code),
        Span(text: " g"),
      ])
  }

  @Test func looksOverlap() {
    #expect(
      Span.spans(of: "**bold *both* bold** plain") == [
        Span(text: "bold ", style: .bold), Span(text: "both", style: [.bold, .italic]),
        Span(text: " bold", style: .bold), Span(text: " plain"),
      ])
    #expect(Span.spans(of: "***both***") == [Span(text: "both", style: [.bold, .italic])])
  }

  @Test func formulasAreUnicodeAndNotBroken() {
    #expect(text("so $H(p) = 1$, and") == "so H(p)\u{A0}=\u{A0}1, and")
    #expect(text("$\\log_2$") == "log₂")
    #expect(Span.spans(of: "**a $p$**") == [Span(text: "a p", style: .bold)])
    // Beyond 30 columns a formula may be broken.
    let (thirty, more) = ("a + b + c + d + e + f + g + hi", "a + b + c + d + e + f + g + hij")
    #expect(text("$\(thirty)$") == thirty.replacing(" ", with: "\u{A0}"))
    #expect(text("$\(more)$") == more)
  }

  @Test func unknownFormulasStayTeX() {
    #expect(text("$\\mystery x$") == "$\\mystery\u{A0}x$")
  }

  @Test func links() {
    #expect(text("see [the book](https://x.org) now") == "see the book (https://x.org) now")
    #expect(text("[https://x.org](https://x.org)") == "https://x.org")
    #expect(text("[above](#section)") == "above")
  }

  @Test func aBackslashTakesTheMeaningAway() {
    #expect(text(#"\*a\* \$5 \`b\` \[c\](d) \\"#) == #"*a* $5 `b` [c](d) \"#)
    #expect(text(#"C:\temp \ "#) == #"C:\temp \ "#)
  }

  // MARK: Properties

  @Test func textWithoutMarksIsLeftAlone() {
    forAll { generator in
      let words = (0..<generator.integer(in: 1...8)).map { _ in generator.word() }
      let sentence = words.joined(separator: " ")
      #expect(Span.spans(of: sentence) == [Span(text: sentence)])
    }
  }

  @Test func anyTextIsReadToItsEnd() {
    let pieces = [
      "*", "**", "$", "`", "[", "](", ")", "\\", " ", "a", "5", "\\frac", "{", "}", "é",
    ]
    forAll(cases: 5000) { generator in
      let markdown = (0..<generator.integer(in: 0...12)).map { _ in generator.element(of: pieces) }
        .joined()
      let letters = text(markdown).filter { $0 == "é" }.count
      #expect(letters == markdown.filter { $0 == "é" }.count, "\(markdown)")
    }
  }

  // MARK: Edges

  @Test(arguments: [
    "2 * 3 * 4", "between $5 and $6", "$5,$6", "a lonely * star", "a lonely ` tick", "5*3",
    "[no link]", "[no link] (here)", "costs $", "$$", "* ", "",
  ])
  func aMarkThatDelimitsNothingStandsForItself(_ markdown: String) {
    #expect(text(markdown) == markdown)
    #expect(Span.spans(of: markdown).allSatisfy { $0.style == [] })
  }

  @Test func aStarAfterASpaceDoesNotClose() {
    #expect(Span.spans(of: "*2 * 3*") == [Span(text: "2 * 3", style: .italic)])
  }

  private func text(_ markdown: String) -> String {
    Span.spans(of: markdown).map(\.text).joined()
  }
}
