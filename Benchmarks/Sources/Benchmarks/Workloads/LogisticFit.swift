import GSLNumerics
import Posterior

extension Workload {
  /// W3: a logistic regression is fitted by maximum likelihood.
  static let logisticFit = Workload(
    name: "W3", title: "logistic regression", sizes: ["1e6x10", "1e5x100"], smokeSize: "2000x10"
  ) { size, setting in
    let (dataset, isRead) = try overlappingClasses(size, setting.data)
    return Job(isRead: isRead) { _ in
      let result = try LogisticRegression.fit(dataset, tolerance: 1e-8)
      return {
        let figures = logisticFigures(result.model.decision, dataset.features, dataset.labels)
        return [
          ("loss", figures.loss), ("grad_max", figures.gradient),
          ("iterations", Double(result.history.stepCount)),
        ]
      }
    }
  }
}

/// Two classes that follow a logistic regression with an intercept.
private func overlappingClasses(
  _ size: Size, _ data: DataFolder
) throws -> (Dataset, isRead: Bool) {
  if let features = try data.matrix("logit_\(size.columns)_X", rows: size.rows),
    let labels = try data.integers("logit_\(size.columns)_y", rows: size.rows)
  {
    return (Dataset(features: features, labels: labels), true)
  }
  var random = DataFolder.random.stream("logistic", size.columns)
  // The truth comes first, the same for all numbers of rows.
  let scale = 1.5 / Double(size.columns).squareRoot()
  let truth = LinearDecision(weights: random.normals(size.columns).map { scale * $0 }, bias: -0.5)
  let features = try MultivariateNormal(
    mean: [Double](repeating: 0, count: size.columns),
    covariance: randomCovariance(size.columns, using: &random)
  ).sample(size.rows, using: &random)
  let labels = truth.logOdds(features).map { random.uniform() < logistic($0) ? 1 : 0 }
  return (Dataset(features: features, labels: labels), false)
}
