import CPosteriorLibc
import GSLNumerics
import PosteriorKernels

/// The sum of the cross-entropies of some rows of logits,
///
///     Σᵣ [ln Σₖ exp zᵣₖ − Σₖ tᵣₖ zᵣₖ]
///
/// It is fast where `CrossEntropyLoss.value`, its reference, is accurate.
///
/// - Parameters:
///   - logits: The logits of the rows; they are overwritten with the probabilities p.
///   - residuals: As many numbers, which become p − t.
///   - targets: The right answers.
///   - rows: Which of the targets belong to the rows.
///   - classCount: K.
func softmaxLoss(
  _ logits: inout [Double], residuals: inout [Double], targets: Targets, rows: Range<Int>,
  classCount: Int
) -> Double {
  let used = 0..<(rows.count * classCount)
  return logits.withUnsafeMutableBufferPointer { logits in
    residuals.withUnsafeMutableBufferPointer { residuals in
      let block = SoftmaxBlock(
        logits: MutableRow(rebasing: logits[used]),
        residuals: MutableRow(rebasing: residuals[used]), classCount: classCount)
      switch targets {
      case .labels(let labels):
        return labels.withUnsafeBufferPointer {
          block.loss(labels: UnsafeBufferPointer(rebasing: $0[rows]))
        }
      case .probabilities(let matrix):
        return matrix.elements.withUnsafeBufferPointer { elements in
          let part = (rows.lowerBound * classCount)..<(rows.upperBound * classCount)
          return block.loss(probabilities: Row(rebasing: elements[part]))
        }
      }
    }
  }
}

/// Rows of logits, and places for their residuals.
private struct SoftmaxBlock {
  let logits: MutableRow
  let residuals: MutableRow
  let classCount: Int

  /// Where the rows begin.
  private var starts: StrideTo<Int> { stride(from: 0, to: logits.count, by: classCount) }

  func loss(labels: UnsafeBufferPointer<Int>) -> Double {
    logits.subtractMaxima(width: classCount)
    var linear = 0.0
    for (start, label) in zip(starts, labels) { linear -= logits[start + label] }
    let logarithms = normalize()
    for (start, label) in zip(starts, labels) {
      var others = 0.0
      for k in start..<(start + classCount) {
        residuals[k] = logits[k]
        if k != start + label { others += logits[k] }
      }
      // p − 1 would cancel where the prediction is good.
      residuals[start + label] = -others
    }
    return linear + logarithms
  }

  func loss(probabilities targets: Row) -> Double {
    logits.subtractMaxima(width: classCount)
    var linear = 0.0
    for k in logits.indices where targets[k] > 0 { linear -= targets[k] * logits[k] }
    let logarithms = normalize()
    for start in starts {
      var (answer, others) = (start, 0.0)
      for k in start..<(start + classCount) where targets[k] > targets[answer] { answer = k }
      for k in start..<(start + classCount) {
        residuals[k] = logits[k] - targets[k]
        if k != answer { others += residuals[k] }
      }
      residuals[answer] = -others
    }
    return linear + logarithms
  }

  /// Replaces logits less their maxima by probabilities, and returns the sum of the logarithms of
  /// the rows' sums of exponentials.
  private func normalize() -> Double {
    logits.replaceByExponentials()
    var logarithms = SumOfLogarithms()
    for start in starts {
      var sum = 0.0
      for k in start..<(start + classCount) { sum += logits[k] }
      logarithms.add(sum)
      let factor = 1 / sum
      for k in start..<(start + classCount) { logits[k] *= factor }
    }
    return logarithms.value
  }
}
