import ArgumentParser
import Posterior
import PosteriorReport

/// Fits one model to a file.
struct FitCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "fit",
    abstract: "Fit a model to the examples of a CSV file.",
    discussion: """
      EXAMPLES:
        swift run posterior fit iris.csv --label species --method lda
        swift run posterior fit pupils.csv --label grade --ignore name \\
          --method softmax --ridge 0.01
        swift run posterior fit messwerte.csv --label art --method qda \\
          --separator ';' --decimal , --drop-missing --json
        swift run posterior fit wine.csv --label cultivar --method softmax \\
          --as-compared --model wine.json

      With --json, w and b of two classes are those of the log-odds of the second \
      class against the first; of more classes there is one row for each. \
      log_loss and accuracy are those of the examples that the model was fitted to.
      """)

  @OptionGroup var data: DataOptions
  @OptionGroup var options: FitOptions
  @Option(help: ArgumentHelp("Save the model there, for 'posterior predict'.", valueName: "file"))
  var model: String?

  @OptionGroup(title: "Run options") var runOptions: RunOptions
  @OptionGroup(title: "Output options") var form: FormOptions

  func answer() throws -> Answer {
    if let model { try StoredModel.checkTarget(model) }
    var (dataset, warnings) = try data.read()
    do {
      let method = options.method.method
      let report = try FitReport(
        of: dataset, by: method, options.settings, isWald: options.wald, run: runOptions)
      warnings += report.warnings
      if let model { try report.storedModel(label: data.label).save(to: model) }
      let output =
        form.json
        ? form.encoded(report.json(warnings: warnings))
        : form.rendered(report.elements(file: data.table.path, label: data.label))
      return Answer(output: output, warnings: warnings)
    } catch var error as Failure {
      error.file = data.table.path
      throw error
    } catch let error as FitError {
      throw FitFailure(error, of: dataset, by: options.method.method, file: data.table.path)
    }
  }
}
