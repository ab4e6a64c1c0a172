import PosteriorTestSupport
import Testing

@testable import PosteriorReport

@Suite struct MarkdownTests {
  // MARK: Known values (by hand)

  @Test func blocks() {
    let markdown = """
      # Title
      Text of a
      paragraph.

      ## Section
      - one
      - two
        goes on
      1. first
      12. twelfth

      > said
      goes on

      ```swift
      let x = 1

        indented
      ```
      $$a = b$$
      After.
      """
    #expect(
      ProseBlock.blocks(of: markdown) == [
        .heading(level: 1, text: "Title"), .paragraph("Text of a paragraph."),
        .heading(level: 2, text: "Section"), .item(marker: "•", text: "one"),
        .item(marker: "•", text: "two goes on"), .item(marker: "1.", text: "first"),
        .item(marker: "12.", text: "twelfth"), .quotation("said goes on"),
        .code(["let x = 1", "", "  indented"]), .formula("a = b"), .paragraph("After."),
      ])
  }

  @Test func formulasOfSeveralLines() {
    #expect(ProseBlock.blocks(of: "$$\na\n= b\n$$\nc") == [.formula("a = b"), .paragraph("c")])
    #expect(ProseBlock.blocks(of: "$$a\n= b$$") == [.formula("a = b")])
  }

  // MARK: Properties

  @Test func noWordOfAParagraphIsLost() {
    forAll { generator in
      let words = (0..<generator.integer(in: 1...20)).map { _ in "w" + generator.word() }
      let lines = words.map { $0 + generator.element(of: [" ", "\n", "\n\n", "  \n"]) }
      let blocks = ProseBlock.blocks(of: lines.joined())
      let found = blocks.flatMap { block -> [String] in
        guard case .paragraph(let text) = block else { return ["?"] }
        return text.split(separator: " ").map(String.init)
      }
      #expect(found == words)
    }
  }

  // MARK: Edges

  @Test func whatOnlyLooksLikeABlock() {
    for text in ["#hashtag", "-5 degrees", "1.5 bits", "3 . 4", "a # b", ">5", "1a. b", ". a"] {
      #expect(ProseBlock.blocks(of: text) == [.paragraph(text)])
    }
  }

  @Test func nothingMakesNoBlocks() {
    #expect(ProseBlock.blocks(of: "") == [])
    #expect(ProseBlock.blocks(of: " \n\n") == [])
  }

  @Test func whatIsNotClosedEndsWithTheText() {
    #expect(ProseBlock.blocks(of: "```\na") == [.code(["a"])])
    #expect(ProseBlock.blocks(of: "$$\na") == [.formula("a")])
  }
}
