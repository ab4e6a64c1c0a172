import GSLNumerics

/// The cross-entropy of the softmax probabilities relative to the target,
///
///     −Σₖ tₖ ln softmax(z)ₖ
///
/// which for a label y is −ln softmax(z)ᵧ, the surprisal of the right class. Its minimum is maximum likelihood. It is convex
/// in the logits, and grows linearly when a prediction is confident and wrong.
///
/// The value is finite unless two logits are 1.8 × 10³⁰⁸ or more apart or an allowed class has logit −∞.
///
/// PyTorch's `CrossEntropyLoss` and scikit-learn's `log_loss` have the same value; the latter takes probabilities.
///
/// Reference: Bishop, *Pattern Recognition and Machine Learning*, §4.3.4.
public struct CrossEntropyLoss: Loss {
  /// The cross-entropy loss.
  public init() {}

  /// The mean cross-entropy, in nats.
  ///
  /// Labels take one logarithm for many examples.
  public func value(logits: Matrix, targets: Targets) -> Double {
    if case .labels(let labels) = targets {
      targets.requireLabels(for: logits)
      return sumOfCrossEntropies(logits: logits, labels: labels) / Double(labels.count)
    }
    var sum = CompensatedSum()
    for case (let logits, .probabilities(let target)) in targets.examples(logits) {
      sum.add(crossEntropy(target, logSoftmax(logits)))
    }
    return sum.value / Double(targets.count)
  }

  /// The gradient of the mean,
  ///
  ///     ∂/∂zₖ = (pₖ − tₖ) / n,    p = softmax(z)
  ///
  /// with its relative accuracy for confident right predictions, where 1 − p cancels.
  public func gradient(logits: Matrix, targets: Targets) -> Matrix {
    meanGradient(logits: logits, targets: targets) { logits, target in
      target.residuals(of: softmax(logits))
    }
  }

  /// −Σ t ln p, where a class with t = 0 may have p = 0.
  private func crossEntropy(_ target: [Double], _ logProbabilities: [Double]) -> Double {
    var sum = CompensatedSum()
    for (t, logProbability) in zip(target, logProbabilities) where t > 0 {
      sum.add(-t * logProbability)
    }
    return sum.value
  }
}
