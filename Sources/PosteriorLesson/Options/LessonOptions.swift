import ArgumentParser
import Posterior
import PosteriorReport

/// The command-line options of a lesson.
struct LessonOptions: ParsableCommand {
  /// The lesson that is running: its command and its title.
  @MainActor static var lesson = (command: "Lesson", title: "A lesson")

  static var configuration: CommandConfiguration {
    let (command, title) = MainActor.assumeIsolated { lesson }
    return CommandConfiguration(
      commandName: command,
      abstract: """
        \(title)

        EXAMPLES:
          swift run \(command)
          swift run \(command) --code
          swift run \(command) --present
          swift run \(command) --list-parameters
          swift run \(command) --csv > tables.csv
          swift run \(command) --figures pictures
        """,
      version: "Posterior \(posteriorVersion)")
  }

  /// A form of output that is not the terminal's.
  enum Output: String, EnumerableFlag {
    case markdown, json, csv

    static func help(for value: Output) -> ArgumentHelp? {
      switch value {
      case .markdown: "Write the page in Markdown."
      case .json: "Write tables, figures and checks as one JSON object."
      case .csv: "Write the tables as CSV."
      }
    }
  }

  @Flag(exclusivity: .exclusive) var output: Output?

  @Flag(exclusivity: .exclusive) var staging: Staging?

  @Flag(help: "List the parameters that --set changes, and run nothing.")
  var listParameters = false

  @Flag(help: "Show the code between the prose.")
  var code = false

  @OptionGroup var text: TextOptions
  @OptionGroup var random: SeedOption

  @Option(
    name: .customLong("set"), parsing: .singleValue,
    help: ArgumentHelp("Change a parameter of the lesson.", valueName: "name=value"))
  var settings: [Setting] = []

  @OptionGroup var work: ThreadOption

  @Flag(help: "Repeat random experiments less often, for use in class.")
  var quick = false

  @Flag(help: "Fail if a number differs from the lesson's.")
  var strict = false

  /// For `scripts/audit`: elements as lines of JSON, with marks around what prose takes from the
  /// run.
  @Flag(help: .hidden)
  var audit = false

  @Flag(help: "Describe figures instead of drawing them.")
  var noFigures = false

  @Option(help: ArgumentHelp("Save the figures there as SVG.", valueName: "folder"))
  var figures: String?

  func validate() throws {
    if let staging, let output {
      throw ValidationError(
        "--\(staging.rawValue) is for a terminal: it does not go with --\(output.rawValue).")
    }
    let names = settings.map(\.name)
    if let twice = names.first(where: { name in names.filter { $0 == name }.count > 1 }) {
      throw ValidationError("The parameter '\(twice.excerpt)' is set twice.")
    }
  }
}
