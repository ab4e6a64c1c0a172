import ArgumentParser
import Posterior

/// What a lesson understands on the command line.
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

  @Flag(help: "Write no colors, even on a terminal.")
  var plain = false

  @Flag(help: "Write nothing but ASCII.")
  var ascii = false

  @Option(help: ArgumentHelp("Lay text out for so many columns.", valueName: "columns"))
  var width: Int?

  @Option(help: ArgumentHelp("Draw other random numbers.", valueName: "number"))
  var seed: UInt64 = 1

  @Option(
    name: .customLong("set"), parsing: .singleValue,
    help: ArgumentHelp("Change a parameter of the lesson.", valueName: "name=value"))
  var settings: [Setting] = []

  @Option(
    help: ArgumentHelp("Compute with so many threads; results stay the same.", valueName: "count"))
  var threads = processorCount

  @Flag(help: "Repeat random experiments less often, for use in class.")
  var quick = false

  @Flag(help: "Describe figures instead of drawing them.")
  var noFigures = false

  @Option(help: ArgumentHelp("Save the figures there as SVG.", valueName: "folder"))
  var figures: String?

  func validate() throws {
    if let staging, let output {
      throw ValidationError(
        "--\(staging.rawValue) is for a terminal: it does not go with --\(output.rawValue).")
    }
    if let width, !(20...1000).contains(width) {
      throw ValidationError("A width is a number of columns from 20 to 1000, not \(width).")
    }
    guard threads >= 1 else {
      throw ValidationError("A number of threads is at least 1, not \(threads).")
    }
    let names = settings.map(\.name)
    if let twice = names.first(where: { name in names.filter { $0 == name }.count > 1 }) {
      throw ValidationError("The parameter '\(twice.excerpt)' is set twice.")
    }
  }
}
