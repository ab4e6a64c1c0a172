import Posterior
import PosteriorReport

extension FitReport {
  /// The report for a reader.
  func elements(file: String, label: String) -> [Element] {
    let sizes = zip(dataset.classNames, dataset.classCounts).map { "\($0.inMarkdown) (\($1))" }
    let listed = sizes.prefix(20).joined(separator: ", ") + (sizes.count > 20 ? ", …" : "")
    return [
      .prose("# \(method.heading)"),
      .prose(
        "\(dataset.count) examples of \(dataset.featureCount) features from \(file.code); "
          + "classes of \(label.code): \(listed)."),
    ] + estimates + [.table(summary)]
  }

  private var estimates: [Element] {
    var elements: [Element] = []
    if let gaussian {
      elements.append(.prose("## Means"))
      elements.append(.table(byClass(gaussian.means)))
      if gaussian.isDiagonal {
        elements.append(.prose("## Standard deviations"))
        let deviations = gaussian.covariances.map { $0.diagonal.map { $0.squareRoot() } }
        elements.append(.table(gaussian.isShared ? byFeature(deviations[0]) : byClass(deviations)))
      } else if gaussian.isShared && dataset.featureCount <= 8 {
        elements.append(.prose("## Covariance"))
        elements.append(.table(covariance(gaussian)))
      }
    }
    if !decisions.isEmpty {
      elements.append(
        .prose(
          decisions.count == 1
            ? "## Log-odds of \(dataset.classNames[1].inMarkdown) against \(dataset.classNames[0].inMarkdown)"
            : "## Logits of the classes"))
      elements += inference?.elements ?? [.table(weights)]
    }
    elements.append(.prose("## Fit"))
    return elements
  }

  /// A row a feature, a column a class.
  private func byClass(_ rows: [[Double]]) -> Table {
    var table = Table(["feature"] + dataset.classNames.map { .significant($0.excerpt, 5) })
    for (j, name) in dataset.featureNames.enumerated() {
      table.add([.text(name.excerpt)] + rows.map { .number($0[j]) })
    }
    return table
  }

  /// A row a feature, and one column for all classes.
  private func byFeature(_ numbers: [Double]) -> Table {
    var table = Table(["feature", .significant("all classes", 5)])
    for (name, number) in zip(dataset.featureNames, numbers) {
      table.add([.text(name.excerpt), .number(number)])
    }
    return table
  }

  private func covariance(_ gaussian: GaussianSummary) -> Table {
    var table = Table(["feature"] + dataset.featureNames.map { .significant($0.excerpt, 4) })
    for (name, row) in zip(dataset.featureNames, gaussian.covariances[0].rows) {
      table.add([.text(name.excerpt)] + row.map(Table.Cell.number))
    }
    return table
  }

  private var weights: Table {
    let names = decisions.count == 1 ? ["weight"] : dataset.classNames
    var table = Table(["feature"] + names.map { .significant($0.excerpt, 5) })
    for (j, name) in dataset.featureNames.enumerated() {
      table.add([.text(name.excerpt)] + decisions.map { .number($0.weights[j]) })
    }
    table.addTotal([.text("bias")] + decisions.map { .number($0.bias) })
    return table
  }

  private var summary: Table {
    var table = Table(["on these examples", .significant("value", 6), "unit"])
    table.add([.text("log-loss"), .number(logLoss), .text("nats")])
    table.add([.text("accuracy"), .number(100 * accuracy), .text("%")])
    if let gaussian, gaussian.isShared {
      table.add([.text("ln |Σ|"), .number(gaussian.logDeterminants[0]), .empty])
      table.add([.text("condition of the correlations"), .number(gaussian.conditions[0]), .empty])
    }
    for (name, value) in inference?.criteria ?? [:] {
      table.add([.text(name), .number(value), .empty])
    }
    if case .iterations(let count) = fitted.course, count > 0 {
      table.add([.text("iterations"), .integer(count), .empty])
    }
    if case .epochs(let count) = fitted.course {
      table.add([.text("epochs"), .integer(count), .empty])
    }
    return table
  }
}
