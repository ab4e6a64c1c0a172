import ArgumentParser
import CPosteriorLibc
import Posterior
import PosteriorExercises
import PosteriorReport

/// Checks an exercise again each time its file is saved.
struct ExerciseWatch: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch", abstract: "Check an exercise again each time its file is saved.",
    discussion: """
      When an exercise is solved, the next one is shown. Ctrl-C ends.

      EXAMPLES:
        swift run posterior exercise watch
        swift run posterior exercise watch 03-1
      """)

  @OptionGroup var choice: ExerciseChoice
  @OptionGroup var options: ExerciseOptions
  @OptionGroup(title: "Output options") var form: FormOptions

  func run() throws {
    // An ordinary end by the signal would leave it to the shell what the status is.
    signal(SIGINT) { _ in _exit(130) }
    do {
      var isFirst = true
      while let exercise = try choice.exercise(ExerciseProgress(options.workbook)) {
        try watch(exercise, clearing: isFirst)
        if choice.id != nil { return }
        isFirst = false
      }
      form.allSolved.write()
    } catch let error as any ExplainedError {
      TerminalDevice.fail(error.description)
    }
  }

  /// Checks an exercise until it is solved. The verdict on the one before stays on the screen for
  /// the first check.
  private func watch(_ exercise: Exercise, clearing isFirst: Bool) throws {
    let workbook = options.workbook
    var isToBeCleared = isFirst
    let path = workbook.file(of: exercise)
    while true {
      let source = try workbook.source(of: exercise)
      var progress = try ExerciseProgress(workbook)
      let report = try workbook.check(exercise, &progress)
      if isToBeCleared { clear() }
      isToBeCleared = true
      TerminalDevice.write(report.text(form))
      if report.passes { return }
      TerminalDevice.write(
        form.lines(["Waiting for a change of \(workbook.shown(path)); Ctrl-C ends."]))
      // An editor may take the file away for a moment while it saves.
      while case let text = try? FileStream.text(of: path), text == nil || text == source {
        usleep(100_000)
      }
    }
  }

  private func clear() {
    let isTerminal = isatty(STDOUT_FILENO) == 1 && TerminalDevice.environment("TERM") != "dumb"
    if isTerminal { TerminalDevice.write("\u{1B}[2J\u{1B}[H") }
  }
}
