import ArgumentParser
import Posterior
import PosteriorExercises
import PosteriorReport

/// Checks one exercise, or all.
struct ExerciseCheck: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Compile and check an exercise.",
    discussion: """
      EXAMPLES:
        swift run posterior exercise check
        swift run posterior exercise check 03-1
        swift run posterior exercise check --all --folder student/Exercises
      """)

  @OptionGroup var choice: ExerciseChoice
  @Flag(help: "Check all exercises.") var all = false
  @OptionGroup var options: ExerciseOptions
  @OptionGroup(title: "Output options") var form: FormOptions

  func answer() throws -> Answer {
    var progress = try ExerciseProgress(options.workbook)
    if all { return try answerAll(&progress) }
    guard let exercise = try choice.exercise(progress) else { return form.allSolved }
    let report = try options.workbook.check(exercise, &progress)
    let next = "Go on with: swift run posterior exercise next"
    let rest = progress.next == nil ? form.allSolvedLine : form.style.line(next)
    let text = report.text(form) + (report.passes ? rest + "\n\n" : "")
    return Answer(
      output: form.json ? form.encoded(report.json) : text, isSuccess: report.passes)
  }

  private func answerAll(_ progress: inout ExerciseProgress) throws -> Answer {
    var reports: [ExerciseReport] = []
    for exercise in Exercise.all {
      reports.append(try options.workbook.check(exercise, &progress))
    }
    let passing = reports.count(where: \.passes)
    let json: JSONValue = ["exercises": .array(reports.map(\.json))]
    let lines = reports.map {
      form.mark($0.passes) + "\($0.exercise.id) · \($0.exercise.title)"
    }
    return Answer(
      output: form.json
        ? form.encoded(json)
        : form.lines(lines + ["", "\(passing) of \(reports.count) exercises are solved."]),
      isSuccess: passing == reports.count)
  }
}

extension Workbook {
  /// Checks an exercise, and notes that.
  func check(_ exercise: Exercise, _ progress: inout ExerciseProgress) throws -> ExerciseReport {
    let outcome = try ExerciseProgram.check(exercise, in: self)
    let report = ExerciseReport(
      exercise: exercise, outcome: outcome, file: shown(file(of: exercise)),
      isUntouched: try source(of: exercise) == Stub.stub(from: Self.solution(of: exercise)))
    if !progress[exercise].isSolved { progress[exercise].attempts += 1 }
    if report.passes { progress[exercise].isSolved = true }
    try progress.save()
    return report
  }
}

extension FormOptions {
  /// The message when all exercises are solved.
  var allSolved: Answer {
    let nothing: JSONValue = ["next": .null]
    return Answer(output: json ? encoded(nothing) : "\n" + allSolvedLine + "\n\n")
  }

  var allSolvedLine: String {
    style.line(mark(true) + "All \(Exercise.all.count) exercises are solved.")
  }
}
