import CPosteriorLibc
import GSLNumerics
import Posterior
import PosteriorReport

extension CompareReport {
  // MARK: Learning curves

  var curves: [Part] {
    let heading = Part.prose("## How many examples does it take?")
    guard let first = work.curves.first else {
      return [heading, .prose("There are too few examples to learn from even fewer.")]
    }
    let intro = """
      A quarter of the examples, drawn at random, tests models that learned from some of the others; \
      \(LearningCurve.Extent().repetitionCount) draws.
      """
    let hasGaps = work.curves.contains { $0.points.contains { $0.accuracy == nil } }
    let gaps = hasGaps ? " A method that refused one of the draws has no entry." : ""
    let reading =
      "Accuracy with its 95 % interval over the draws, in percentage points: other data would vary more.\(gaps)"
    let isDrawn = first.points.count > 1 && work.curves.contains { !$0.drawn.isEmpty }
    return [heading, .prose(intro)] + (isDrawn ? [.figure(learningFigure)] : [])
      + [.table(learningTable), .prose(reading)]
  }

  private var learningTable: Table {
    var columns: [Table.Column] = ["examples"]
    for curve in work.curves {
      columns += [.percent(curve.method.title, 1), .fixed("±", 1)]
    }
    var table = Table(columns)
    for (k, point) in work.curves[0].points.enumerated() {
      table.add(
        [.integer(point.trainingCount)]
          + work.curves.flatMap { curve -> [Table.Cell] in
            guard let accuracy = curve.points[k].accuracy else { return [.text("–"), .empty] }
            return [.number(accuracy.mean), .number(100 * accuracy.margin())]
          })
    }
    return table
  }

  private var learningFigure: Figure {
    let series = work.curves.flatMap { curve -> [Figure.Series] in
      let points = curve.drawn
      let x = points.map(\.count)
      let y = points.map { 100 * $0.accuracy.mean }
      return [
        .line(curve.method.title, x: x, y: y),
        .points(curve.method.title, x: x, y: y, errors: points.map { 100 * $0.accuracy.margin() }),
      ]
    }
    let titles = work.curves.map(\.method.title).joined(separator: " and ")
    return Figure(
      "learning-curves", alt: "The accuracy of \(titles) by the number of examples learned from.",
      x: .init("examples learned from", isLogarithmic: true), y: "accuracy (%)", series: series)
  }

  // MARK: The boundary

  /// The plane of exactly two features.
  var boundary: [Part] {
    guard work.dataset.featureCount == 2 else { return [] }
    let models = boundaryModels
    guard !models.isEmpty else { return [] }
    let heading = Part.prose("## Where the boundary is")
    guard work.dataset.classCount > 2 else { return [heading, .figure(lineFigure(models))] }
    return [heading]
      + models.flatMap { boundary in
        let text = "The regions of the classes by \(boundary.method.title):"
        return [Part.prose(text), .figure(regionFigure(boundary))]
      }
  }

  private typealias BoundaryModel = (method: any ClassificationMethod, model: any Classifier)

  private var boundaryModels: [BoundaryModel] {
    [MethodComparison.generative, work.discriminative].compactMap { method in
      var source = RandomSource(seed: work.settings.seed)
      let fitted = try? method.fit(work.dataset, work.settings.fitting, using: &source)
      return fitted.map { (method, $0.classifier) }
    }
  }

  private func lineFigure(_ models: [BoundaryModel]) -> Figure {
    let (x, y) = (range(0), range(1))
    let lines = models.map { method, model in
      Figure.Series.contours(
        method.title,
        of: {
          let logits = model.logits([$0, $1])
          return logits[1] - logits[0]
        }, x: x, y: y, levels: [0])
    }
    return figure("boundary", "The examples and the boundaries of both methods", points + lines)
  }

  private func regionFigure(_ boundary: BoundaryModel) -> Figure {
    let names = work.dataset.classNames.map(\.excerpt)
    let regions = Figure.Series.regions(
      names, of: { boundary.model.prediction([$0, $1]) }, x: range(0), y: range(1))
    return figure(
      "boundary-\(boundary.method.name)",
      "The examples and the regions of the classes by \(boundary.method.title)",
      [regions] + points)
  }

  private func figure(_ name: String, _ alt: String, _ series: [Figure.Series]) -> Figure {
    let names = work.dataset.featureNames.map(\.excerpt)
    return Figure(
      name, alt: "\(alt), by \(names[0]) and \(names[1]).",
      x: .init(names[0], range: range(0)), y: .init(names[1], range: range(1)), series: series)
  }

  /// The examples by class, at most about 1,000 of them.
  private var points: [Figure.Series] {
    let dataset = work.dataset
    let rows = Array(stride(from: 0, to: dataset.count, by: max(1, dataset.count / 1000)))
    return dataset.classNames.enumerated().map { k, name in
      let members = rows.filter { dataset.labels[$0] == k }
      return .points(
        name.excerpt, x: members.map { dataset.features[$0, 0] },
        y: members.map { dataset.features[$0, 1] })
    }
  }

  private func range(_ column: Int) -> ClosedRange<Double> {
    let values = work.dataset.features.column(column)
    let (low, high) = (values.min() ?? 0, values.max() ?? 1)
    let margin = high > low ? 0.05 * (high - low) : max(1, 0.05 * high.magnitude)
    return (low - margin)...(high + margin)
  }
}

extension LearningCurve {
  /// The points that can be drawn.
  fileprivate var drawn: [(count: Double, accuracy: Replicates)] {
    points.compactMap { point in
      point.accuracy.map { (Double(point.trainingCount), $0) }
    }
  }
}
