import GSLNumerics

/// The squared distance of the softmax probabilities from the target,
///
///     Σₖ (pₖ − tₖ)²,    p = softmax(z)
///
/// the Brier score. It lies in [0, 2], is not convex in the logits, and is flat where a prediction is confident and wrong:
/// there its gradient vanishes although almost everything is still to be learned.
///
/// There is no factor ½ and no division by K: PyTorch's `MSELoss` of probabilities is this value divided by K.
///
/// Reference: Brier, "Verification of forecasts expressed in terms of probability", Monthly Weather Review 78 (1950).
public struct SquaredErrorLoss: Loss {
  /// The squared-error loss.
  public init() {}

  /// The mean squared distance, in [0, 2] up to rounding.
  public func value(logits: Matrix, targets: Targets) -> Double {
    mean(logits: logits, targets: targets) { logits, target in
      target.residuals(of: softmax(logits)).lazy.map { $0 * $0 }.compensatedSum()
    }
  }

  /// The gradient of the mean,
  ///
  ///     ∂/∂zₖ = 2 pₖ (rₖ − Σⱼ pⱼ rⱼ) / n,    r = p − t
  public func gradient(logits: Matrix, targets: Targets) -> Matrix {
    meanGradient(logits: logits, targets: targets) { logits, target in
      let probabilities = softmax(logits)
      let residuals = target.residuals(of: probabilities)
      let average = zip(probabilities, residuals).map { $0 * $1 }.compensatedSum()
      var gradient = zip(probabilities, residuals).map { 2 * $0 * ($1 - average) }
      // The average is close to the residual of a class with probability near 1: that difference would cancel.
      gradient.balance(indexOfMaximum(probabilities) ?? 0)
      return gradient
    }
  }
}
