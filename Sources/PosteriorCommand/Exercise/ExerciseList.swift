import ArgumentParser
import Posterior
import PosteriorExercises
import PosteriorReport

/// The table of exercises.
struct ExerciseList: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the exercises, and which are solved.",
    discussion: """
      EXAMPLES:
        swift run posterior exercise list
        swift run posterior exercise list --json
      """)

  @OptionGroup var options: ExerciseOptions
  @OptionGroup(title: "Output options") var form: FormOptions

  func answer() throws -> Answer {
    let progress = try ExerciseProgress(options.workbook)
    guard !form.json else { return Answer(output: form.encoded(progress.summary)) }
    var table = Table("lesson", "id", "exercise", "difficulty", "solved")
    for exercise in Exercise.all {
      table.add(
        exercise.lesson, exercise.id, exercise.title, exercise.difficulty.rawValue,
        progress[exercise].isSolved ? "✓" : "")
    }
    let hint = "`swift run posterior exercise next` shows the first that is not solved."
    return Answer(output: form.rendered([.table(table), .prose(hint)]))
  }
}

/// The exercises that a student solved, for the instructor.
struct ExerciseExport: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write what was solved, as JSON or CSV.",
    discussion: """
      EXAMPLES:
        swift run posterior exercise export > progress.json
        swift run posterior exercise export --csv > progress.csv
      """)

  @Flag(help: "Write CSV instead of JSON.") var csv = false
  @OptionGroup var options: ExerciseOptions
  @OptionGroup(title: "Output options") var form: FormOptions

  func validate() throws {
    if csv && form.json { throw ValidationError("Choose --csv or --json, not both.") }
  }

  func answer() throws -> Answer {
    let progress = try ExerciseProgress(options.workbook)
    return Answer(output: csv ? progress.csv : form.encoded(progress.summary))
  }
}

extension ExerciseProgress {
  /// All exercises with what was done about them.
  var summary: JSONValue {
    let list = Exercise.all.map { exercise -> JSONValue in
      let record = self[exercise]
      return [
        "id": .string(exercise.id), "lesson": .integer(exercise.lesson),
        "title": .string(exercise.title),
        "difficulty": .string(exercise.difficulty.rawValue),
        "solved": .bool(record.isSolved), "attempts": .integer(record.attempts),
        "hints": .integer(record.hints), "solution_seen": .bool(record.sawSolution),
      ]
    }
    return [
      "solved": .integer(Exercise.all.count { self[$0].isSolved }),
      "exercises": .array(list),
    ]
  }

  /// The same as CSV.
  var csv: String {
    let lines = Exercise.all.map { exercise in
      let record = self[exercise]
      let title = "\"\(exercise.title.replacing("\"", with: "\"\""))\""
      return "\(exercise.id),\(exercise.lesson),\(title),\(exercise.difficulty.rawValue),"
        + "\(record.isSolved),\(record.attempts),\(record.hints),\(record.sawSolution)\n"
    }
    return "id,lesson,title,difficulty,solved,attempts,hints,solution_seen\n" + lines.joined()
  }
}
