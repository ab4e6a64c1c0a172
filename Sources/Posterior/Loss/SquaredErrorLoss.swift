import GSLNumerics

/// The squared distance of the softmax probabilities from the target,
///
///     Σₖ (pₖ − tₖ)²,    p = softmax(z)
///
/// the Brier score. It lies in [0, 2], is not convex in the logits, and is flat where a prediction
/// is confident and wrong: there its gradient vanishes although almost everything is still to be
/// learned.
///
/// Of one logit, the log-odds z of two classes, it is (σ(z) − y)², half of that of the two logits 0
/// and z. At z = −10 and y = 1 its derivative is −0.0000908, 11,014 times smaller than that of the
/// cross-entropy.
///
/// There is no factor ½ and no division by K: PyTorch's `MSELoss` of probabilities is this value
/// divided by K. The squared error of the outputs themselves is `OutputSquaredErrorLoss`.
///
/// Reference: Brier, "Verification of forecasts expressed in terms of probability", Monthly Weather
/// Review 78 (1950).
public struct SquaredErrorLoss: Loss {
  /// The squared-error loss.
  public init() {}

  /// Log-odds.
  public var singleOutput: SingleOutput? { .logOdds }

  /// The squared distance, in [0, 2] up to rounding, with the derivatives
  ///
  ///     ∂/∂zₖ = 2 pₖ (rₖ − Σⱼ pⱼ rⱼ),    r = p − t
  ///
  /// and of one logit 2 (σ(z) − y) σ(z) (1 − σ(z)).
  public func value(
    outputs: UnsafeBufferPointer<Double>, target: UnsafeBufferPointer<Double>,
    derivatives: UnsafeMutableBufferPointer<Double>?
  ) -> Double {
    guard outputs.count > 1 else {
      let residual = residual(logOdds: outputs[0], target: target[0])
      derivatives?[0] = 2 * residual * logisticDerivative(outputs[0])
      return residual * residual
    }
    let probabilities = softmax(Array(outputs))
    let residuals = residuals(of: probabilities, from: target)
    if let derivatives {
      let average = zip(probabilities, residuals).map { $0 * $1 }.compensatedSum()
      var slopes = zip(probabilities, residuals).map { 2 * $0 * ($1 - average) }
      // The average is close to the residual of a class with probability near 1: that difference
      // would cancel.
      slopes.balance(indexOfMaximum(probabilities) ?? 0)
      _ = derivatives.update(fromContentsOf: slopes)
    }
    return residuals.lazy.map { $0 * $0 }.compensatedSum()
  }
}
