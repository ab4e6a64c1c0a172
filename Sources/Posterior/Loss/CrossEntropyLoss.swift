import GSLNumerics

/// The cross-entropy of the softmax probabilities relative to the target,
///
///     −Σₖ tₖ ln softmax(z)ₖ
///
/// which for a label y is −ln softmax(z)ᵧ, the surprisal of the right class. Its minimum is maximum
/// likelihood. It is convex in the logits, and grows linearly when a prediction is confident and
/// wrong.
///
/// Of one logit, the log-odds z of two classes, it is
///
///     −y ln σ(z) − (1 − y) ln(1 − σ(z)) = y softplus(−z) + (1 − y) softplus(z)
///
/// equal to that of the two logits 0 and z.
///
/// The value is finite unless two logits are 1.8 × 10³⁰⁸ or more apart or an allowed class has
/// logit −∞. A network whose last layer already applies softmax applies it twice, and this loss can
/// then not fall below ln(1 + (K − 1)/e).
///
/// PyTorch's `CrossEntropyLoss`, for one logit `BCEWithLogitsLoss`, and scikit-learn's `log_loss`
/// have the same value; the latter takes probabilities.
///
/// Reference: Bishop, *Pattern Recognition and Machine Learning*, §4.3.4.
public struct CrossEntropyLoss: Loss {
  /// The cross-entropy loss.
  public init() {}

  /// Log-odds.
  public var singleOutput: SingleOutput? { .logOdds }

  // This is the reference for all that computes cross-entropies faster: the batches of this type,
  // and the kernels of the fits of logistic and softmax regression.

  /// The cross-entropy, in nats, with the derivatives
  ///
  ///     ∂/∂zₖ = pₖ − tₖ,    p = softmax(z)
  ///
  /// and of one logit σ(z) − y, with their relative accuracy for confident right predictions, where
  /// 1 − p cancels.
  public func value(
    outputs: UnsafeBufferPointer<Double>, target: UnsafeBufferPointer<Double>,
    derivatives: UnsafeMutableBufferPointer<Double>?
  ) -> Double {
    guard outputs.count > 1 else {
      derivatives?[0] = residual(logOdds: outputs[0], target: target[0])
      return Self.value(logOdds: outputs[0], target: target[0])
    }
    let value = withUnsafeTemporaryAllocation(of: Double.self, capacity: outputs.count) {
      logSoftmax(ofRow: outputs, into: $0)
      // A class with t = 0 may have p = 0.
      var sum = CompensatedSum()
      for k in target.indices where target[k] > 0 { sum.add(-target[k] * $0[k]) }
      return sum.value
    }
    if let derivatives {
      let residuals = residuals(of: softmax(Array(outputs)), from: target)
      _ = derivatives.update(fromContentsOf: residuals)
    }
    return value
  }

  static func value(logOdds z: Double, target y: Double) -> Double {
    (y == 0 ? 0 : y * softplus(-z)) + (y == 1 ? 0 : (1 - y) * softplus(z))
  }
}

extension Loss where Self == CrossEntropyLoss {
  /// The cross-entropy of the outputs as logits: see `CrossEntropyLoss`.
  public static var crossEntropy: CrossEntropyLoss { CrossEntropyLoss() }
}
