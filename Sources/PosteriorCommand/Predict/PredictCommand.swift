import ArgumentParser
import Posterior
import PosteriorReport

/// Asks a saved model about new examples.
struct PredictCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "predict",
    abstract: "Predict the classes of the rows of a CSV file by a saved model.",
    discussion: """
      EXAMPLES:
        swift run posterior fit iris.csv --label species --method lda \\
          --model iris.json
        swift run posterior predict new.csv --model iris.json
        swift run posterior predict new.csv --model iris.json --csv > predictions.csv

      Columns are found by their names, in any order. Those that the model does not \
      know are left out, and so is the label.
      """)

  @OptionGroup var table: TableOptions
  @Option(help: ArgumentHelp("The model, as 'posterior fit --model' saved it.", valueName: "file"))
  var model: String

  @Flag(help: "Write CSV: the line of each row, its class, and the probability of every class.")
  var csv = false

  @OptionGroup(title: "Output options") var form: FormOptions

  func validate() throws {
    if csv && form.json { throw ValidationError("Choose one of --csv and --json.") }
  }

  func answer() throws -> Answer {
    let stored = try StoredModel.load(model)
    let report = try PredictionReport(of: table.path, options: table.csvOptions, by: stored)
    if csv { return Answer(pieces: report.csv, warnings: report.warnings) }
    let output =
      form.json
      ? form.encoded(report.json)
      : form.rendered(report.elements(file: table.path, model: model))
    return Answer(output: output, warnings: report.warnings)
  }
}
