import ArgumentParser

/// The exercises: small functions to write, and what checks them.
struct ExerciseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "exercise",
    abstract: "Write small functions of the lessons, and have them checked.",
    discussion: """
      EXAMPLES:
        swift run posterior exercise next
        swift run posterior exercise check
        swift run posterior exercise watch
        swift run posterior exercise hint 03-1
        swift run posterior exercise solution 03-1 --show-anyway
        swift run posterior exercise export --csv > solved.csv
      """,
    subcommands: [
      ExerciseList.self, ExerciseNext.self, ExerciseCheck.self, ExerciseWatch.self,
      ExerciseHint.self, ExerciseSolution.self, ExerciseReset.self, ExerciseExport.self,
    ])
}
