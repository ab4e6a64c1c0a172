import CPosteriorLibc
import GSLNumerics
import Posterior

extension Workload {
  /// W4: the log-density of a multivariate normal distribution at many points, with the
  /// factorization of its covariance matrix.
  static let logDensity = Workload(
    name: "W4", title: "log-density", sizes: ["1e6x2", "1e6x10", "1e6x50"], smokeSize: "2000x10"
  ) { size, setting in
    let normal = try normalPoints(size, setting.data)
    return Job(isRead: normal.isRead) { _ in
      let distribution = try MultivariateNormal(mean: normal.mean, covariance: normal.covariance)
      let values = distribution.logDensity(normal.points)
      return { [("sum", values.compensatedSum()), ("max_error", largestError(values, normal))] }
    }
  }
}

/// Points and the distribution they come from.
private struct NormalPoints {
  let points: Matrix
  let mean: [Double]
  let covariance: Matrix
  let isRead: Bool
}

private func normalPoints(_ size: Size, _ data: DataFolder) throws -> NormalPoints {
  let name = "mvn_\(size.columns)"
  if let points = try data.matrix("\(name)_X", rows: size.rows),
    let mean = try data.matrix("\(name)_mu"), let covariance = try data.matrix("\(name)_S")
  {
    return NormalPoints(
      points: points, mean: mean.elements, covariance: covariance, isRead: true)
  }
  var random = DataFolder.random.stream("normal", size.columns)
  let covariance = randomCovariance(size.columns, using: &random)
  let mean = random.normals(size.columns)
  let points = try MultivariateNormal(mean: mean, covariance: covariance)
    .sample(size.rows, using: &random)
  return NormalPoints(points: points, mean: mean, covariance: covariance, isRead: false)
}

/// The largest difference from the formula with an inverse, among the first thousand points.
private func largestError(_ values: [Double], _ normal: NormalPoints) -> Double {
  guard let factorization = try? CholeskyFactorization(normal.covariance) else { return .nan }
  let inverse = factorization.inverse
  let constant = MultivariateNormal.logDensityAtMean(factorization)
  return values.prefix(1000).indices.map { i in
    let offset = zip(normal.points.row(i), normal.mean).map { $0 - $1 }
    let distance = zip(offset, inverse * offset).reduce(0) { $0 + $1.0 * $1.1 }
    return abs(values[i] - (constant - distance / 2))
  }.max() ?? 0
}

extension MultivariateNormal {
  fileprivate static func logDensityAtMean(_ factorization: CholeskyFactorization) -> Double {
    -(Double(factorization.size) * log(2 * Double.pi) + factorization.logDeterminant) / 2
  }
}
