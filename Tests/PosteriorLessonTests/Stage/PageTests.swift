import PosteriorTestSupport
import Testing

@testable import PosteriorLesson
@testable import PosteriorReport

@Suite struct PageTests {
  /// A script of a section with a paragraph of so many lines in each step, all shown.
  private func script(_ counts: [Int]) -> Script {
    var script = Script(cutsSections: true)
    _ = script.add(.prose("# Title"), isAnswer: false)
    var number = 0
    for (i, count) in counts.enumerated() {
      let lines = (0..<count).map { _ in
        number += 1
        return "    line \(number)"
      }
      let text = "```\n" + lines.joined(separator: "\n") + "\n```"
      let isFirst = i == 0
      if script.add(.prose((isFirst ? "## 1 · One\n" : "") + text), isAnswer: !isFirst) {
        _ = script.turn(.next)
      }
    }
    return script
  }

  private func page(_ script: Script, _ columns: Int = 80, _ rows: Int = 24) -> Page {
    Page(
      script, style: TextStyle(columns: Page.columns(of: columns)), size: (columns, rows))
  }

  // MARK: Known values (by hand)

  @Test func aScreen() {
    let lines = page(script([2])).lines(view: 0, footer: "2/3")
    #expect(lines.count == 24)
    #expect(
      lines.prefix(7) == [
        "", "  1 · One", "  " + String(repeating: "═", count: 74), "", "          line 1",
        "          line 2", "",
      ])
    #expect(lines.suffix(2) == ["", "  2/3"])
  }

  @Test func aWideScreenHasMargins() {
    let lines = page(script([1]), 200, 40).lines(view: 0, footer: "2/3")
    #expect(lines.count == 40 && lines[0] == "" && lines[1] == "")
    #expect(lines[2] == String(repeating: " ", count: 62) + "1 · One")
  }

  @Test func whatFitsStandsWithWhatIsAbove() {
    // 24 rows hold 18 lines of the body; the paragraphs have an empty line between them.
    #expect(page(script([10])).tops == [0] && page(script([10])).height == 18)
    #expect(page(script([10, 7])).tops == [0])
    #expect(page(script([10, 8])).tops == [1])
    #expect(page(script([10, 16])).tops == [9])
  }

  @Test func whatDoesNotFitComesInScreenfuls() {
    #expect(page(script([19])).tops == [0, 1])
    #expect(page(script([40])).tops == [0, 17, 22])
    #expect(page(script([10, 40])).tops == [11, 28, 33])
  }

  @Test func theEndStandsBelowTheLastStep() {
    let script = script([2])
    let check = CheckResult(claim: "c", holds: true)
    let page = Page(
      script, style: TextStyle(), size: (80, 24), ending: Summary(checks: [check]))
    let lines = page.lines(view: 0, footer: "")
    #expect(lines.contains("  The one checked number holds."))
  }

  @Test func aDrawingThatIsTooWideGivesWayToItsNumbers() {
    let figure = Figure(
      "f", alt: "A.", x: "x", y: "y", .curve("c", over: 0...1) { $0 })
    let drawn = Element.figure(figure, .text(String(repeating: "─", count: 60) + "\nab"))
    #expect(drawn.fitting(60) == drawn)
    #expect(drawn.fitting(59) == .figure(figure, .numbers))
  }

  @Test func prompts() {
    let width = { (columns: Int) in Prompt.text("the answer", after: "2/7", width: columns) }
    #expect(width(43) == "2/7   space: the answer · b: back · q: quit")
    #expect(width(42) == "2/7   space: the answer")
    #expect(width(22) == "2/7   space · b · q")
    #expect(width(18) == "2/7" && Prompt.text("more", width: 9) == "")
    #expect(Prompt.text("more", width: 80) == "space: more · b: back · q: quit")
  }

  // MARK: Properties

  @Test func everyLineIsOnSomeScreen() {
    forAll { generator in
      let counts = (0..<generator.integer(in: 1...5)).map { _ in generator.integer(in: 1...60) }
      let (columns, rows) = (generator.integer(in: 20...220), generator.integer(in: 3...60))
      var seen: Set<String> = []
      for shown in 1...counts.count {
        let page = page(script(Array(counts[..<shown])), columns, rows)
        #expect(page.tops == page.tops.sorted())
        for view in page.tops.indices {
          let lines = page.lines(view: view, footer: "f")
          #expect(lines.count == rows && lines.last?.trimmed == "f")
          #expect(lines.allSatisfy { $0.displayWidth <= columns })
          seen.formUnion(lines.map(\.trimmed))
        }
        // After the last screenful of a step its last line has been seen, and all before it.
        for number in 1...counts[..<shown].reduce(0, +) { #expect(seen.contains("line \(number)")) }
      }
    }
  }
}
