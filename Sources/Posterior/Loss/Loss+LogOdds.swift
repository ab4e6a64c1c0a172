import GSLNumerics

// The loss of one logit z, whose logistic function σ(z) is the probability of "yes".
extension Loss {
  /// The loss of one example of two classes.
  ///
  /// ```swift
  /// print(CrossEntropyLoss().value(logit: 2, target: 1))  // 0.1269
  /// ```
  ///
  /// - Parameters:
  ///   - logit: The logit z, the log-odds of "yes".
  ///   - target: The target y in [0, 1]: 1 for "yes", 0 for "no", and between them the probability
  ///     of "yes" where the answer itself is uncertain.
  /// - Returns: A value in [0, ∞].
  /// - Precondition: `target` is in [0, 1], and an only output is log-odds to the loss.
  /// - Complexity: O(1).
  public func value(logit: Double, target: Double) -> Double {
    evaluate(logit, target).value
  }

  /// The derivative of the loss with respect to the logit.
  ///
  /// ```swift
  /// print(CrossEntropyLoss().gradient(logit: 2, target: 1))  // -0.1192
  /// ```
  ///
  /// - Parameters:
  ///   - logit: The logit z.
  ///   - target: The target y.
  /// - Precondition: As for `value(logit:target:)`.
  /// - Complexity: O(1).
  public func gradient(logit: Double, target: Double) -> Double {
    evaluate(logit, target).derivative
  }

  private func evaluate(_ logit: Double, _ target: Double) -> (value: Double, derivative: Double) {
    require((0...1).contains(target), "a binary target is in [0, 1], not \(target)")
    require(singleOutput == .logOdds, "\(Self.self) does not take log-odds")
    var derivative = 0.0
    let value: Double = withUnsafePointer(to: logit) { logit in
      withUnsafePointer(to: target) { target in
        withUnsafeMutablePointer(to: &derivative) {
          self.value(
            outputs: UnsafeBufferPointer(start: logit, count: 1),
            target: UnsafeBufferPointer(start: target, count: 1),
            derivatives: UnsafeMutableBufferPointer(start: $0, count: 1))
        }
      }
    }
    return (value, derivative)
  }
}
