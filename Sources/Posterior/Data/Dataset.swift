import GSLNumerics

/// Examples with their features and classes: n rows of d numbers and a label each.
///
/// What enters a model. Classes count from 0, and every class has a name; so has every feature, so
/// that an error can say which one it is about.
public struct Dataset: Sendable, Equatable {
  /// The features X, n × d: each row is an example.
  public let features: Matrix
  /// The n classes, each in 0..<K.
  public let labels: [Int]
  /// The d names of the features, in the order of the columns.
  public let featureNames: [String]
  /// The K names of the classes.
  public let classNames: [String]
  /// How many examples each class has.
  public let classCounts: [Int]

  /// The number n of examples.
  public var count: Int { labels.count }
  /// The number d of features.
  public var featureCount: Int { features.columnCount }
  /// The number K of classes, with and without examples.
  public var classCount: Int { classNames.count }

  /// Examples that are in memory already.
  ///
  /// ```swift
  /// let coins = Dataset(
  ///   features: Matrix([[0.1], [0.9], [0.8]]), labels: [0, 1, 1], classNames: ["heads", "tails"])
  /// print(coins.classCounts)  // [1, 2]
  /// ```
  ///
  /// - Parameters:
  ///   - features: n × d finite numbers: each row is an example.
  ///   - labels: n classes, each in 0..<K.
  ///   - featureNames: d names. The default is x1, x2, ….
  ///   - classNames: K names. The default is 0, 1, … up to the largest label.
  /// - Precondition: The numbers agree, the features are finite, and the labels are in 0..<K.
  /// - Complexity: O(nd).
  public init(
    features: Matrix, labels: [Int], featureNames: [String]? = nil, classNames: [String]? = nil
  ) {
    let featureNames = featureNames ?? features.defaultFeatureNames
    let classNames = classNames ?? (0...max(labels.max() ?? 0, 0)).map { "\($0)" }
    require(
      labels.count == features.rowCount, "\(labels.count) labels for \(features.rowCount) rows")
    require(
      featureNames.count == features.columnCount,
      "\(featureNames.count) names for \(features.columnCount) features")
    var counts = [Int](repeating: 0, count: classNames.count)
    for (row, label) in labels.enumerated() {
      require(
        counts.indices.contains(label),
        "row \(row) has label \(label), outside 0..<\(counts.count)")
      counts[label] += 1
    }
    features.requireFiniteFeatures()
    self.features = features
    self.labels = labels
    self.featureNames = featureNames
    self.classNames = classNames
    classCounts = counts
  }
}
