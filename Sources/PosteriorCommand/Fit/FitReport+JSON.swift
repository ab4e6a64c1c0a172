import GSLNumerics
import Posterior

extension FitReport {
  /// The report as one object. What a method does not have is null, and so is an infinite number.
  func json(warnings: [String]) -> JSONValue {
    let isPlain = dataset.classCount == 2
    return .object([
      .init("n", .integer(dataset.count)),
      .init("features", .array(dataset.featureNames)),
      .init("classes", .array(dataset.classNames)),
      .init("counts", .array(dataset.classCounts.map(Double.init))),
      .init("means", gaussian.map { .rows($0.means) } ?? .null),
      .init("covariance", gaussian?.covarianceJSON ?? .null),
      .init("w", .one(decisions.map { .finite($0.weights) }, isPlain)),
      .init("b", .one(decisions.map { .numberOrNull($0.bias) }, isPlain)),
      .init("log_loss", .numberOrNull(logLoss)),
      .init("accuracy", .numberOrNull(accuracy)),
      .init("log_det", gaussian?.oneOrAll(\.logDeterminants) ?? .null),
      .init("condition", gaussian?.oneOrAll(\.conditions) ?? .null),
      .init("converged", hasConverged.map(JSONValue.bool) ?? .null),
      .init("iterations", .integer(fitted.course.count)),
      .init("inference", inference?.json ?? .null),
      .init("warnings", .array(warnings)),
    ])
  }
}

extension GaussianSummary {
  /// The shared covariance, or a list of one a class; of each the matrix, or the variances where
  /// features are independent.
  fileprivate var covarianceJSON: JSONValue {
    let values = covariances.map {
      isDiagonal ? JSONValue.finite($0.diagonal) : JSONValue.rows($0.rows)
    }
    return isShared ? values[0] : .array(values)
  }

  fileprivate func oneOrAll(_ numbers: KeyPath<GaussianSummary, [Double]>) -> JSONValue {
    isShared ? .numberOrNull(self[keyPath: numbers][0]) : .finite(self[keyPath: numbers])
  }
}

extension JSONValue {
  /// A list of numbers, null for what is infinite.
  fileprivate static func finite(_ numbers: [Double]) -> JSONValue {
    .array(numbers.map(JSONValue.numberOrNull))
  }

  fileprivate static func rows(_ rows: [[Double]]) -> JSONValue { .array(rows.map(finite)) }

  /// The only value, or the list of all; null if the list is empty.
  fileprivate static func one(_ values: [JSONValue], _ isOnlyOne: Bool) -> JSONValue {
    values.isEmpty ? .null : isOnlyOne ? values[0] : .array(values)
  }
}
