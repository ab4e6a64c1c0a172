import Posterior
import PosteriorReport

/// A comparison as a page for readers: prose, tables and figures.
struct CompareReport {
  enum Part {
    /// Markdown.
    case prose(String)
    case table(Table)
    case figure(Figure)
  }

  let work: CompareWork
  /// The name of the file, without its folder.
  let file: String
  let label: String
  let isTimed: Bool
  /// The warnings about the file.
  let warnings: [String]

  init(_ work: CompareWork, file: String, label: String, isTimed: Bool, warnings: [String]) {
    self.work = work
    self.file = file.split(separator: "/").last.map(String.init) ?? file
    self.label = label
    self.isTimed = isTimed
    self.warnings = warnings
  }

  var title: String { "\(file): methods compared" }

  var parts: [Part] {
    [.prose("# \(title.inMarkdown)"), .prose(examples)] + accuracy + pairing + decisions + curves
      + boundary
  }

  /// Remarks that need not stop the reader.
  var notes: [String] {
    var notes: [String] = []
    let (wanted, folds) = (work.settings.foldCount, work.comparison.foldCount)
    let dataset = work.dataset
    if wanted > folds {
      notes.append("\(dataset.count) examples make \(folds) folds, not \(wanted)")
    } else if folds < dataset.count {
      for (name, count) in zip(dataset.classNames, dataset.classCounts) where count < folds {
        notes.append(
          "class '\(name.excerpt)' has \(count) examples: \(folds - count) of \(folds) folds have none to test"
        )
      }
    }
    return notes
  }

  // MARK: The examples

  private var examples: String {
    let dataset = work.dataset
    let classes = zip(dataset.classNames, dataset.classCounts).map { "\($0.inMarkdown) (\($1))" }
    let folds = work.comparison.foldCount
    let how =
      folds == dataset.count
      ? "each example is tested by models that learned from all others"
      : "\(folds)-fold cross-validation, with seed \(work.settings.seed)"
    let notes = (warnings + self.notes).map { " Note: \($0.inMarkdown)." }.joined()
    return """
      \(dataset.count) examples, \(dataset.featureCount.counted("feature")), \(dataset.classCount) classes of \
      \(label.inMarkdown): \(classes.joined(separator: ", ")). Every example is tested once, by models that have not seen \
      it: \(how).\(notes)
      """
  }

  // MARK: How good the methods are

  private var accuracy: [Part] {
    let parts: [Part] = [
      .prose("## How good is each method?"), .table(accuracies), .prose(reading),
    ]
    let refusals = work.comparison.results.compactMap(refusal)
    let list = refusals.isEmpty ? [] : [Part.prose(refusals.joined(separator: "\n"))]
    return parts + list + constants + [.prose(bestSentence)] + (isTimed ? [.table(times)] : [])
  }

  private var accuracies: Table {
    var table = Table(
      "method", .percent("accuracy", 1), "95 % interval", .fixed("log-loss", 3), .fixed("Brier", 3),
      .fixed("calibration", 3))
    for result in work.comparison.results {
      guard let evaluation = result.evaluation else {
        table.add(result.method.title, "refused", nil, nil, nil, nil)
        continue
      }
      let interval = evaluation.accuracyInterval()
      table.add(
        result.method.title, evaluation.accuracy,
        "\(100 * interval.lower, .fixed(1)) – \(100 * interval.upper, .fixed(1))",
        evaluation.logLoss, evaluation.brierScore, evaluation.calibrationError)
    }
    return table
  }

  private var reading: String {
    """
    Accuracy with Wilson's interval, in percent; log-loss in nats, Brier score from 0 to 2, and expected calibration error from 0 to \
    1: the smaller, the better.
    """ + penalty + standardization + shrinkage
  }

  private var methods: [any ClassificationMethod] { work.comparison.results.map(\.method) }

  private var penalty: String {
    let titles = methods.understanding(.ridge).map(\.title)
    guard !titles.isEmpty else { return "" }
    return """
       \(titles.inWords.capitalizedFirst) \(titles.count == 1 ? "has" : "have") the penalty $\\frac{\\lambda}{2}|w|^2$ with λ = \
      \(work.settings.ridge, .automatic) (`--ridge`).
      """
  }

  private var standardization: String {
    let fitting = work.settings.fitting
    let titles = methods.filter { $0.standardizes(fitting) }.map { method in
      method.title + (method.remark(fitting).map { " (\($0))" } ?? "")
    }
    guard !titles.isEmpty else { return "" }
    return " \(titles.inWords.capitalizedFirst) \(titles.count == 1 ? "learns" : "learn")"
      + " from standardized features."
  }

  private var shrinkage: String {
    let titles = methods.understanding(.shrinkage).map(\.title)
    guard work.settings.shrinkage > 0 && !titles.isEmpty else { return "" }
    return " Covariance matrices of \(titles.inWords) are moved toward their diagonals by"
      + " \(work.settings.shrinkage, .automatic)."
  }

  private func refusal(_ result: MethodResult) -> String? {
    result.refusal.map { refusal in
      let extent =
        refusal.count == refusal.foldCount
        ? "every fold" : "\(refusal.count) of \(refusal.foldCount) folds"
      return
        "- \(result.method.title) refused \(extent): \(refusal.reason.description.inMarkdownLine)"
    }
  }

  /// The feature to leave out, where a method refused a feature of one value.
  private var constants: [Part] {
    let names = work.comparison.constantFeatures
    let kinds = work.comparison.results.compactMap(\.refusal?.reason.kind)
    guard !names.isEmpty && kinds.contains("feature.constant") else { return [] }
    return [
      .prose(
        """
        One value only, in all examples or in all but those of one fold: \(names.map(\.inMarkdown).joined(separator: ", ")). They \
        can be left out with `--ignore`.
        """)
    ]
  }

  private var times: Table {
    var table = Table("method", .significant("fit to all examples, in ms", 2))
    for result in work.comparison.results {
      table.add(result.method.title, (work.times[result.method.name] ?? nil).map { 1000 * $0 })
    }
    return table
  }
}
