import CPosteriorLibc
import GSLNumerics
import PosteriorKernels

extension CrossEntropyLoss {
  /// The sum of the cross-entropies of a batch. The derivatives, which a training makes other
  /// parameters of, have the same bits on every processor; the sum may differ in its last digits.
  ///
  /// - Complexity: O(mK), mK exponentials and a few logarithms.
  public func sum(
    outputs: UnsafeBufferPointer<Double>, targets: UnsafeBufferPointer<Double>, width: Int,
    derivatives: UnsafeMutableBufferPointer<Double>?
  ) -> Double {
    guard let derivatives else {
      return sumOfValues(outputs: outputs, targets: targets, width: width, derivatives: nil)
    }
    _ = derivatives.update(fromContentsOf: outputs)
    let sum =
      width > 1
      ? replaceBySoftmax(derivatives, targets, width: width)
      : replaceByLogistics(derivatives, targets)
    let count = Double(outputs.count / width)
    for i in derivatives.indices { derivatives[i] = (derivatives[i] - targets[i]) / count }
    return sum
  }

  /// Replaces log-odds by probabilities, and returns the sum of the losses.
  private func replaceByLogistics(
    _ logits: UnsafeMutableBufferPointer<Double>, _ targets: UnsafeBufferPointer<Double>
  ) -> Double {
    var sum = 0.0
    for i in logits.indices { sum += Self.value(logOdds: logits[i], target: targets[i]) }
    logits.replaceByLogistics()
    return sum
  }

  /// Replaces rows of logits by probabilities, and returns the sum of the losses, Σ [ln Σₖ exp zₖ −
  /// Σₖ tₖ zₖ].
  private func replaceBySoftmax(
    _ logits: UnsafeMutableBufferPointer<Double>, _ targets: UnsafeBufferPointer<Double>, width: Int
  ) -> Double {
    logits.subtractMaxima(width: width)
    var linear = 0.0
    for i in logits.indices where targets[i] > 0 { linear -= targets[i] * logits[i] }
    logits.replaceByExponentials()
    var logarithms = SumOfLogarithms()
    for start in stride(from: 0, to: logits.count, by: width) {
      var sum = 0.0
      for i in start..<start + width { sum += logits[i] }
      logarithms.add(sum)
      for i in start..<start + width { logits[i] /= sum }
    }
    return linear + logarithms.value
  }
}

/// Σ ln s of many numbers s ≥ 1, which are moderate. One logarithm serves many of them: that of
/// their product.
struct SumOfLogarithms {
  private var whole = 0.0
  private var product = 1.0

  var value: Double { whole + log(product) }

  mutating func add(_ number: Double) {
    product *= number
    guard product > 1e200 else { return }
    whole += log(product)
    product = 1
  }
}
