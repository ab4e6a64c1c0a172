import CGSL

/// The right answers for n examples, as the kernels read them.
package enum SoftmaxTargets: Sendable {
  /// n classes in 0..<K.
  case labels([Int])
  /// n × K probabilities.
  case probabilities(Matrix)
}

/// The sum of the cross-entropies of some rows of logits,
///
///     Σᵣ [ln Σₖ exp zᵣₖ − Σₖ tᵣₖ zᵣₖ]
///
/// - Parameters:
///   - logits: The logits of the rows; they are overwritten with the probabilities p.
///   - residuals: As many numbers, which become p − t.
///   - targets: The right answers.
///   - rows: Which of the targets belong to the rows.
///   - classCount: K.
func softmaxLoss(
  _ logits: inout [Double], residuals: inout [Double], targets: SoftmaxTargets, rows: Range<Int>,
  classCount: Int
) -> Double {
  logits.withUnsafeMutableBufferPointer { logits in
    residuals.withUnsafeMutableBufferPointer { residuals in
      var loss = SoftmaxLoss(logits: logits, residuals: residuals, classCount: classCount)
      switch targets {
      case .labels(let labels):
        labels.withUnsafeBufferPointer { labels in
          for (r, i) in rows.enumerated() { loss.add(row: r, label: labels[i]) }
        }
      case .probabilities(let matrix):
        matrix.elements.withUnsafeBufferPointer { elements in
          for (r, i) in rows.enumerated() {
            let target = elements[(i * classCount)..<((i + 1) * classCount)]
            loss.add(row: r, probabilities: Row(rebasing: target))
          }
        }
      }
      return loss.value
    }
  }
}

/// A sum of cross-entropies under way.
private struct SoftmaxLoss {
  let logits: MutableRow
  let residuals: MutableRow
  let classCount: Int
  private var linear = 0.0
  /// Σ ln s takes one logarithm for many sums s: their product.
  private var product = 1.0

  init(logits: MutableRow, residuals: MutableRow, classCount: Int) {
    (self.logits, self.residuals, self.classCount) = (logits, residuals, classCount)
  }

  var value: Double { linear + log(product) }

  mutating func add(row: Int, label: Int) {
    let start = row * classCount
    let right = logits[start + label]
    let top = exponentiate(start)
    linear += top - right
    var others = 0.0
    for k in start..<(start + classCount) {
      residuals[k] = logits[k]
      if k != start + label { others += logits[k] }
    }
    // p − 1 would cancel where the prediction is good.
    residuals[start + label] = -others
  }

  mutating func add(row: Int, probabilities target: Row) {
    let start = row * classCount
    var answer = 0
    for k in 0..<classCount {
      residuals[start + k] = logits[start + k]
      if target[k] > target[answer] { answer = k }
    }
    let top = exponentiate(start)
    var others = 0.0
    for k in 0..<classCount {
      if target[k] > 0 { linear += target[k] * (top - residuals[start + k]) }
      residuals[start + k] = logits[start + k] - target[k]
      if k != answer { others += residuals[start + k] }
    }
    residuals[start + answer] = -others
  }

  /// Replaces the logits of a row by its probabilities, and returns the largest logit. The logarithm of the sum of the
  /// exponentials less that is added.
  private mutating func exponentiate(_ start: Int) -> Double {
    var top = logits[start]
    for k in start..<(start + classCount) where logits[k] > top { top = logits[k] }
    var sum = 0.0
    for k in start..<(start + classCount) {
      logits[k] = exp(logits[k] - top)
      sum += logits[k]
    }
    product *= sum
    // Sums are between 1 and K.
    if product > 1e200 {
      linear += log(product)
      product = 1
    }
    let factor = 1 / sum
    for k in start..<(start + classCount) { logits[k] *= factor }
    return top
  }
}
