import GSLNumerics

/// Logistic regression: two classes whose log-odds are linear in the features,
///
///     P(class 1 | x) = σ(wᵀx + b),    P(class 0 | x) = 1 − P(class 1 | x)
///
/// where class 1 is the second class. It says nothing about how the features are distributed.
///
/// Reference: Bishop, *Pattern Recognition and Machine Learning*, §4.3.2; Hastie, Tibshirani and
/// Friedman, *The Elements of Statistical Learning*, 2nd ed., §4.4.
public struct LogisticRegression: Classifier, Equatable {
  /// The weights w and the bias b: the log-odds of class 1 against class 0.
  public let decision: LinearDecision

  /// A model with a given decision.
  public init(decision: LinearDecision) { self.decision = decision }

  /// The number d of features.
  public var featureCount: Int { decision.weights.count }

  /// The number of classes, 2.
  public var classCount: Int { 2 }

  /// The logits 0 and wᵀx + b of the two classes.
  ///
  /// - Parameter features: n × d finite numbers: each row is an example.
  /// - Returns: n × 2.
  /// - Precondition: The features have d columns.
  /// - Complexity: O(nd).
  public func logits(_ features: Matrix) -> Matrix {
    let logOdds = decision.logOdds(features)
    var elements = [Double](repeating: 0, count: 2 * logOdds.count)
    for i in logOdds.indices { elements[2 * i + 1] = logOdds[i] }
    return Matrix(rowCount: logOdds.count, columnCount: 2, elements: elements)
  }
}
