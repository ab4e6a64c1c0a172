import PosteriorTestSupport
import Testing

@testable import PosteriorReport

/// What a lesson looks like on terminals of all kinds.
@Suite struct TerminalTests {
  /// Whether there is a program that runs another one on a terminal of its own.
  static let hasTerminal =
    Lesson.number(1).runInShell("script --version").output.contains("util-linux")

  // MARK: Known values (https://no-color.org, https://clig.dev)

  @Test(.enabled(if: hasTerminal), arguments: Lesson.samples) func colors(_ lesson: Lesson) {
    #expect(onTerminal(lesson, "--no-figures").contains("\u{1B}[1m"))
    #expect(onTerminal(lesson, "--no-figures", ["NO_COLOR": ""]).contains("\u{1B}[1m"))
    #expect(!onTerminal(lesson, "--no-figures --plain").contains("\u{1B}"))
    #expect(!onTerminal(lesson, "--no-figures", ["NO_COLOR": "1"]).contains("\u{1B}"))
    #expect(!onTerminal(lesson, "--no-figures", ["TERM": "dumb"]).contains("\u{1B}"))
  }

  @Test(.enabled(if: hasTerminal), arguments: [20, 57, 100]) func columnsOfTheTerminal(
    _ columns: Int
  ) {
    let lesson = Lesson.number(1)
    let output = onTerminal(lesson, "--plain --no-figures", columns: columns)
    #expect(output == lesson.run("--no-figures", "--width", "\(columns)").output)
  }

  /// What a lesson writes to a terminal.
  private func onTerminal(
    _ lesson: Lesson, _ arguments: String, _ environment: [String: String] = [:], columns: Int = 80
  ) -> String {
    let command = "stty cols \(columns); exec '\(lesson.program)' --quick \(arguments)"
    let run = lesson.runInShell(
      "script -qec \"$COMMAND\" /dev/null",
      environment: ["COMMAND": command].merging(environment) { $1 })
    #expect(run.status == 0)
    return run.output.replacing("\r\n", with: "\n").replacing("^D\u{8}\u{8}", with: "")
  }

  // MARK: Properties

  @Test(arguments: Lesson.all, [20, 40, 60, 80, 200])
  func linesFit(_ lesson: Lesson, _ columns: Int) {
    let run = lesson.run("--width", "\(columns)")
    #expect(run.status == 0 && run.errors == "")
    for line in run.output.split(separator: "\n").map(String.init) {
      // A word that is longer than the line may stand alone, behind the marker of an item.
      let words = line.split(separator: " ")
      let isWord = words.count == 1 || words.count == 2 && words[0].count <= 2
      #expect(line.displayWidth <= columns || isWord, "\(columns): \(line)")
    }
  }

  @Test(arguments: Lesson.all) func asciiIsASCII(_ lesson: Lesson) {
    let run = lesson.run("--ascii", "--code")
    #expect(run.status == 0)
    #expect(run.output.unicodeScalars.allSatisfy { $0.isASCII })
    // Question marks stand for what has no substitute; the lesson asks no more than it does in
    // Unicode.
    let asked = lesson.run("--code").output.count { $0 == "?" }
    #expect(run.output.count { $0 == "?" } == asked)
  }

  @Test(arguments: Lesson.all) func codeIsShownOnRequest(_ lesson: Lesson) {
    #expect(lesson.run("--code").output.contains("import PosteriorLesson\n"))
    #expect(!lesson.run().output.contains("import PosteriorLesson\n"))
  }
}
