import ArgumentParser
import CPosteriorLibc
import Posterior
import PosteriorReport

/// The program: it fits models to the user's data, and knows the lessons.
@main
struct PosteriorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "posterior",
    abstract: """
      Classify your own data.

      EXAMPLES:
        swift run posterior fit iris.csv --label species --method lda
        swift run posterior fit pupils.csv --label grade --ignore name --json
        swift run posterior predict new.csv --model iris.json
        swift run posterior compare iris.csv --label species
        swift run posterior images images.gz labels.gz
        swift run posterior doctor
        swift run posterior lessons
        swift run posterior exercise next
      """,
    version: "Posterior \(posteriorVersion)",
    subcommands: [
      FitCommand.self, PredictCommand.self, CompareCommand.self, ImagesCommand.self,
      DoctorCommand.self, LessonsCommand.self, ExerciseCommand.self,
    ])

  /// Runs the command; help and the messages of the parser are written as everything else is.
  static func main() {
    restart_with_one_thread(CommandLine.unsafeArgv)
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      let message = fullMessage(for: error)
      guard exitCode(for: error).isSuccess else {
        // A command that found something amiss has said so.
        if !message.isEmpty { TerminalDevice.note(message + "\n") }
        exit(exitCode(for: error))
      }
      TerminalDevice.write(message + "\n")
    }
  }

  private static func exit(_ code: ExitCode) -> Never { Self.exit(withError: code) }
}
