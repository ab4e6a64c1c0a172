import Foundation
import Posterior
import PosteriorLesson
import Testing

/// What all subcommands have in common, and the two that need no file.
@Suite struct CommandTests {
  static let iris = "fit \(lessonFile("iris.csv")) --label species --method lda"
  static let commands = [iris, "\(iris) --json", "lessons", "doctor", "--help", "--version"]

  // MARK: Known values

  @Test func theVersion() {
    #expect(posterior(["--version"]).output == "Posterior \(posteriorVersion)\n")
  }

  @Test(arguments: [
    ["--help"], ["fit", "--help"], ["predict", "--help"], ["compare", "--help"],
    ["images", "--help"],
  ])
  func helpBeginsWithExamples(_ arguments: [String]) {
    let run = posterior(arguments)
    #expect(run.output.components(separatedBy: "EXAMPLES:").count == 2)
    // Every example stands on its line, or goes on behind a backslash.
    #expect(!run.output.contains("\n--"))
    #expect(run.status == 0 && run.errors == "")
    #expect(run.output.split(separator: "\n")[1] == "EXAMPLES:")
    let lines = run.output.split(separator: "\n").filter { !$0.hasPrefix("USAGE") }
    #expect(lines.allSatisfy { $0.count <= 80 })
  }

  @Test func theLessonsAreThoseOfTheCourse() throws {
    let folder = URL(filePath: lessonFile("")).deletingLastPathComponent().path
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasPrefix("Lesson") }.sorted()
    let report = try posterior(["lessons", "--json"]).json["lessons"]
    guard case .list(let lessons) = report else {
      Issue.record("there is no list")
      return
    }
    #expect(lessons.map { $0["name"]?.text } == names)
    let titles = try names.map { try LessonSource(file: "\(folder)/\($0)/main.swift").title }
    #expect(lessons.map { $0["title"]?.text } == titles)
    #expect(lessons.map { $0["command"]?.text } == names.map { "swift run \($0)" })
    let text = posterior(["lessons"]).output
    #expect(names.allSatisfy(text.contains))
    #expect(text.contains("Entropy") && !text.contains("Lesson 1 ·"))
  }

  @Test func theDoctorFindsWhatIsNeeded() throws {
    let run = posterior(["doctor", "--json"])
    let report = try run.json
    #expect(run.status == (report["complete"] == .bool(true) ? 0 : 1))
    guard case .list(let parts) = report["parts"] else {
      Issue.record("there is no list")
      return
    }
    let found = Dictionary(
      uniqueKeysWithValues: parts.map { ($0["name"]?.text ?? "", $0["found"]?.text) })
    #expect(found["GSL"]??.hasPrefix("2.") == true)
    #expect(found["BLAS"]??.contains("openblas") == true)
  }

  @Test func theDoctorNamesWhatIsMissing() throws {
    let environment = ["PATH": "/nonexistent", "POSTERIOR_FASHION_MNIST": "/nonexistent"]
    let run = posterior(["doctor"], environment: environment)
    #expect(run.status == 1)
    #expect(run.output.contains("apt-get install gnuplot-nox"))
    #expect(run.output.contains("apt-get install pandoc"))
    #expect(run.output.contains("scripts/bootstrap --with-images"))
    #expect(run.output.contains("https://www.swift.org/install"))
    #expect(run.output.contains("Something needed is missing."))
  }

  // MARK: Edges

  @Test(arguments: commands) func aReaderWhoLeavesIsNotAnError(_ arguments: String) throws {
    try withFolder { folder in
      for trap in ["", "trap '' PIPE;"] {
        // The reader of the pipe has left before the program starts.
        let run = posterior(
          inShell: """
            \(trap) pipe=\(folder)/pipe; mkfifo $pipe && { : <$pipe & } && exec 3>$pipe && wait && rm $pipe
            "$0" \(arguments) >&3; echo $? >&2
            """)
        #expect(run.errors == "141\n")
      }
    }
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")), arguments: commands)
  func aFullDiskIsAnError(_ arguments: String) {
    let run = posterior(inShell: "exec \"$0\" \(arguments) >/dev/full")
    #expect(run.status == 1)
    #expect(run.errors == "posterior: error: standard output: No space left on device\n")
  }

  @Test(arguments: commands) func aClosedOutputIsAnError(_ arguments: String) {
    let run = posterior(inShell: "exec \"$0\" \(arguments) >&-")
    #expect(run.status == 1)
    #expect(run.errors.contains("standard output: Bad file descriptor"))
  }

  @Test func narrowTerminalsAndPlainLetters() {
    for arguments in [["lessons"], ["doctor"], Self.iris.split(separator: " ").map(String.init)] {
      let run = posterior(arguments + ["--width", "20", "--ascii"])
      #expect(run.status == 0)
      #expect(run.output.utf8.allSatisfy { $0 < 128 })
    }
  }
}
