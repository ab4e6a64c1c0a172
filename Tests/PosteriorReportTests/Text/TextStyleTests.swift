import PosteriorTestSupport
import Testing

@testable import PosteriorReport

@Suite struct TextStyleTests {
  // MARK: Known values (by hand)

  @Test func wrapping() {
    let style = TextStyle()
    #expect(style.wrap([Span(text: "one two three")], width: 7) == ["one two", "three"])
    #expect(style.wrap([Span(text: "日本 日本 日本")], width: 9) == ["日本 日本", "日本"])
    #expect(style.wrap([Span(text: "a\u{A0}b c")], width: 4) == ["a b", "c"])
    #expect(style.wrap([Span(text: "x a\u{A0}b")], width: 3) == ["x", "a b"])
    #expect(style.wrap([Span(text: " two  spaces ")], width: 20) == ["two spaces"])
  }

  @Test func aLookMayChangeInsideAWord() {
    let spans = [Span(text: "a ("), Span(text: "b c", style: .bold), Span(text: ")")]
    #expect(TextStyle().wrap(spans, width: 4) == ["a (b", "c)"])
    #expect(
      TextStyle(hasEscapes: true).wrap(spans, width: 4)
        == ["a (\u{1B}[1mb\u{1B}[0m", "\u{1B}[1mc\u{1B}[0m)"])
  }

  @Test func looks() {
    let style = TextStyle(hasEscapes: true)
    #expect(style.apply(.red, to: "a") == "\u{1B}[31ma\u{1B}[0m")
    #expect(style.apply(.red, to: "") == "")
    #expect(TextStyle().apply(.red, to: "a") == "a")
    #expect(
      style.wrap([Span(text: "a", style: [.bold, .italic])], width: 9)
        == ["\u{1B}[1m\u{1B}[3ma\u{1B}[0m\u{1B}[0m"])
    #expect(style.wrap([Span(text: "a", style: .code)], width: 9) == ["\u{1B}[36ma\u{1B}[0m"])
  }

  @Test func measures() {
    for (columns, margin, measure) in [
      (20, 0, 20), (49, 0, 49), (50, 2, 46), (78, 2, 74), (200, 2, 74), (5, 0, 10),
    ] {
      #expect(TextStyle(columns: columns).margin == margin)
      #expect(TextStyle(columns: columns).measure == measure)
    }
  }

  // MARK: Properties

  @Test(arguments: [false, true]) func linesFitAndNoWordIsLost(_ isASCII: Bool) {
    let style = TextStyle(isASCII: isASCII)
    forAll(cases: 2000) { generator in
      let words = (0..<generator.integer(in: 0...30)).map { _ in generator.word() }
      let width = generator.integer(in: 5...40)
      let spans = words.map {
        Span(text: $0 + " ", style: generator.element(of: [[], .bold, .code, .italic]))
      }
      let lines = style.wrap(spans, width: width)
      #expect(
        lines.flatMap { $0.split(separator: " ") }.map(String.init) == words.map(style.letters))
      for (line, next) in zip(lines, lines.dropFirst() + [""]) {
        #expect(line.displayWidth <= width || !line.contains(" "), "\(line)")
        // A line is broken only where the next word would not fit.
        let word = next.prefix { $0 != " " }
        #expect(next.isEmpty || line.displayWidth + 1 + String(word).displayWidth > width)
      }
    }
  }

  @Test func escapesTakeNoColumns() {
    forAll { generator in
      let spans = (0..<20).map { _ in
        Span(text: generator.word() + " ", style: generator.element(of: [[], .bold, .code]))
      }
      let colored = TextStyle(hasEscapes: true).wrap(spans, width: 25)
      let stripped = colored.map { $0.replacing(/\u{1B}\[\d+m/, with: "") }
      #expect(stripped == TextStyle().wrap(spans, width: 25))
    }
  }

  // MARK: Edges

  @Test func nothingMakesNoLines() {
    #expect(TextStyle().wrap([], width: 10) == [])
    #expect(TextStyle().wrap([Span(text: "  ")], width: 10) == [])
  }

  @Test func aLongWordStandsAlone() {
    #expect(
      TextStyle().wrap([Span(text: "a incomprehensible b")], width: 5)
        == ["a", "incomprehensible", "b"])
  }

  @Test func aLongFormulaIsBrokenAtItsNoBreakSpaces() {
    #expect(
      TextStyle().wrap([Span(text: "so a\u{A0}=\u{A0}b\u{A0}+\u{A0}c, if")], width: 7)
        == ["so a =", "b + c,", "if"])
  }
}
