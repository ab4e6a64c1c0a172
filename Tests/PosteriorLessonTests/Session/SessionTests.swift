import Foundation
import Posterior
import Testing

@testable import PosteriorLesson

/// A session belongs to a process, hence each test runs in its own.
@Suite struct SessionTests {
  // MARK: Known values (by hand)

  @Test func proseStandsBeforeTheOutputOfTheLineBelowIt() async {
    let result = await #expect(processExitsWith: .success, observing: [\.standardOutputContent]) {
      try await withLesson(
        "//: # Title", "say(1)", "//: Between.", "loop()", "//: Rest."
      ) { file in
        // Two outputs of one line follow each other; a line that was passed brings nothing back.
        for text in ["A.", "B."] { say("\(text)", file: file, line: 4) }
        say("C.", file: file, line: 2)
        check(1.25, is: 1, within: 0.25, "near", file: file, line: 4)
      }
    }
    let blank = { (lines: [String]) in lines.joined(separator: "\n\n") }
    #expect(
      text(result?.standardOutputContent)
        == blank([
          "\n  Title\n  " + String(repeating: "═", count: 74), "  Between.", "  A.", "  B.", "  C.",
          "  ✓ near", "  Rest.", "  The one checked number holds.\n",
        ]))
  }

  @Test func codeStandsTogetherAndWhatOnlySpeaksIsLeftOut() async {
    let result = await #expect(processExitsWith: .success, observing: [\.standardOutputContent]) {
      try await withLesson(
        "let a = 1", "let b = 2", "", "say(a)", "func f() {", "}", "show(b)",
        arguments: ["--code", "--width", "40"]
      ) { say("Said.", file: $0, line: 7) }
    }
    #expect(
      text(result?.standardOutputContent)
        == "\nlet a = 1\nlet b = 2\n\nfunc f() {\n}\nshow(b)\n\nSaid.\n")
  }

  @Test func imagesStandWhereTheyAreShown() async {
    let result = await #expect(processExitsWith: .success, observing: [\.standardOutputContent]) {
      try await withLesson("//: Above.", "figure(grid)", "//: Below.") { file in
        let images = [ImageGrid.Image(Array(repeating: 1, count: 48), width: 24, caption: "c")]
        figure(ImageGrid("a", alt: "A.", .gray(), images), file: file, line: 2)
      }
    }
    let row = String(repeating: "@", count: 24)
    #expect(text(result?.standardOutputContent) == "\n  Above.\n\n  \(row)\n  c\n\n  Below.\n")
  }

  @Test func aCheckThatFailsEndsWithStatus1() async {
    let result = await #expect(
      processExitsWith: .exitCode(1), observing: [\.standardOutputContent, \.standardErrorContent]
    ) {
      try await withLesson("check(1)", arguments: ["--strict"]) { file in
        check(.nan, is: 1, within: 9, "a number", file: file, line: 1)
        check(false, "a statement", file: file, line: 1)
        check(false, "left out", unlessSet: "a", file: file, line: 1)
        showRefusal(of: 1, file: file, line: 1)
      }
    }
    let output = text(result?.standardOutputContent)
    #expect(output.contains("✗ a number: found nan, expected 1.0 within 9.0"))
    #expect(output.contains("4 of 4 checks failed."))
    let errors = text(result?.standardErrorContent)
    #expect(errors.split(separator: "\n").count == 4)
    #expect(errors.contains("check failed: the library should have refused"))
  }

  @Test func aCheckThatNoLongerHoldsIsTheReadersAndNoFailure() async {
    let result = await #expect(
      processExitsWith: .success, observing: [\.standardOutputContent, \.standardErrorContent]
    ) {
      try await withLesson("check(1)") { file in
        check(0.4689955936, is: 0.8112781245, within: 1e-9, "H in bits", file: file, line: 1)
        check(1.000001, is: 1, within: 0, "one", file: file, line: 1)
        check(false, "a statement", file: file, line: 1)
        check(true, "another", file: file, line: 1)
      }
    }
    #expect(
      text(result?.standardOutputContent) == """

          ≠ H in bits: the lesson has 0.8113; here 0.4690
          ≠ one: the lesson has 1.000000; here 1.000001
          ≠ a statement: in the lesson, not here
          ✓ another

          3 of 4 numbers differ from the lesson's: as they should, if you changed
          something.

        """)
    let errors = text(result?.standardErrorContent)
    #expect(!errors.contains("check failed"))
  }

  @Test func aBrokenRuleEndsTheLessonWithTheRuleAndTheLine() async throws {
    let result = await #expect(
      processExitsWith: .exitCode(1), observing: [\.standardErrorContent]
    ) {
      await runLesson(#filePath, []) { file in
        breakARule()
        say("too late", file: file, line: 1)
      }
    }
    let errors = text(result?.standardErrorContent)
    let line = try #require(
      String(contentsOfFile: #filePath, encoding: .utf8).split(
        separator: "\n", omittingEmptySubsequences: false
      ).firstIndex { $0.hasPrefix("private func breakARule()") })
    #expect(errors.contains("error: a surprisal needs a probability in [0, 1], not 1.5"))
    #expect(errors.hasSuffix(" (SessionTests.swift:\(line + 1))\n"))
    #expect(!errors.contains("Backtrace"))
  }

  @Test func parametersAreSetAndChecksLeftOut() async {
    let result = await #expect(processExitsWith: .success, observing: [\.standardOutputContent]) {
      try await withLesson(
        #"let a = parameter("a", default: 1)"#, #"parameter("b", default: [1.0, 2.0])"#,
        arguments: ["--json", "--set", "b=3,4"]
      ) { file in
        let a = parameter("a", default: 1, in: 1...2, file: file)
        let b = parameter("b", default: [1.0, 2.0], file: file)
        check(a == 1 && b == [3, 4], "values", file: file, line: 1)
        check(false, "left out", unlessSet: "a", "b", file: file, line: 1)
      }
    }
    let output = text(result?.standardOutputContent)
    #expect(output.contains(#""a" : "1","#) && output.contains(#""b" : "3.0,4.0""#))
    #expect(output.contains(#""claim" : "values""#) && !output.contains("left out"))
  }

  @Test func errorsThatAreExpectedAreShownAndOthersEndTheLesson() async {
    let result = await #expect(
      processExitsWith: .exitCode(1), observing: [\.standardOutputContent, \.standardErrorContent]
    ) {
      try await withLesson("attempt()") { file in
        showRefusal(of: try Double(parameterText: "x"), file: file, line: 1)
        let seven = attempt(try Int(parameterText: "7"), file: file)
        _ = attempt(try Int(parameterText: "\(seven)!"), file: file)
      }
    }
    let output = text(result?.standardOutputContent)
    #expect(output.contains("! 'x' is not a number"))
    let errors = text(result?.standardErrorContent)
    #expect(errors.hasSuffix("error: '7!' is not a whole number\n"))
  }

  @Test func parametersAreListedAndNothingElseRuns() async {
    let result = await #expect(processExitsWith: .success, observing: [\.standardOutputContent]) {
      try await withLesson(
        #"parameter("a")"#, #"parameter("b")"#, "say(1)",
        arguments: ["--list-parameters", "--set", "a=2"]
      ) { file in
        _ = parameter("a", default: 1, in: 1...2, file: file)
        _ = parameter("b", default: [1 / 3, -0.25, 0], file: file)
        tooLate()
      }
    }
    #expect(
      text(result?.standardOutputContent) == """

              parameter   default, rounded   range    kind
              ────────────────────────────────────────────────────
              a           1                  1 to 2   whole number
              b           0.333,-0.250,0              3 numbers

        """)
  }

  static let listedNumbers =
    "# table 1\nparameter,default,range,kind\na,\"0.3333333333333333,0.25,1e-20\",,3 numbers\n"

  /// The second parameter stands in the source, but where it does not run.
  @Test func parametersAreListedWhereTheFirstOutputWouldBe() async {
    let result = await #expect(processExitsWith: .success, observing: [\.standardOutputContent]) {
      try await withLesson(
        #"parameter("a")"#, #"parameter("b")"#, arguments: ["--list-parameters", "--csv"]
      ) { file in
        _ = parameter("a", default: [1 / 3, 0.25, 1e-20], file: file)
        say("Text.", file: file, line: 2)
        tooLate()
      }
    }
    #expect(text(result?.standardOutputContent) == Self.listedNumbers)
  }

  @Test func parametersAreListedBeforeAnyWork() async {
    let result = await #expect(processExitsWith: .success, observing: [\.standardOutputContent]) {
      try await withLesson(
        #"parameter("a")"#, #"parameter("b")"#, arguments: ["--list-parameters", "--csv"]
      ) { file in
        _ = parameter("a", default: [1 / 3, 0.25, 1e-20], file: file)
        withProgress("w", total: 1, file: file) { _ in tooLate() }
      }
    }
    #expect(text(result?.standardOutputContent) == Self.listedNumbers)
  }

  // MARK: Edges

  @Test func aLessonWithoutItsSourceSaysSo() async {
    let result = await #expect(
      processExitsWith: .success, observing: [\.standardOutputContent, \.standardErrorContent]
    ) {
      await runLesson("/nonexistent/Lesson09-Title/main.swift", []) {
        say("Text.", file: $0, line: 3)
      }
    }
    #expect(text(result?.standardOutputContent) == "\n  Text.\n")
    let errors = text(result?.standardErrorContent)
    #expect(errors.contains("its source /nonexistent/Lesson09-Title/main.swift cannot be read"))
    #expect(errors.contains("'swift run Lesson09-Title'"))
  }

  @Test func aParameterAfterTheFirstOutputIsRefused() async {
    await #expect(processExitsWith: .failure) {
      try await withLesson(#"parameter("a")"#) { file in
        say("Text.", file: file, line: 1)
        _ = parameter("a", default: 1, file: file)
      }
    }
  }

  @Test func streamsBelongToSeedAndName() async {
    await #expect(processExitsWith: .success) {
      try await withLesson("", arguments: ["--seed", "2", "--json"]) { file in
        var (one, again) = (randomSource("a", file: file), randomSource("a", file: file))
        var other = randomSource("b", file: file)
        let first = one.uniform()
        check(first == again.uniform(), "one stream", file: file, line: 1)
        check(first != other.uniform(), "another stream", file: file, line: 1)
      }
    }
  }
}

/// Runs a lesson of some lines from a file, and ends the process with it.
private func withLesson(
  _ lines: String..., arguments: [String] = [], body: @MainActor @Sendable (String) throws -> Void
) async throws {
  let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).swift").path
  try lines.joined(separator: "\n").write(toFile: file, atomically: true, encoding: .utf8)
  try await runLesson(file, arguments) { name in
    try? FileManager.default.removeItem(atPath: name)
    try body(name)
  }
}

@MainActor private func runLesson(
  _ file: String, _ arguments: [String], _ body: @MainActor (String) throws -> Void
) rethrows {
  Session.running(file, arguments: arguments)
  try body(file)
  exit(0)
}

private func text(_ bytes: [UInt8]?) -> String { String(decoding: bytes ?? [], as: UTF8.self) }

private func tooLate() { exit(1) }

private func breakARule() { _ = surprisal(1.5) }
