import PosteriorTestSupport
import Testing

@testable import PosteriorLesson
@testable import PosteriorReport

@Suite struct ScriptTests {
  private let prose = Element.prose("Why?")
  private let table = Element.table(Table("a"))
  private let check = Element.check(CheckResult(claim: "c", holds: true))

  /// A script of the lesson's elements, each with whether it is an answer.
  private func script(_ cutsSections: Bool, _ elements: [(Element, Bool)]) -> (Script, [Bool]) {
    var script = Script(cutsSections: cutsSections)
    let waits = elements.map { script.add($0, isAnswer: $1) }
    return (script, waits)
  }

  private var lesson: [(Element, Bool)] {
    [
      (.prose("# Title"), false), (.prose("Said."), true), (table, true),
      (.prose("## 1 · One"), false), (table, true), (check, true), (check, true), (table, true),
      (prose, false), (check, true), (.prose("## 2 · Two"), false), (.prose("Said."), true),
    ]
  }

  // MARK: Known values (by hand)

  @Test func answersBeginSteps() {
    let (script, waits) = script(false, lesson)
    // Nothing before the first section; tables always; what stands below an answer never.
    let expected = [4, 7, 9, 11]
    #expect(waits.indices.filter { waits[$0] } == expected)
    #expect(script.steps.map(\.elements.count) == [4, 3, 2, 2, 1])
    #expect(script.steps.map(\.section) == [0, 1, 1, 1, 2])
    #expect(script.steps.map(\.isAnswer) == [false, true, true, true, true])
  }

  @Test func sectionsBeginStepsToo() {
    let (script, waits) = script(true, lesson)
    #expect(waits.indices.filter { waits[$0] } == [3, 4, 7, 9, 10, 11])
    #expect(script.steps.map(\.section) == [0, 1, 1, 1, 1, 2, 2])
    #expect(script.steps.map(\.isAnswer) == [false, false, true, true, true, false, true])
  }

  @Test func codeIsAQuestion() {
    let (_, waits) = script(
      false, [(.prose("## 1"), false), (check, true), (.code("f()"), false), (check, true)])
    #expect(waits == [false, true, false, true])
  }

  @Test func keysMoveThroughWhatThereIs() {
    var script = Script(cutsSections: false)
    for _ in 0..<3 {
      _ = script.add(.prose("## 1"), isAnswer: false)
      let waits = script.add(table, isAnswer: true)
      #expect(waits)
      #expect(script.turn(.next) == .resumes)
    }
    #expect(script.steps.count == 4 && script.shown == 4 && script.next == nil)
    _ = script.add(prose, isAnswer: false)
    let waits = script.add(check, isAnswer: true)
    #expect(waits)
    #expect(script.shown == 4 && script.next?.elements == [check])
    #expect(script.turn(.back) == .moves)
    #expect(script.shown == 3)
    #expect(script.turn(.back) == .moves)
    #expect(script.turn(.back) == .moves)
    #expect(script.shown == 1)
    #expect(script.turn(.back) == .stays)
    #expect(script.shown == 1)
    for _ in 0..<3 { #expect(script.turn(.next) == .moves) }
    #expect(script.shown == 4)
    // The lesson goes on only where it had come to.
    #expect(script.turn(.next) == .resumes)
    #expect(script.shown == 5)
    #expect(script.turn(.quit) == .ends)
  }

  @Test func screenfulsComeBeforeSteps() {
    var (script, _) = script(false, [(.prose("## 1"), false), (table, true)])
    #expect(script.turn(.next, views: 3) == .moves)
    #expect(script.view == 1)
    #expect(script.turn(.next, views: 3) == .moves)
    #expect(script.view == 2)
    #expect(script.shown == 1)
    #expect(script.turn(.back, views: 3) == .moves)
    #expect(script.view == 1)
    #expect(script.turn(.next, views: 3) == .moves)
    #expect(script.turn(.next, views: 3) == .resumes)
    #expect(script.shown == 2)
    #expect(script.view == 0)
    script.finish()
    // Back to the last screenful of the step before, however many there are now.
    #expect(script.turn(.back, views: 1) == .moves)
    #expect(script.shown == 1)
    #expect(script.turn(.back, views: 2) == .moves)
    #expect(script.view == 0)
  }

  @Test func atTheEndNextLeaves() {
    var (script, _) = script(false, [(.prose("## 1"), false), (table, true)])
    _ = script.turn(.next)
    script.finish()
    #expect(script.turn(.back) == .moves)
    #expect(script.turn(.next) == .moves)
    #expect(script.turn(.next) == .resumes)
  }

  // MARK: Properties

  @Test func nothingIsLostAndNothingIsShownEarly() {
    forAll { generator in
      var script = Script(cutsSections: generator.integer(in: 0...1) == 1)
      var all: [Element] = []
      for i in 0..<generator.integer(in: 1...30) {
        let isAnswer = generator.integer(in: 0...1) == 1
        let heading = generator.integer(in: 0...3) == 0 ? "## " : ""
        let element = isAnswer && heading.isEmpty ? table : .prose("\(heading)\(i)")
        all.append(element)
        if script.add(element, isAnswer: isAnswer) {
          #expect(script.shown == script.steps.count - 1)
          #expect(script.steps.last?.elements == [element])
          // Whatever the keys, it resumes with all of it shown.
          while true {
            let key: Key = generator.integer(in: 0...2) == 0 ? .back : .next
            let turn = script.turn(key, views: generator.integer(in: 1...3))
            #expect((1...script.steps.count).contains(script.shown))
            #expect((turn == .resumes) == (script.shown == script.steps.count))
            if turn == .resumes { break }
          }
        }
        #expect(script.shown == script.steps.count)
        #expect(script.steps.flatMap(\.elements) == all)
      }
    }
  }
}
