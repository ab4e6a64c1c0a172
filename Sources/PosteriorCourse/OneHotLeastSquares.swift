import GSLNumerics
import Posterior

/// K linear functions fitted by least squares to one-hot labels,
///
///     yₖ = wₖᵀx + bₖ,    Σᵢ Σₖ (yᵢₖ − [label i is k])² as small as possible
///
/// for contrast with `SoftmaxRegression`: the prediction is the class with the largest value. The
/// values sum to 1 over the classes, but they are not probabilities: they leave [0, 1]. A class
/// that lies between others can be masked: its value is nowhere the largest, although a linear
/// classifier exists that tells all apart.
///
/// The logits of this classifier are the values yₖ, and good for predictions only: their softmax
/// means nothing.
///
/// Reference: Hastie, Tibshirani and Friedman, *The Elements of Statistical Learning*, 2nd ed.,
/// §4.2.
public struct OneHotLeastSquares: Classifier, Equatable {
  /// The K linear functions.
  public let functions: [LinearRegression]

  /// Fits the functions.
  ///
  /// - Parameter dataset: n examples of K classes.
  /// - Throws: `FitError.oneClass` when the others have no examples and `.tooFewRows` when one has
  ///   none; `.tooFewExamples` unless n > d; `.constantFeature`; `.collinearFeature`.
  /// - Complexity: O(nd²K).
  public init(leastSquares dataset: Dataset) throws(FitError) {
    try dataset.requireAllClasses()
    var functions: [LinearRegression] = []
    for k in 0..<dataset.classCount {
      functions.append(
        try LinearRegression(
          leastSquares: dataset.features, targets: dataset.membership(of: k),
          featureNames: dataset.featureNames))
    }
    self.functions = functions
  }

  /// The number d of features.
  public var featureCount: Int { functions[0].weights.count }

  /// The number K of classes.
  public var classCount: Int { functions.count }

  /// The values of the functions.
  ///
  /// - Parameter features: n × d finite numbers: each row is an example.
  /// - Returns: n × K; each row sums to 1 up to rounding.
  /// - Precondition: The features have d columns.
  /// - Complexity: O(ndK), one BLAS call.
  public func logits(_ features: Matrix) -> Matrix {
    functions.map { LinearDecision(weights: $0.weights, bias: $0.bias) }.logits(features)
  }
}
