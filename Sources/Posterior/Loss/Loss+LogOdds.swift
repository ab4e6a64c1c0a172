import GSLNumerics

/// A loss of one logit z, whose logistic function σ(z) is the probability of "yes".
///
/// Like every loss it takes the logit and not the probability. The target is a number y in [0, 1]: 1 for "yes", 0 for "no",
/// and between them the probability of "yes" where the answer itself is uncertain.
public protocol BinaryLoss: Sendable {
  /// The loss of one example.
  ///
  /// - Parameters:
  ///   - logit: The logit z.
  ///   - target: The target y.
  /// - Returns: A value in [0, ∞], finite for every finite logit.
  /// - Precondition: `target` is in [0, 1].
  /// - Complexity: O(1).
  func value(logit: Double, target: Double) -> Double

  /// The derivative of the loss with respect to the logit.
  ///
  /// - Parameters:
  ///   - logit: The logit z.
  ///   - target: The target y.
  /// - Returns: A value in [−1, 1].
  /// - Precondition: `target` is in [0, 1].
  /// - Complexity: O(1).
  func gradient(logit: Double, target: Double) -> Double
}

/// The cross-entropy of a logit,
///
///     −y ln σ(z) − (1 − y) ln(1 − σ(z)) = y softplus(−z) + (1 − y) softplus(z)
///
/// equal to `CrossEntropyLoss` of the two logits 0 and z.
///
/// PyTorch's `BCEWithLogitsLoss` has the same value.
public struct BinaryCrossEntropyLoss: BinaryLoss {
  /// The binary cross-entropy loss.
  public init() {}

  /// The cross-entropy, in nats.
  public func value(logit: Double, target: Double) -> Double {
    requireBinaryTarget(target)
    return (target == 0 ? 0 : target * softplus(-logit))
      + (target == 1 ? 0 : (1 - target) * softplus(logit))
  }

  /// The derivative, σ(z) − y.
  public func gradient(logit: Double, target: Double) -> Double {
    residual(logit, target)
  }
}

/// The squared error of the probability,
///
///     (σ(z) − y)²
///
/// half of `SquaredErrorLoss` of the two logits 0 and z. It is not convex in z, and its derivative vanishes where a prediction
/// is confident and wrong: at z = −10 and y = 1 it is −0.0000908, 11,014 times smaller than that of the cross-entropy.
public struct BinarySquaredErrorLoss: BinaryLoss {
  /// The binary squared-error loss.
  public init() {}

  /// The squared error, in [0, 1].
  public func value(logit: Double, target: Double) -> Double {
    let residual = residual(logit, target)
    return residual * residual
  }

  /// The derivative, 2 (σ(z) − y) σ(z) (1 − σ(z)).
  public func gradient(logit: Double, target: Double) -> Double {
    2 * residual(logit, target) * logisticDerivative(logit)
  }
}

/// σ(z) − y, in a form that keeps its digits when both are near 1: 1 − σ(z) = σ(−z).
private func residual(_ logit: Double, _ target: Double) -> Double {
  requireBinaryTarget(target)
  return (1 - target) * logistic(logit) - target * logistic(-logit)
}

private func requireBinaryTarget(_ target: Double) {
  require((0...1).contains(target), "a binary target is in [0, 1], not \(target)")
}
