import CPosteriorLibc
import GSLNumerics

/// The classifier that knows nothing but how common the classes are,
///
///     P(k | x) = Nₖ / N
///
/// and always predicts the most common one. Whatever learns from the features has to be better.
public struct ClassShares: Classifier, Equatable {
  /// The number d of features, which make no difference.
  public let featureCount: Int
  /// The K shares.
  public let shares: [Double]
  /// The logarithms of the K shares; −∞ for a class without examples.
  public let logShares: [Double]

  /// The number K of classes.
  public var classCount: Int { logShares.count }

  /// The shares of the classes among examples.
  ///
  /// ```swift
  /// print(ClassShares(of: dataset).posterior([2, 2]))  // [0.5, 0.5]
  /// ```
  ///
  /// - Precondition: There is an example.
  public init(of dataset: Dataset) {
    require(dataset.count > 0, "the shares of the classes need at least one example")
    self.init(
      dataset.classCounts.map { Double($0) / Double(dataset.count) },
      featureCount: dataset.featureCount)
  }

  init(_ shares: [Double], featureCount: Int) {
    self.featureCount = featureCount
    self.shares = shares
    logShares = shares.map { log($0) }
  }

  /// The logarithms of the shares, for every example the same.
  ///
  /// - Parameter features: n × d numbers.
  /// - Returns: n × K.
  /// - Precondition: The features have d columns.
  public func logits(_ features: Matrix) -> Matrix {
    require(
      features.columnCount == featureCount,
      "\(features.columnCount) columns for a classifier of \(featureCount) features")
    let elements = (0..<features.rowCount).flatMap { _ in logShares }
    return Matrix(rowCount: features.rowCount, columnCount: classCount, elements: elements)
  }
}
