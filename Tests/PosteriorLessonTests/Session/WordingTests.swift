import Foundation
import PosteriorTestSupport
import Testing

@testable import PosteriorLesson

@Suite struct WordingTests {
  // MARK: Known values

  @Test func valuesOfTheRunAreKnown() {
    let (loss, count) = (0.25, 3)
    let wording: Wording = "a loss of \(loss, .fixed(3)) in \(count) runs" + ", \("at least")"
    #expect(wording.text == "a loss of 0.250 in 3 runs, at least")
    #expect(
      wording.markedText
        == "a loss of \u{E000}0.250\u{E001} in \u{E000}3\u{E001} runs, \u{E000}at least\u{E001}")
    #expect(("" as Wording).text == "")
  }

  @Test func allIsSaidThatIsTrueByDefault() async {
    let result = await #expect(processExitsWith: .success, observing: [\.standardOutputContent]) {
      try await withLesson([], body: sayAll)
    }
    let said = words(result)
    #expect(said == "True. Bound 1. B 2.")
  }

  @Test func whatSpeaksOfASetParameterIsLeftOut() async {
    let result = await #expect(processExitsWith: .success, observing: [\.standardOutputContent]) {
      try await withLesson(["--set", "a=2"], body: sayAll)
    }
    let said = words(result)
    #expect(said == "True. B 2.")
  }

  @Test func whatSpeaksOfTheSeedIsReplaced() async {
    let result = await #expect(processExitsWith: .success, observing: [\.standardOutputContent]) {
      try await withLesson(["--seed", "5"], body: sayAll)
    }
    let said = words(result)
    #expect(said == "True. Bound 1. B 3.")
  }

  @Test func aQuickRunSaysSomethingElse() async {
    let result = await #expect(processExitsWith: .success, observing: [\.standardOutputContent]) {
      try await withLesson(["--quick"], body: sayAll)
    }
    let said = words(result)
    #expect(
      said
        == "Hurry. True. Bound 1. Q. A quick run: experiments were smaller, and repeated less often."
    )
  }

  @Test func anAuditSeesWhichNumbersComeFromTheRun() async {
    let result = await #expect(
      processExitsWith: .success, observing: [\.standardOutputContent]
    ) {
      try await withLesson(["--audit"]) { file in
        let a = parameter("a", default: 1, file: file)
        say("Of 7, \(a).", file: file, line: 1)
        say("Of 8.", when: a == 1, file: file, line: 1)
        check(1, is: 1, within: 0, "one", file: file, line: 1)
      }
    }
    #expect(
      String(decoding: result?.standardOutputContent ?? [], as: UTF8.self) == """
        ["prose", "Of 7, \u{E000}1\u{E001}."]
        ["prose", "\u{E002}Of 8."]
        ["check", "one", 1]

        """)
  }
}

@MainActor private func sayAll(_ file: String) {
  let a = parameter("a", default: 1, file: file)
  say("", quick: "Hurry.", file: file, line: 1)
  say("True.", when: true, otherwise: "False.", file: file, line: 1)
  say("Bound \(a).", unlessSet: "a", file: file, line: 1)
  let words = wording("2", unlessSet: "seed", otherwise: "3", file: file)
  say("B \(words).", when: a < 9, quick: "Q.", file: file, line: 1)
}

/// The words of an output, with one space between them.
private func words(_ result: ExitTest.Result?) -> String {
  String(decoding: result?.standardOutputContent ?? [], as: UTF8.self).split { $0.isWhitespace }
    .joined(separator: " ")
}

/// Runs a lesson with one parameter from a file, and ends the process with it.
private func withLesson(
  _ arguments: [String], body: @MainActor @Sendable (String) -> Void
) async throws {
  let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).swift").path
  try #"let a = parameter("a", default: 1)"#.write(toFile: file, atomically: true, encoding: .utf8)
  await run(file, arguments, body)
}

@MainActor private func run(
  _ file: String, _ arguments: [String], _ body: @MainActor (String) -> Void
) {
  Session.running(file, arguments: arguments)
  try? FileManager.default.removeItem(atPath: file)
  body(file)
  exit(0)
}
