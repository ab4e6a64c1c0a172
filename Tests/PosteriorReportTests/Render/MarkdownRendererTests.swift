import Testing

@testable import PosteriorReport

@Suite struct MarkdownRendererTests {
  static let figure = Figure("name", alt: "A line.", x: "x", y: "y", .line("", x: [1], y: [2]))

  // MARK: Known values (by hand)

  @Test func aPage() {
    var table = Table("word", .fixed("p", 2))
    table.add("a|b", 0.5)
    table.addTotal(nil, 1.0)
    #expect(
      text([
        .prose("Some **prose**."), .code("let x = 1"), .table(table), .formula(Formula("x^2")),
        .refusal("the sum is 2"),
      ]) == """

        Some **prose**.

        ```swift
        let x = 1
        ```

        | word | p |
        |---|---:|
        | a\\|b | 0.50 |
        |  | **1.00** |

        $$x^2$$

        > **!** the sum is 2

        """)
  }

  @Test func checksAreOneList() {
    let (held, failed) = (
      CheckResult(claim: "a", holds: true), CheckResult(claim: "b", holds: false)
    )
    #expect(
      text([.check(held), .check(failed), .prose("c"), .check(held)])
        == "\n- ✓ a\n- ✗ b\n\nc\n\n- ✓ a\n")
  }

  @Test func figures() {
    #expect(text([.figure(Self.figure, .file("figures/a.svg"))]) == "\n![A line.](figures/a.svg)\n")
    #expect(text([.figure(Self.figure, .omitted)]) == "\n*Figure: A line.*\n")
    #expect(
      text([.figure(Self.figure, .numbers)]) == "\n| x | y |\n|---:|---:|\n| 1.000 | 2.000 |\n")
  }

  @Test func images() {
    let grid = ImageGrid("b", alt: "Ten shirts.", .gray(), [.init([0], width: 1)])
    #expect(text([.images(grid, .file("figures/b.svg"))]) == "\n![Ten shirts.](figures/b.svg)\n")
    #expect(text([.images(grid, .omitted)]) == "\n*Figure: Ten shirts.*\n")
  }

  // MARK: Edges

  @Test(arguments: ["my own/a.svg", "(a)/a.svg"])
  func aPathWithSpacesOrParenthesesStandsBetweenAngleBrackets(_ path: String) {
    #expect(text([.figure(Self.figure, .file(path))]) == "\n![A line.](<\(path)>)\n")
  }

  @Test func nothingFollowsTheLastElement() {
    var renderer = MarkdownRenderer()
    #expect(renderer.finish(Summary()) == "")
  }

  private func text(_ elements: [Element]) -> String {
    var renderer = MarkdownRenderer()
    return elements.map { renderer.render($0) }.joined()
  }
}
