import ArgumentParser
import Posterior
import PosteriorReport

/// Methods side by side on the user's data.
struct CompareCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compare methods on your data, by cross-validation.",
    discussion: """
      EXAMPLES:
        swift run posterior compare iris.csv --label species
        swift run posterior compare iris.csv --label species \\
          --features petal_length,petal_width
        swift run posterior compare grades.csv --label passed \\
          --ignore name --drop-missing
        swift run posterior compare wine.csv --label cultivar --json
        swift run posterior compare wine.csv --label cultivar --report wine.html

      These methods learn from a part of the examples and are tested on the rest, fold by fold: \(listed). The same data and seed \
      give the same bytes. The option as-compared of fit has the same settings.
      """)

  /// The methods of two classes, or of more.
  private static var listed: String {
    let methods = [any ClassificationMethod].all
    return methods.filter { $0.isCompared(classCount: 2) || $0.isCompared(classCount: 3) }
      .map { method in
        let ofMany = method.isCompared(classCount: 2) ? "" : " (three classes or more)"
        return method.title + (method.isCompared(classCount: 3) ? ofMany : " (two classes)")
      }.inWords
  }

  @OptionGroup var data: DataOptions

  @Option(
    help: ArgumentHelp(
      "Parts that the examples are dealt into; as many as examples leave one out at a time.",
      valueName: "count"))
  var folds = 10

  @Option(
    help: ArgumentHelp(
      "Penalty (λ/2)|w|² of \(titles(.ridge)), on features of standard deviation 1.",
      valueName: "λ"))
  var ridge = MethodSettings.compared[.ridge]

  @Option(
    help: ArgumentHelp(
      "Move the covariance matrices of \(titles(.shrinkage)) toward their diagonals, from 0 to 1.",
      valueName: "α"))
  var shrinkage = 0.0

  @Flag(help: "Add how long a fit to all examples takes: it differs from run to run.")
  var times = false

  @Option(
    help: ArgumentHelp(
      "Write a page too: Markdown with figures beside it, or one HTML file (needs pandoc).",
      valueName: "page.md|page.html"))
  var report: String?

  @Flag(help: "Draw no figures on the terminal.")
  var noFigures = false

  @OptionGroup var run: RunOptions
  @OptionGroup var form: FormOptions

  func validate() throws {
    guard folds >= 2 else {
      throw ValidationError("A cross-validation has 2 folds or more, not \(folds).")
    }
    try MethodOption.ridge.validate(ridge)
    try MethodOption.shrinkage.validate(shrinkage)
    if let report, ComparePage.Form(path: report) == nil {
      throw ValidationError("A report is a file whose name ends in .md or .html, not '\(report)'.")
    }
  }

  func answer() throws -> Answer {
    // A page that cannot be written is refused before the long computation.
    let page = try report.map { try ComparePage(path: $0) }
    let (dataset, warnings) = try data.read()
    var settings = ComparisonSettings(foldCount: folds, seed: run.random.seed)
    settings.fitting[.ridge] = ridge
    settings.fitting[.shrinkage] = shrinkage
    let work = try CompareWork(
      on: dataset, settings, threadLimit: run.work.threads, hasTimes: times, style: form.style)
    let report = CompareReport(
      work, file: data.table.path, label: data.label, isTimed: times, warnings: warnings)
    try page?.write(report)
    let notes = warnings + report.notes
    guard !form.json else {
      return Answer(output: work.json(warnings: notes).text + "\n", warnings: notes)
    }
    return Answer(output: form.rendered(elements(of: report)), warnings: notes)
  }

  private func elements(of report: CompareReport) -> [Element] {
    var studio = FigureStudio(medium: .text(form.style), folder: nil, prefix: "")
    return report.parts.compactMap { part in
      switch part {
      case .prose(let markdown): .prose(markdown)
      case .table(let table): .table(table)
      case .figure(let figure): noFigures ? nil : .figure(figure, studio.picture(of: figure))
      }
    }
  }
}

/// The titles of the compared methods that understand an option.
private func titles(_ option: MethodOption) -> String {
  [any ClassificationMethod].all.understanding(option)
    .filter { $0.isCompared(classCount: 2) || $0.isCompared(classCount: 3) }
    .map(\.title).inWords
}
