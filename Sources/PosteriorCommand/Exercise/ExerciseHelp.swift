import ArgumentParser
import Posterior
import PosteriorExercises
import PosteriorReport

/// Shows the task of the next exercise.
struct ExerciseNext: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "next", abstract: "Show the first exercise that is not solved.")

  @OptionGroup var options: ExerciseOptions
  @OptionGroup(title: "Output options") var form: FormOptions

  func answer() throws -> Answer {
    let workbook = options.workbook
    guard let exercise = try ExerciseProgress(workbook).next else { return form.allSolved }
    let task = Stub.task(of: try Workbook.solution(of: exercise))
    let file = workbook.shown(workbook.file(of: exercise))
    guard !form.json else {
      return Answer(
        output: form.encoded(
          [
            "next": .string(exercise.id), "file": .string(file),
            "task": .string(task),
          ]))
    }
    let steps = [
      "Edit   \(file)", "Check  swift run posterior exercise check",
      "       swift run posterior exercise watch   checks each time you save",
    ]
    let lines = task.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.hasPrefix("  ") ? String(line.dropFirst(2)) : String(line)
    }
    return Answer(output: form.lines(lines + [""] + steps))
  }
}

/// Shows one hint more.
struct ExerciseHint: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "hint", abstract: "Show a hint; the next time, another one.")

  @OptionGroup var choice: ExerciseChoice
  @OptionGroup var options: ExerciseOptions
  @OptionGroup(title: "Output options") var form: FormOptions

  func answer() throws -> Answer {
    var progress = try ExerciseProgress(options.workbook)
    guard let exercise = try choice.exercise(progress) else { return form.allSolved }
    let count = exercise.hints.count
    let number = min(progress[exercise].hints + 1, count)
    progress[exercise].hints = number
    try progress.save()
    let hint = exercise.hints[number - 1]
    guard !form.json else {
      return Answer(
        output: form.encoded(
          [
            "id": .string(exercise.id), "hint": .string(hint),
            "number": .integer(number), "of": .integer(count),
          ]))
    }
    let rest =
      "That was the last: swift run posterior exercise solution \(exercise.id) --show-anyway"
    return Answer(
      output: form.lines(
        ["\(exercise.id), hint \(number) of \(count):", ""] + form.style.wrapped(hint)
          + (number == count ? ["", rest] : [])))
  }
}

/// Shows the solution.
struct ExerciseSolution: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "solution", abstract: "Show the solution of a solved exercise.",
    discussion: """
      EXAMPLES:
        swift run posterior exercise solution 03-1
        swift run posterior exercise solution 03-1 --show-anyway
      """)

  @Argument(help: ArgumentHelp("An exercise such as 03-1.")) var id: String
  @Flag(help: "Show it although the exercise is not solved.") var showAnyway = false
  @OptionGroup var options: ExerciseOptions
  @OptionGroup(title: "Output options") var form: FormOptions

  func answer() throws -> Answer {
    var progress = try ExerciseProgress(options.workbook)
    let exercise = try ExerciseChoice.exercise(id)
    let isSolved = progress[exercise].isSolved
    guard isSolved || showAnyway else {
      throw Failure(
        kind: "exercise.unsolved", value: exercise.id,
        message: "exercise \(exercise.id) is not solved yet",
        hint: "`hint \(exercise.id)` helps; `--show-anyway` shows the solution.")
    }
    let solution = Stub.clean(try Workbook.solution(of: exercise))
    if !isSolved {
      progress[exercise].sawSolution = true
      try progress.save()
    }
    let json: JSONValue = [
      "id": .string(exercise.id), "solution": .string(solution),
    ]
    return Answer(output: form.json ? form.encoded(json) : solution)
  }
}

/// Puts the stub back.
struct ExerciseReset: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "reset", abstract: "Restore an exercise's file, and keep the old one beside it.")

  @Argument(help: ArgumentHelp("An exercise such as 03-1.")) var id: String
  @OptionGroup var options: ExerciseOptions
  @OptionGroup(title: "Output options") var form: FormOptions

  func answer() throws -> Answer {
    let workbook = options.workbook
    var progress = try ExerciseProgress(workbook)
    let exercise = try ExerciseChoice.exercise(id)
    let copy = try workbook.reset(exercise)
    progress[exercise].isSolved = false
    try progress.save()
    let file = workbook.shown(workbook.file(of: exercise))
    let kept = copy.map { "What you had is in \(workbook.shown($0))." }
    guard !form.json else {
      return Answer(
        output: form.encoded(
          [
            "file": .string(file),
            "kept": copy.map { .string(workbook.shown($0)) } ?? .null,
          ]))
    }
    return Answer(
      output: form.lines(["\(file) is as it was at the beginning."] + [kept].compactMap { $0 }))
  }
}
