import GSLNumerics

/// How bad the outputs of a model are: a number to minimize, and its derivatives.
///
/// Networks, softmax regression and evaluation take any loss. A new one needs
/// `value(outputs:target:derivatives:)` alone, the formula for one example; everything else has a
/// default that calls it.
///
/// Most losses take logits, never probabilities: a probability near 0 or 1 has lost the digits that
/// the loss and its derivatives are made of. Of K outputs for K classes the target is a
/// distribution over them, one-hot for a label. What an only output is, `singleOutput` says.
public protocol Loss: Sendable {
  /// The meaning of an only output; nil, the default, where every class needs an output of its
  /// own.
  var singleOutput: SingleOutput? { get }

  /// The loss of one example: the formula, as accurate as it can be computed. Whatever computes the
  /// same faster is tested against it.
  ///
  /// - Parameters:
  ///   - outputs: K numbers.
  ///   - target: K probabilities that sum to 1; for an only output the probability of class 1, or
  ///     the number that it is to be.
  ///   - derivatives: K numbers to overwrite with the derivatives by the outputs, unless nil.
  /// - Returns: A value in [0, ∞].
  /// - Complexity: O(K).
  func value(
    outputs: UnsafeBufferPointer<Double>, target: UnsafeBufferPointer<Double>,
    derivatives: UnsafeMutableBufferPointer<Double>?
  ) -> Double

  /// The sum of the losses of a batch of m examples. Training calls it once for each batch.
  ///
  /// The default calls `value(outputs:target:derivatives:)` for each example.
  ///
  /// - Parameters:
  ///   - outputs: m × K: a row for each example.
  ///   - targets: m × K: the target of each.
  ///   - width: K.
  ///   - derivatives: m × K numbers to overwrite with the derivatives of the **mean** loss by the
  ///     outputs, unless nil.
  /// - Returns: The sum, in [0, ∞].
  /// - Complexity: O(mK).
  func sum(
    outputs: UnsafeBufferPointer<Double>, targets: UnsafeBufferPointer<Double>, width: Int,
    derivatives: UnsafeMutableBufferPointer<Double>?
  ) -> Double

  /// The sum of the losses of m examples with labels.
  ///
  /// The default calls `value(outputs:target:derivatives:)` with a one-hot target for each example.
  ///
  /// - Parameters:
  ///   - outputs: m × K: a row for each example.
  ///   - labels: m classes in 0..<K. A single class, K = 1, is certain, and its loss 0.
  ///   - width: K.
  /// - Returns: The sum, in [0, ∞].
  /// - Complexity: O(mK).
  func sum(
    outputs: UnsafeBufferPointer<Double>, labels: UnsafeBufferPointer<Int>, width: Int
  ) -> Double
}

extension Loss {
  /// Nil: every class needs an output of its own.
  public var singleOutput: SingleOutput? { nil }

  /// The sum of the losses of a batch, example by example.
  public func sum(
    outputs: UnsafeBufferPointer<Double>, targets: UnsafeBufferPointer<Double>, width: Int,
    derivatives: UnsafeMutableBufferPointer<Double>?
  ) -> Double {
    sumOfValues(outputs: outputs, targets: targets, width: width, derivatives: derivatives)
  }

  /// The sum of the losses of examples with labels, example by example.
  public func sum(
    outputs: UnsafeBufferPointer<Double>, labels: UnsafeBufferPointer<Int>, width: Int
  ) -> Double {
    sumOfValues(outputs: outputs, labels: labels, width: width)
  }
}

extension Loss {
  /// Whether labels leave no choice: the softmax of one logit is 1, while log-odds as an only
  /// output tell two classes apart.
  func isCertain(width: Int) -> Bool { width == 1 && singleOutput != .classNumber }

  /// The sum over the examples of a batch of the formula's values; its derivatives are those of the
  /// mean.
  func sumOfValues(
    outputs: UnsafeBufferPointer<Double>, targets: UnsafeBufferPointer<Double>, width: Int,
    derivatives: UnsafeMutableBufferPointer<Double>?
  ) -> Double {
    var sum = CompensatedSum()
    for start in stride(from: 0, to: outputs.count, by: width) {
      let row = start..<start + width
      sum.add(
        value(
          outputs: UnsafeBufferPointer(rebasing: outputs[row]),
          target: UnsafeBufferPointer(rebasing: targets[row]),
          derivatives: derivatives.map { UnsafeMutableBufferPointer(rebasing: $0[row]) }))
    }
    if let derivatives {
      let count = Double(outputs.count / width)
      for i in derivatives.indices { derivatives[i] /= count }
    }
    return sum.value
  }

  /// The sum over examples with labels of the formula's values.
  func sumOfValues(
    outputs: UnsafeBufferPointer<Double>, labels: UnsafeBufferPointer<Int>, width: Int
  ) -> Double {
    guard !isCertain(width: width) else { return outputs.lazy.map { $0 - $0 }.compensatedSum() }
    return withUnsafeTemporaryAllocation(of: Double.self, capacity: width) { target in
      target.initialize(repeating: 0)
      var sum = CompensatedSum()
      for (start, label) in zip(stride(from: 0, to: outputs.count, by: width), labels) {
        target[label] = 1
        sum.add(
          value(
            outputs: UnsafeBufferPointer(rebasing: outputs[start..<start + width]),
            target: UnsafeBufferPointer(target), derivatives: nil))
        target[label] = 0
      }
      return sum.value
    }
  }
}
