import PosteriorTestSupport
import Testing

@testable import PosteriorLesson

@Suite struct LessonSourceTests {
  static let lesson = """
    /*:
     # A title

     Prose.
     */
    import PosteriorLesson

    //: A line,
    //: and one more.
    let a = parameter("a", default: 1)
    let b = f(
      a)
      .description
    let c = parameter(
      "c", default: 2)
    func f(_ x: Int) -> Int {
      //: inside a statement
      x
    }
    /*: The end. */
    """

  // MARK: Known values (by hand)

  @Test func sections() {
    #expect(LessonSource(Self.lesson).sectionCount == 0)
    #expect(
      LessonSource("/*:\n ## 1 · A\n ### a\n\n ## 2\n */\nf()\n//: ## 3\n//: # 4").sectionCount == 3
    )
  }

  @Test func passages() {
    let passages = LessonSource(Self.lesson).passages
    #expect(
      passages.map(\.lines) == [1...5, 6...6, 8...9, 10...10, 11...13, 14...15, 16...19, 20...20])
    #expect(
      passages.map(\.kind) == [.prose, .code, .prose, .code, .code, .code, .code, .prose])
    #expect(passages[0].text == "# A title\n\nProse.")
    #expect(passages[2].text == "A line,\nand one more.")
    #expect(passages[4].text == "let b = f(\n  a)\n  .description")
    #expect(passages[6].text.contains("//: inside a statement"))
    #expect(passages[7].text == "The end.")
  }

  @Test func titleAndParameters() {
    let source = LessonSource(Self.lesson)
    #expect(source.title == "A title")
    #expect(source.parameterNames == ["a", "c"])
  }

  // MARK: Properties

  @Test func everyLineBelongsToAtMostOnePassageInOrder() {
    let lines = Self.lesson.split(separator: "\n", omittingEmptySubsequences: false)
    forAll { generator in
      let shuffled = (0..<15).map { _ in String(generator.element(of: lines)) }
      let passages = LessonSource(shuffled.joined(separator: "\n")).passages
      var next = 1
      for passage in passages {
        // Only blank lines stand between passages.
        let between = shuffled[(next - 1)..<(passage.lines.lowerBound - 1)]
        #expect(between.allSatisfy { $0.allSatisfy { $0.isWhitespace } })
        next = passage.lines.upperBound + 1
      }
      #expect(next <= shuffled.count + 1)
      #expect(shuffled[(next - 1)...].allSatisfy { $0.allSatisfy { $0.isWhitespace } })
    }
  }

  // MARK: Edges

  @Test func linesMayEndAsOnOtherSystems() {
    let source = LessonSource(Self.lesson.replacing("\n", with: "\r\n"))
    #expect(source == LessonSource(Self.lesson))
  }

  @Test func anEmptySourceHasNothing() {
    #expect(LessonSource("").passages == [])
    #expect(LessonSource("").title == nil)
    #expect(LessonSource("").parameterNames == [])
  }

  @Test func aLineOfSpacesEndsAStatement() {
    #expect(LessonSource("f()\n  \n  .g()").passages.map { $0.lines } == [1...1, 3...3])
  }

  @Test func aBlockThatIsNotClosedEndsWithTheFile() {
    #expect(LessonSource("/*:\n a\n b").passages.map(\.text) == ["a\nb"])
  }

  @Test func aMissingFileThrows() {
    #expect(throws: (any Error).self) { try LessonSource(file: "/nonexistent/main.swift") }
  }
}
