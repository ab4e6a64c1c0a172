import CPosteriorLibc
import Posterior
import PosteriorExercises
import PosteriorReport

/// Compiles a student's file, and nothing else, and runs it on an exercise's inputs.
///
/// The file is compiled anew each time into a folder of its own, so that no verdict can come from an older one. It needs nothing
/// that `swift build` makes: no lock is waited for.
enum ExerciseProgram {
  /// What came of a student's file.
  enum Outcome {
    /// It does not compile; the compiler's lines.
    case uncompiled([String])
    /// What the checks say, and what the program printed.
    case checked(Verdict, printed: [String])
  }

  static func check(_ exercise: Exercise, in workbook: Workbook) throws -> Outcome {
    _ = try workbook.source(of: exercise)
    var result: Result<Outcome, any Error>?
    // Ctrl-C reaches the compiler and the program, too: what is left is to remove the folder.
    holdingSignals { result = Result { try checkHeld(exercise, workbook) } }
    guard let result else { throw failure("nothing was checked") }
    return try result.get()
  }

  private static func checkHeld(_ exercise: Exercise, _ workbook: Workbook) throws -> Outcome {
    let folder = try makeFolder()
    let (main, program) = (folder + "/main.swift", folder + "/program")
    defer {
      for file in [main, program] { unlink(file) }
      rmdir(folder)
    }
    try write(Caller.source(for: exercise), to: main)
    let file = workbook.file(of: exercise)
    let errors = try compile([file, main], to: program)
    guard errors == nil else {
      return .uncompiled(legible(errors ?? "", exercise, workbook))
    }
    let cases = exercise.cases
    // Swift's own report of a crash takes longer than all else, and says no more to a student.
    let command = ["SWIFT_BACKTRACE=enable=no", program]
    let input = Caller.input(for: cases)
    guard let run = ChildProcess.run("/usr/bin/env", arguments: command, input: input) else {
      throw failure("the exercise cannot be run: \(reason)")
    }
    let printed = run.errors.split(separator: "\n").map(String.init)
    let verdict = exercise.verdict(
      answers: Caller.answers(in: run.output), ending: ending(run.status, printed))
    return .checked(verdict, printed: run.status == 0 ? printed : [])
  }

  private static func makeFolder() throws -> String {
    let temporary = TerminalDevice.environment("TMPDIR") ?? "/tmp"
    var template = Array("\(temporary)/posterior-exercise-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw failure(
        "no folder can be made in \(temporary): \(reason)")
    }
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private static func write(_ text: String, to path: String) throws {
    guard let stream = fopen(path, "w") else { throw failure("\(path): \(reason)") }
    let isWritten = fputs(text, stream) >= 0
    guard fclose(stream) == 0, isWritten else { throw failure("\(path): \(reason)") }
  }

  /// The system's words for its last error.
  private static var reason: String { systemReason(last_error()) }

  /// Compiles files; returns the compiler's messages if it refuses them.
  private static func compile(_ files: [String], to program: String) throws -> String? {
    let options = [
      "-wmo", "-Onone", "-suppress-warnings", "-no-color-diagnostics", "-diagnostic-style", "llvm",
      "-module-name", "ExerciseProgram", "-Xcc", "-fmodule-map-file=\(Workbook.moduleMap)",
    ]
    let run = ChildProcess.run(
      "/usr/bin/env", arguments: ["swiftc"] + options + files + ["-lm", "-o", program], input: "")
    guard let run, run.status != 127 else {
      throw failure("the compiler cannot be run: `swiftc` is not on the path")
    }
    return run.status == 0 ? nil : run.errors + run.output
  }

  /// The first errors of the student's file; those of the call, if it has none.
  private static func legible(
    _ messages: String, _ exercise: Exercise, _ workbook: Workbook
  ) -> [String] {
    let file = workbook.file(of: exercise)
    var blocks: [[String]] = []
    for line in messages.split(separator: "\n").map(String.init) {
      if line.contains(": error: ") || line.contains(": note: ") || line.hasPrefix("error: ") {
        blocks.append([line])
      } else if !blocks.isEmpty {
        blocks[blocks.count - 1].append(line)
      }
    }
    let errors = blocks.filter { $0[0].contains("error: ") }
    let own = errors.filter { $0[0].hasPrefix(file) }.prefix(3)
    if !own.isEmpty {
      return own.flatMap { [workbook.shown(file) + $0[0].dropFirst(file.count)] + $0.dropFirst() }
    }
    let reasons = errors.compactMap { $0[0].split(separator: "error: ").last.map(String.init) }
    let call = exercise.call.replacing("$0.", with: "")
    return [
      "\(workbook.shown(file)): error: the call `\(call)` does not fit your function.",
      "Keep the line with `func` as it was.",
    ] + reasons.prefix(1)
  }

  private static func ending(_ status: Int32, _ printed: [String]) -> Ending {
    if status == 0 { return .finished }
    if [SIGALRM, SIGXCPU].contains(status - 128) { return .outOfTime }
    if status == 128 + SIGSEGV {
      return .stopped("it used up the stack, as a function does that calls itself without end.")
    }
    let words = printed.first { $0.contains("Fatal error") } ?? printed.last
    let message = words?.split(separator: "Fatal error: ").last.map(String.init)
    return .stopped(message ?? "status \(status)")
  }

  private static func failure(_ message: String) -> Failure {
    Failure(kind: "exercise.run", message: message)
  }
}
