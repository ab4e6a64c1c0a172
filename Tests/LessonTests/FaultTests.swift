import Foundation
import PosteriorTestSupport
import Testing

/// What a lesson does when the machine lets it down.
@Suite struct FaultTests {
  // MARK: Edges

  @Test(arguments: Lesson.samples) func aReaderWhoLeavesIsNotAnError(_ lesson: Lesson) {
    let run = lesson.runInShell("{ \"$0\" \"$@\" --no-figures; echo $? >&2; } | head -1")
    #expect(["0\n", "141\n"].contains(run.errors), "\(run.errors)")
    // Here the reader has left before the program starts, and the signal for it is ignored in the
    // second case.
    for trap in ["", "trap '' PIPE;"] {
      let late = lesson.runInShell(
        """
        \(trap) pipe=$(mktemp -u) && mkfifo "$pipe" && { : <"$pipe" & } && exec 3>"$pipe" && wait && rm "$pipe"
        "$0" "$@" --json >&3; echo $? >&2
        """)
      #expect(late.errors == "141\n", "\(trap)")
    }
  }

  @Test(
    .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")), arguments: Lesson.samples,
    ["--plain", "--json", "--csv", "--markdown"])
  func aFullDiskIsAnError(_ lesson: Lesson, _ output: String) {
    let run = lesson.runInShell("exec \"$0\" \"$@\" --no-figures \(output) >/dev/full")
    #expect(run.status == 1)
    #expect(run.errors == "\(lesson.name): error: standard output: No space left on device\n")
  }

  @Test func aClosedOutputIsAnError() {
    let lesson = Lesson.number(1)
    let run = lesson.runInShell("exec \"$0\" \"$@\" --no-figures >&-")
    #expect(run.status == 1)
    #expect(run.errors == "\(lesson.name): error: standard output: Bad file descriptor\n")
  }

  @Test(arguments: Lesson.all) func withoutGnuplotThereAreNumbers(_ lesson: Lesson) throws {
    let run = lesson.run(environment: ["PATH": "/nonexistent"])
    #expect(run.status == 0)
    #expect(run.errors.split(separator: "\n").count == 1)
    #expect(run.errors.contains("gnuplot-nox"))
    let usual = lesson.run("--no-figures")
    #expect(usual.errors == "")
    let rules = { (text: String) in text.matches(of: /\n +─+\n/).count }
    let figures = try lesson.report().figures.count { $0.captions == nil }
    #expect(rules(run.output) >= rules(usual.output) + figures)
  }

  @Test(arguments: Lesson.all) func figuresAreSaved(_ lesson: Lesson) throws {
    try withFolder { folder in
      let names = try lesson.report().figures.map { "\(lesson.number)-\($0.name).svg" }
      #expect(!names.isEmpty)
      let run = lesson.run("--markdown", "--figures", "\(folder)/a/b")
      #expect(run.status == 0 && run.errors == "")
      let files = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/a/b")
      #expect(files.sorted() == names.sorted())
      for name in names {
        #expect(run.output.contains("](\(folder)/a/b/\(name))"))
        let picture = try String(contentsOfFile: "\(folder)/a/b/\(name)", encoding: .utf8)
        #expect(picture.contains("<svg") && picture.contains("</svg>"))
        let page = "\(Lesson.package)/docs/lessons/figures/\(name)"
        #expect(FileManager.default.fileExists(atPath: page), "scripts/pages compares the bytes")
      }
    }
  }

  @Test(arguments: Lesson.samples) func aFolderThatCannotBeMadeIsAnError(_ lesson: Lesson) {
    let run = lesson.run("--figures", "\(lesson.program)/below")
    #expect(run.status == 1)
    #expect(run.output == "")
    #expect(
      run.errors == "\(lesson.name): error: --figures \(lesson.program)/below: "
        + "the folder cannot be made. Name another.\n")
  }

  @Test(arguments: Lesson.samples) func aFigureThatCannotBeSavedIsAnError(_ lesson: Lesson) throws {
    try withFolder { folder in
      let figures = try lesson.report().figures
      let path = "\(folder)/\(lesson.number)-\(figures[0].name).svg"
      try FileManager.default.createDirectory(
        atPath: "\(path)/occupied", withIntermediateDirectories: true)
      let run = lesson.run("--json", "--figures", folder)
      #expect(run.status == 1)
      #expect(run.output == "")
      #expect(
        run.errors == "\(lesson.name): error: \(path): "
          + "the figure cannot be saved there. Name another folder.\n")
    }
  }

  @Test(arguments: Lesson.samples)
  func aParentThatIgnoresItsChildrenMakesNoDifference(_ lesson: Lesson) {
    #expect(lesson.runInShell("trap '' CHLD; exec \"$0\" \"$@\"") == lesson.run())
  }

  /// OpenBLAS would ask for its memory for ever, in each thread; the time is for a program that
  /// hangs.
  @Test func aLimitOnMemoryIsMetOrSaid() {
    let lesson = Lesson.number(4)
    let limited = { (kilobytes: Int) in
      lesson.runInShell("ulimit -v \(kilobytes); exec timeout -s KILL 120 \"$0\" \"$@\"")
    }
    #expect(limited(300_000) == lesson.run())
    let run = limited(200_000)
    #expect(run.status != 0 && run.status != 128 + SIGKILL)
    #expect(run.errors.contains("OpenBLAS needs 128 MB"))
  }

  @Test(arguments: Lesson.samples) func settingsOfGnuplotMakeNoDifference(_ lesson: Lesson) throws {
    try withFolder { folder in
      try Data("set title 'mine'\n".utf8).write(to: URL(filePath: "\(folder)/.gnuplot"))
      #expect(lesson.run(environment: ["HOME": folder]) == lesson.run())
    }
  }

  /// Calls the body with the path of an empty folder.
  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }
}
