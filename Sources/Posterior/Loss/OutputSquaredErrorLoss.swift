import GSLNumerics

/// The squared error of the outputs themselves, averaged over the outputs as well,
///
///     (1/K) Σₖ (yₖ − tₖ)²
///
/// There is no factor ½. With K outputs for K classes the targets are one-hot; with one output the
/// target is the number of the class. The squared error of probabilities is `SquaredErrorLoss`.
///
/// PyTorch: `MSELoss`.
public struct OutputSquaredErrorLoss: Loss {
  /// The squared-error loss of outputs.
  public init() {}

  /// The number of the class.
  public var singleOutput: SingleOutput? { .classNumber }

  /// The squared error, with the derivatives 2 (yₖ − tₖ) / K.
  public func value(
    outputs: UnsafeBufferPointer<Double>, target: UnsafeBufferPointer<Double>,
    derivatives: UnsafeMutableBufferPointer<Double>?
  ) -> Double {
    sum(outputs: outputs, targets: target, width: outputs.count, derivatives: derivatives)
  }

  /// The sum of the squared errors of a batch; one factor for all derivatives.
  public func sum(
    outputs: UnsafeBufferPointer<Double>, targets: UnsafeBufferPointer<Double>, width: Int,
    derivatives: UnsafeMutableBufferPointer<Double>?
  ) -> Double {
    var sum = 0.0
    for i in outputs.indices {
      let error = outputs[i] - targets[i]
      sum += error * error
    }
    if let derivatives {
      let factor = 2 / Double(outputs.count)
      for i in outputs.indices { derivatives[i] = factor * (outputs[i] - targets[i]) }
    }
    return sum / Double(width)
  }
}

extension Loss where Self == OutputSquaredErrorLoss {
  /// The squared error of the outputs, averaged over them: see `OutputSquaredErrorLoss`.
  public static var squaredError: OutputSquaredErrorLoss { OutputSquaredErrorLoss() }
}
