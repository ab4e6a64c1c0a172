import GSLNumerics

/// Softmax regression: K classes whose logits are linear in the features,
///
///     P(class k | x) = softmax(z)ₖ,    zₖ = wₖᵀx + bₖ
///
/// also known as multinomial logistic regression. It says nothing about how the features are
/// distributed.
///
/// The same number added to the logits of all classes changes no probability, and so weights are
/// determined up to a vector that is added to all classes' weights, biases up to a number. A fit
/// returns the shortest: weights and biases each sum to 0 over the classes. What has a meaning of
/// its own is the difference of two classes, `linearDecision(for:against:)`.
///
/// R's `multinom` makes the first class's weights 0 instead.
///
/// Reference: Bishop, *Pattern Recognition and Machine Learning*, §4.3.4; Hastie, Tibshirani and
/// Friedman, *The Elements of Statistical Learning*, 2nd ed., §4.4.
public struct SoftmaxRegression: Classifier, Equatable {
  /// The weights W, K × d: each row is a class.
  public let weights: Matrix
  /// The biases b, K numbers.
  public let biases: [Double]

  /// A model with given weights and biases.
  ///
  /// - Parameters:
  ///   - weights: K × d: each row is a class.
  ///   - biases: K numbers.
  /// - Precondition: The numbers of classes agree, and there is a class.
  public init(weights: Matrix, biases: [Double]) {
    require(
      weights.rowCount == biases.count && !biases.isEmpty,
      "weights of \(weights.rowCount) classes and biases of \(biases.count)")
    self.weights = weights
    self.biases = biases
  }

  /// The number d of features.
  public var featureCount: Int { weights.columnCount }

  /// The number K of classes.
  public var classCount: Int { biases.count }

  /// The logits Wx + b of each example.
  ///
  /// - Parameter features: n × d finite numbers: each row is an example.
  /// - Returns: n × K.
  /// - Precondition: The features have d columns.
  /// - Complexity: O(ndK), one BLAS call.
  public func logits(_ features: Matrix) -> Matrix {
    var logits = features * weights.transposed
    logits.addToEachRow(biases)
    return logits
  }

  /// The linear decision between two classes,
  ///
  ///     w = wₖ − wⱼ,    b = bₖ − bⱼ
  ///
  /// - Parameters:
  ///   - k: The class of positive log-odds.
  ///   - j: The class of negative log-odds.
  /// - Returns: The log-odds of class k against class j.
  /// - Precondition: The classes exist and differ.
  /// - Complexity: O(d).
  public func linearDecision(for k: Int, against j: Int) -> LinearDecision {
    require(
      k != j && biases.indices.contains(k) && biases.indices.contains(j),
      "there is no decision between class \(k) and class \(j) of \(classCount) classes")
    return LinearDecision(
      weights: zip(weights.row(k), weights.row(j)).map { $0 - $1 }, bias: biases[k] - biases[j])
  }
}
