import GSLNumerics

/// How bad predictions are: a number to minimize, and its gradient.
///
/// A loss takes logits, never probabilities: a probability near 0 or 1 has lost the digits that the loss and its gradient are
/// made of. It is the mean over the examples, so that it does not depend on their number.
public protocol Loss: Sendable {
  /// The mean loss of n examples.
  ///
  /// - Parameters:
  ///   - logits: n × K logits, a row for each example.
  ///   - targets: The n right answers.
  /// - Returns: A value in [0, ∞].
  /// - Precondition: n > 0; there are n targets; labels are in 0..<K; rows of probabilities have K entries, none negative,
  ///   and sum to 1 within 10⁻⁹.
  /// - Complexity: O(nK).
  func value(logits: Matrix, targets: Targets) -> Double

  /// The gradient of the mean loss with respect to the logits.
  ///
  /// - Parameters:
  ///   - logits: n × K logits, a row for each example.
  ///   - targets: The n right answers.
  /// - Returns: n × K partial derivatives. Each row sums to 0, since a shared shift of the logits changes nothing.
  /// - Precondition: As for `value(logits:targets:)`.
  /// - Complexity: O(nK).
  func gradient(logits: Matrix, targets: Targets) -> Matrix
}

extension Loss {
  /// The loss of one example with a label.
  ///
  /// - Parameters:
  ///   - logits: K logits.
  ///   - label: The right class, in 0..<K.
  /// - Complexity: O(K).
  public func value(logits: [Double], label: Int) -> Double {
    value(logits: Matrix([logits]), targets: .labels([label]))
  }

  /// The gradient of the loss of one example with a label.
  ///
  /// - Parameters:
  ///   - logits: K logits.
  ///   - label: The right class, in 0..<K.
  /// - Complexity: O(K).
  public func gradient(logits: [Double], label: Int) -> [Double] {
    gradient(logits: Matrix([logits]), targets: .labels([label])).elements
  }

  /// The loss of one example with a distribution as its target.
  ///
  /// - Parameters:
  ///   - logits: K logits.
  ///   - target: K probabilities that sum to 1.
  /// - Complexity: O(K).
  public func value(logits: [Double], target: [Double]) -> Double {
    value(logits: Matrix([logits]), targets: .probabilities(Matrix([target])))
  }

  /// The gradient of the loss of one example with a distribution as its target.
  ///
  /// - Parameters:
  ///   - logits: K logits.
  ///   - target: K probabilities that sum to 1.
  /// - Complexity: O(K).
  public func gradient(logits: [Double], target: [Double]) -> [Double] {
    gradient(logits: Matrix([logits]), targets: .probabilities(Matrix([target]))).elements
  }

  /// The mean of a function of the examples.
  func mean(
    logits: Matrix, targets: Targets, of loss: ([Double], Target) -> Double
  ) -> Double {
    var sum = CompensatedSum()
    for (logits, target) in targets.examples(logits) { sum.add(loss(logits, target)) }
    return sum.value / Double(targets.count)
  }

  /// The gradient of the mean of a function of the examples, from the gradients of the function.
  func meanGradient(
    logits: Matrix, targets: Targets, of gradient: ([Double], Target) -> [Double]
  ) -> Matrix {
    let count = Double(targets.count)
    var elements: [Double] = []
    elements.reserveCapacity(logits.elements.count)
    for (logits, target) in targets.examples(logits) {
      for derivative in gradient(logits, target) { elements.append(derivative / count) }
    }
    return Matrix(rowCount: logits.rowCount, columnCount: logits.columnCount, elements: elements)
  }
}
