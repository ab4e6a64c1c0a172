import GSLNumerics

/// A model that tells classes apart: it gives every class a score, the logit.
///
/// Logits of a whole matrix are all that a model must know. Their softmax is the posterior, and the
/// class with the largest one is the prediction.
public protocol Classifier: Sendable {
  /// The number d of features.
  var featureCount: Int { get }
  /// The number K of classes.
  var classCount: Int { get }

  /// The logits of every class, the logarithms of its posterior probability up to a shift of each
  /// row.
  ///
  /// - Parameter features: n × d finite numbers: each row is an example.
  /// - Returns: n × K.
  /// - Precondition: The features have d columns.
  func logits(_ features: Matrix) -> Matrix
}

extension Classifier {
  /// The posterior probabilities P(k | x), the softmax of the logits.
  ///
  /// - Parameter features: n × d finite numbers: each row is an example.
  /// - Returns: n × K; each row sums to 1.
  /// - Precondition: The features have d columns.
  public func posterior(_ features: Matrix) -> Matrix { softmax(logits(features)) }

  /// The posterior probabilities of one example.
  ///
  /// ```swift
  /// let model = try GaussianClassifier(maximumLikelihood: dataset)
  /// print(model.posterior([3, 3]))  // [0.491, 0.509]
  /// ```
  ///
  /// - Parameter features: d finite numbers.
  /// - Returns: K probabilities.
  public func posterior(_ features: [Double]) -> [Double] { posterior(Matrix([features])).elements }

  /// The logits of one example.
  ///
  /// - Parameter features: d finite numbers.
  /// - Returns: K numbers.
  public func logits(_ features: [Double]) -> [Double] { logits(Matrix([features])).elements }

  /// The most probable class of each example; the first of equals.
  ///
  /// ```swift
  /// let model = try GaussianClassifier(maximumLikelihood: dataset)
  /// print(model.predictions(features))  // [0, 1]
  /// ```
  ///
  /// - Parameter features: n × d finite numbers: each row is an example.
  /// - Returns: n classes, each in 0..<K.
  /// - Precondition: The features have d columns.
  public func predictions(_ features: Matrix) -> [Int] { indicesOfMaxima(logits(features)) }

  /// The most probable class of one example; the first of equals.
  ///
  /// - Parameter features: d finite numbers.
  public func prediction(_ features: [Double]) -> Int { predictions(Matrix([features]))[0] }
}
