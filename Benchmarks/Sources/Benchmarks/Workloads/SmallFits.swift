import GSLNumerics
import Posterior

extension Workload {
  /// W3b: many small logistic regressions, each to its minimum. Times are those of one fit.
  ///
  /// Fits of up to seven features and 5,000 rows take a way of their own.
  static let smallFits = Workload(
    name: "W3b", title: "small logistic regressions", sizes: ["100x2", "100x4"],
    smokeSize: "100x2 f200", isConcurrent: true
  ) { size, setting in
    let (datasets, isRead) = try smallDatasets(size, setting.data)
    // A fit takes some microseconds; handing it out to a thread takes one.
    let groups = stride(from: 0, to: datasets.count, by: 100).map {
      $0..<min($0 + 100, datasets.count)
    }
    return Job(isRead: isRead, pieceCount: datasets.count) { _ in
      let decisions = try concurrentMap(count: groups.count, threadLimit: setting.threads) {
        index throws(FitError) in
        try groups[index].map { fit throws(FitError) in
          try LogisticRegression.fit(datasets[fit], tolerance: 1e-8).model.decision
        }
      }
      return { figures(decisions.flatMap { $0 }, datasets) }
    }
  }
}

/// The mean loss of all fits, and the largest derivative of any.
private func figures(_ decisions: [LinearDecision], _ datasets: [Dataset]) -> [Figure] {
  var (loss, gradient) = (0.0, 0.0)
  for (decision, dataset) in zip(decisions, datasets) {
    let own = logisticFigures(decision, dataset.features, dataset.labels)
    loss += own.loss / Double(decisions.count)
    gradient = max(gradient, own.gradient)
  }
  return [("fits", Double(decisions.count)), ("mean_loss", loss), ("grad_max", gradient)]
}

private func smallDatasets(
  _ size: Size, _ data: DataFolder
) throws -> ([Dataset], isRead: Bool) {
  let fitCount = size.fits ?? 10_000
  if size.rows == 100, size.columns == 2, let all = try data.matrix("small_X", rows: fitCount),
    let labels = try data.integers("small_y", rows: fitCount)
  {
    let datasets = (0..<fitCount).map { fit in
      Dataset(
        features: Matrix(rowCount: 100, columnCount: 2, elements: all.row(fit)),
        labels: Array(labels[fit * 100..<(fit + 1) * 100]), classNames: ["0", "1"])
    }
    return (datasets, true)
  }
  var random = DataFolder.random.stream("small", size.columns)
  let weights = (0..<size.columns).map { [1, -0.7][$0 % 2] / Double($0 / 2 + 1) }
  let truth = LinearDecision(weights: weights, bias: 0.2)
  let datasets = (0..<fitCount).map { _ in
    let features = Matrix(
      rowCount: size.rows, columnCount: size.columns,
      elements: random.normals(size.rows * size.columns))
    let labels = truth.logOdds(features).map { random.uniform() < logistic($0) ? 1 : 0 }
    return Dataset(features: features, labels: labels, classNames: ["0", "1"])
  }
  return (datasets, false)
}
