import ArgumentParser
import PosteriorExercises

/// Where a student's files are.
struct ExerciseOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The folder of the student's files and progress; Lessons/Exercises unless named.",
      valueName: "path"))
  var folder: String?

  /// The files and the progress.
  var workbook: Workbook { Workbook(folder: folder ?? Workbook.defaultFolder) }
}

/// One exercise, or the next.
struct ExerciseChoice: ParsableArguments {
  @Argument(help: ArgumentHelp("An exercise such as 03-1; the next unless named.", valueName: "id"))
  var id: String?

  /// The exercise that was named; otherwise the first that is not solved, nil when all are.
  func exercise(_ progress: ExerciseProgress) throws(Failure) -> Exercise? {
    guard let id else { return progress.next }
    return try Self.exercise(id)
  }

  static func exercise(_ id: String) throws(Failure) -> Exercise {
    if let exercise = Exercise.named(id) { return exercise }
    throw Failure(
      kind: "exercise.unknown", value: id, message: "there is no exercise '\(id)'",
      hint: "`swift run posterior exercise list` lists them.")
  }
}
