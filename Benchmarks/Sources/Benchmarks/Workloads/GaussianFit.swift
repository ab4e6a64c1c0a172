import GSLNumerics
import Posterior

extension Workload {
  /// W2: Gaussian classes with a shared covariance matrix are fitted, which is linear discriminant
  /// analysis.
  static let gaussianFit = Workload(
    name: "W2", title: "Gaussian classes, one covariance", sizes: ["1e6x10", "1e5x100"],
    smokeSize: "2000x10"
  ) { size, setting in
    let (dataset, isRead) = try gaussianClasses(size, setting.data)
    return Job(isRead: isRead) { _ in
      let classifier = try GaussianClassifier(maximumLikelihood: dataset)
      return {
        let decision = classifier.linearDecision(for: 1, against: 0)
        let predictions = decision.logOdds(dataset.features).map { $0 > 0 ? 1 : 0 }
        return [
          ("accuracy", accuracy(predictions, dataset.labels)),
          ("w0", decision.weights[0]), ("bias", decision.bias),
        ]
      }
    }
  }
}

/// Two classes of the same covariance matrix, with means a little apart.
private func gaussianClasses(_ size: Size, _ data: DataFolder) throws -> (Dataset, isRead: Bool) {
  if let features = try data.matrix("lda_\(size.columns)_X", rows: size.rows),
    let labels = try data.integers("lda_\(size.columns)_y", rows: size.rows)
  {
    return (Dataset(features: features, labels: labels), true)
  }
  var random = DataFolder.random.stream("gaussian", size.columns)
  let covariance = randomCovariance(size.columns, using: &random)
  let scale = 1.5 / Double(size.columns).squareRoot()
  let shift = random.normals(size.columns).map { scale * $0 }
  let labels = (0..<size.rows).map { _ in random.integer(below: 2) }
  let noise = try MultivariateNormal(
    mean: [Double](repeating: 0, count: size.columns), covariance: covariance
  ).sample(size.rows, using: &random)
  var elements = noise.elements
  for (i, label) in labels.enumerated() where label == 1 {
    for j in 0..<size.columns { elements[i * size.columns + j] += shift[j] }
  }
  let features = Matrix(rowCount: size.rows, columnCount: size.columns, elements: elements)
  return (Dataset(features: features, labels: labels), false)
}
