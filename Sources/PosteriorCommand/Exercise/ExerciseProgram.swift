import CPosteriorLibc
import Posterior
import PosteriorExercises
import PosteriorReport

/// Compiles a student's file, and nothing else, and runs it on an exercise's inputs.
///
/// The file is compiled each time into a folder of its own, so that no verdict can come from
/// an older one. It needs nothing that `swift build` makes: no lock is waited for.
enum ExerciseProgram {
  /// The outcome of a student's file.
  enum Outcome {
    /// It does not compile; the compiler's lines.
    case uncompiled([String])
    /// What the checks say, and what the program printed.
    case checked(Verdict, printed: [String])
  }

  static func check(_ exercise: Exercise, in workbook: Workbook) throws -> Outcome {
    _ = try workbook.source(of: exercise)
    var result: Result<Outcome, any Error>?
    // Ctrl-C reaches the compiler and the program, too: only the folder remains to be removed.
    holdingSignals { result = Result { try checkHeld(exercise, workbook) } }
    guard let result else { throw Failure(kind: "exercise.run", message: "nothing was checked") }
    return try result.get()
  }

  private static func checkHeld(_ exercise: Exercise, _ workbook: Workbook) throws -> Outcome {
    let temporary = TemporaryFolder.standard
    let folder = try makeFolder(in: temporary)
    let (main, program) = (folder + "/main.swift", folder + "/program")
    defer {
      for file in [main, program] { unlink(file) }
      rmdir(folder)
    }
    let source = Caller.source(for: exercise)
    guard write(source, to: main) else { throw ExerciseObstacle.noSpace(temporary).failure }
    let file = workbook.file(of: exercise)
    if let messages = try compile([file, main], to: program, temporary) {
      let lineOfCall = source.count { $0 == "\n" }
      let report = CompilerReport(file: file, main: main, lineOfCall: lineOfCall)
      let finding = report.finding(in: messages)
      return .uncompiled(try lines(of: finding, exercise, workbook, temporary))
    }
    // Asked of a file on a folder that is mounted noexec, Linux says no.
    guard access(program, X_OK) == 0 else { throw ExerciseObstacle.noPrograms(temporary).failure }
    let cases = exercise.cases
    // Swift's own report of a crash takes longer than all else, and says no more to a student.
    let command = ["SWIFT_BACKTRACE=enable=no", program]
    let input = Caller.input(for: cases)
    guard let run = ChildProcess.run("/usr/bin/env", arguments: command, input: input) else {
      throw ExerciseObstacle.notStarted("the exercise", temporary, reason: reason).failure
    }
    let printed = run.errors.split(separator: "\n").map(String.init)
    let verdict = exercise.verdict(
      answers: Caller.answers(in: run.output), ending: ending(run.status, printed))
    return .checked(verdict, printed: run.status == 0 ? printed : [])
  }

  private static func makeFolder(in temporary: TemporaryFolder) throws -> String {
    if let free = temporary.freeBytes, free < ExerciseObstacle.neededBytes {
      throw ExerciseObstacle.noSpace(temporary).failure
    }
    var template = Array("\(temporary.path)/posterior-exercise-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw ExerciseObstacle.noFolder(temporary, reason: reason).failure
    }
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private static func write(_ text: String, to path: String) -> Bool {
    guard let stream = fopen(path, "w") else { return false }
    let isWritten = fputs(text, stream) >= 0
    return fclose(stream) == 0 && isWritten
  }

  /// The system's words for its last error.
  private static var reason: String { systemReason(last_error()) }

  /// Compiles files; returns the compiler's messages if it refuses them.
  private static func compile(
    _ files: [String], to program: String, _ temporary: TemporaryFolder
  ) throws -> String? {
    let options = [
      "-wmo", "-Onone", "-suppress-warnings", "-no-color-diagnostics", "-diagnostic-style", "llvm",
      "-module-name", "ExerciseProgram", "-Xcc", "-fmodule-map-file=\(Workbook.moduleMap)",
    ]
    let run = ChildProcess.run(
      "/usr/bin/env", arguments: ["swiftc"] + options + files + ["-lm", "-o", program], input: "")
    guard let run else {
      throw ExerciseObstacle.notStarted("the compiler", temporary, reason: reason).failure
    }
    // The exit status of env without such a program, or without permission to run it.
    if [126, 127].contains(run.status) { throw ExerciseObstacle.noCompiler.failure }
    return run.status == 0 ? nil : run.errors + run.output
  }

  /// The lines that a student sees of what the compiler found.
  private static func lines(
    of finding: CompilerReport.Finding, _ exercise: Exercise, _ workbook: Workbook,
    _ temporary: TemporaryFolder
  ) throws -> [String] {
    let file = workbook.file(of: exercise)
    switch finding {
    case .inFile(let lines):
      return lines.map {
        $0.hasPrefix(file) ? workbook.shown(file) + $0.dropFirst(file.count) : $0
      }
    case .inCall(let reason):
      let call = exercise.call.replacing("$0.", with: "")
      return [
        "\(workbook.shown(file)): error: the call `\(call)` does not fit your function.",
        "Keep the line with `func` as it was.", reason,
      ]
    case .noSpace: throw ExerciseObstacle.noSpace(temporary).failure
    case .elsewhere(let words): throw ExerciseObstacle.failedCompiler(words).failure
    }
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
}
