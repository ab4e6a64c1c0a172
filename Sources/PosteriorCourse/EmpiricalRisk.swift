import GSLNumerics
import Posterior

/// The mean loss of a linear model on a sample, as a function of its weights and bias,
///
///     R(w, b) = (1/n) Σᵢ ℓ(wᵀxᵢ + b, yᵢ)
///
/// the surface on which a fit walks down. With the cross-entropy it is convex: it has no minimum
/// that is not global. With the squared error of the probability it is not.
///
/// `LogisticRegression.fit` minimizes this surface for the cross-entropy; here any loss of a logit
/// can be looked at.
///
/// Reference: Vapnik, *The Nature of Statistical Learning Theory*, 2nd ed., §1.4.
public struct EmpiricalRisk<LogitLoss: Loss>: Sendable {
  /// The loss ℓ of a logit.
  public let loss: LogitLoss
  /// The features X, n × d: each row is an example.
  public let features: Matrix
  /// The targets y, n numbers in [0, 1].
  public let targets: [Double]

  /// The mean of a loss over a sample.
  ///
  /// - Parameters:
  ///   - loss: The loss of a logit.
  ///   - features: n × d finite numbers: each row is an example.
  ///   - targets: n numbers in [0, 1].
  /// - Precondition: n > 0, and there are n targets in [0, 1].
  public init(of loss: LogitLoss, features: Matrix, targets: [Double]) {
    require(
      targets.count == features.rowCount && !targets.isEmpty,
      "\(targets.count) targets for \(features.rowCount) examples")
    self.loss = loss
    self.features = features
    self.targets = targets
  }

  /// The mean loss at a point.
  ///
  /// - Parameter point: d weights and then the bias.
  /// - Returns: A value in [0, ∞].
  /// - Precondition: There are d + 1 numbers.
  /// - Complexity: O(nd).
  public func value(at point: [Double]) -> Double {
    let logits = self.logits(at: point)
    var sum = CompensatedSum()
    for i in logits.indices { sum.add(loss.value(logit: logits[i], target: targets[i])) }
    return sum.value / Double(targets.count)
  }

  /// The gradient of the mean loss at a point,
  ///
  ///     ∂R/∂w = Xᵀg / n,    ∂R/∂b = Σᵢ gᵢ / n,    gᵢ = ∂ℓ/∂z at example i
  ///
  /// - Parameter point: d weights and then the bias.
  /// - Returns: d + 1 partial derivatives, in the same order.
  /// - Precondition: There are d + 1 numbers.
  /// - Complexity: O(nd).
  public func gradient(at point: [Double]) -> [Double] {
    var slopes = logits(at: point)
    for i in slopes.indices {
      slopes[i] = loss.gradient(logit: slopes[i], target: targets[i]) / Double(targets.count)
    }
    let slopeRow = Matrix(rowCount: 1, columnCount: slopes.count, elements: slopes)
    return (slopeRow * features).elements + [slopes.compensatedSum()]
  }

  private func logits(at point: [Double]) -> [Double] {
    require(
      point.count == features.columnCount + 1,
      "\(point.count) parameters for \(features.columnCount) weights and a bias")
    return LinearDecision(weights: Array(point.dropLast()), bias: point[point.count - 1])
      .logOdds(features)
  }
}
