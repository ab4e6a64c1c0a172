import PosteriorTestSupport
import Testing

@testable import PosteriorReport

@Suite struct TerminalRendererTests {
  // MARK: Known values (by hand)

  @Test func aPage() {
    let elements: [Element] = [
      .prose("# Title\n\nText with **bold** and $x^2$.\n\n- one\n- two\n\n> said"),
      .check(CheckResult(claim: "it holds", holds: true)),
      .check(CheckResult(claim: "it fails", holds: false, value: 2, expected: 1, tolerance: 0)),
      .formula(Formula(#"\theta = \frac12"#)), .refusal("the sum is 2"), .code("let x = 1"),
    ]
    #expect(
      text(elements, TextStyle(columns: 30)) == """

        Title
        ══════════════════════════════

        Text with bold and x².

        • one
        • two

        said

        ✓ it holds
        ✗ it fails: found 2.0,
          expected 1.0 within 0.0

        θ = ½

        ! the sum is 2

        """)
  }

  @Test func indentation() {
    let elements: [Element] = [
      .prose("Text."), .prose("> said"), .formula(Formula("x")), .refusal("no"), .table(Table("a")),
    ]
    #expect(
      text(elements, TextStyle()) == """

          Text.

              said

              x

              ! no

              a
              ─

        """)
  }

  @Test func narrowTerminalsHaveNoIndentation() {
    let twenty = "aaaaaaaaa bbbbbbbbbb"
    #expect(text([.prose("> \(twenty)")], TextStyle(columns: 20)) == "\n\(twenty)\n")
  }

  @Test func codeIsShownOnRequest() {
    var renderer = TerminalRenderer(style: TextStyle(columns: 40), showsCode: true)
    #expect(renderer.render(.code("let x = 1\n\n  let y = 2")) == "\nlet x = 1\n\n  let y = 2\n")
  }

  @Test func figures() {
    let figure = Figure("name", alt: "A line.", x: "x", y: "y", .line("", x: [1], y: [2]))
    let style = TextStyle(columns: 40)
    let drawing = "\n\u{C}  +------+ \n  |      |\n\n"
    #expect(
      text([.figure(figure, .text(drawing))], style)
        == "\n\(figure.y.title)\n  +------+\n  |      |\n")
    let right = Figure("b", alt: "b", x: "x", y: "y", right: "r", .line("l", x: [1], y: [1]))
    #expect(
      text([.figure(right, .text(drawing))], style) == "\ny        r\n  +------+\n  |      |\n")
    #expect(text([.figure(figure, .omitted)], style) == "\nFigure: A line.\n")
    #expect(text([.figure(figure, .file("a.svg"))], style) == "\nFigure: A line.\n")
    #expect(
      text([.figure(figure, .numbers)], style) == "\n    x       y\n─────────────\n1.000   2.000\n")
  }

  @Test func images() {
    let grid = ImageGrid("b", alt: "Ten shirts.", .gray(), [.init([0], width: 1)])
    // A drawing stays as it is: spaces at its sides are pixels.
    #expect(text([.images(grid, .text("  @@\n\n@  "))], TextStyle()) == "\n    @@\n\n  @  \n")
    let narrow = TextStyle(columns: 40)
    #expect(text([.images(grid, .omitted)], narrow) == "\nFigure: Ten shirts.\n")
    #expect(text([.images(grid, .file("b.svg"))], narrow) == "\nFigure: Ten shirts.\n")
  }

  @Test func displayedFormulas() {
    let aligned = Formula(#"\begin{aligned} a &= b \\ &= c \end{aligned}"#)
    #expect(text([.formula(aligned)], TextStyle(columns: 40)) == "\na = b\n= c\n")
    #expect(text([.formula(Formula(#"\mystery"#))], TextStyle(columns: 40)) == "\n\\mystery\n")
    #expect(text([.prose("$$x^2$$")], TextStyle(columns: 40)) == "\nx²\n")
  }

  @Test func theEnd() {
    let holds = CheckResult(claim: "a", holds: true)
    let fails = CheckResult(claim: "b", holds: false)
    let differs = CheckResult(claim: "c", holds: false, isDemanded: false)
    for (checks, text) in [
      (
        [holds, differs],
        "\n1 of 2 numbers differs from the\nlesson's: as they should, if you changed\nsomething.\n"
      ),
      (
        [differs, differs],
        "\n2 of 2 numbers differ from the lesson's:\nas they should, if you changed\nsomething.\n"
      ),
      ([differs, fails], "\n1 of 2 checks failed.\n"),
      ([], ""), ([holds], "\nThe one checked number holds.\n"),
      ([holds, holds], "\nAll 2 checked numbers hold.\n"),
      ([holds, fails], "\n1 of 2 checks failed.\n"),
    ] {
      var renderer = TerminalRenderer(style: TextStyle(columns: 40), showsCode: false)
      #expect(renderer.finish(Summary(checks: checks)) == text)
    }
    var narrow = TerminalRenderer(style: TextStyle(columns: 20), showsCode: false)
    #expect(narrow.finish(Summary(checks: [holds])) == "\nThe one checked\nnumber holds.\n")
  }

  @Test func looks() {
    let style = TextStyle(columns: 40, hasEscapes: true)
    #expect(text([.prose("## A")], style) == "\n\u{1B}[1mA\u{1B}[0m\n")
    #expect(
      text([.check(CheckResult(claim: "a", holds: true))], style) == "\n\u{1B}[32m✓\u{1B}[0m a\n")
    #expect(
      text([.check(CheckResult(claim: "a", holds: false))], style) == "\n\u{1B}[31m✗\u{1B}[0m a\n")
    let changed = CheckResult(claim: "a", holds: false, isDemanded: false)
    #expect(
      text([.check(changed)], style) == "\n\u{1B}[33m≠\u{1B}[0m a: in the lesson, not here\n")
    #expect(text([.refusal("a")], style) == "\n\u{1B}[31m!\u{1B}[0m a\n")
  }

  // MARK: Properties

  @Test func noLineExceedsTheWidthUnlessAWordDoes() {
    let starts = ["", "# ", "## ", "- ", "1. ", "> "]
    forAll { generator in
      let words = (0..<20).map { _ in generator.word() }
      let columns = generator.integer(in: 20...100)
      let markdown = generator.element(of: starts) + words.joined(separator: " ")
      for line in text([.prose(markdown)], TextStyle(columns: columns)).split(separator: "\n") {
        let isWord = !line.dropFirst(2).trimmed.contains(" ")
        #expect(String(line).displayWidth <= columns || isWord, "\(columns): \(line)")
      }
    }
  }

  // MARK: Edges

  @Test func emptyProseSaysNothing() {
    #expect(text([.prose("")], TextStyle()) == "")
  }

  private func text(_ elements: [Element], _ style: TextStyle) -> String {
    var renderer = TerminalRenderer(style: style, showsCode: false)
    return elements.map { renderer.render($0) }.joined()
  }
}
