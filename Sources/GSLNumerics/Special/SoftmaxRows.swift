import CPosteriorLibc
import PosteriorKernels

// The softmax and its relatives of one row of logits. All shift by the largest logit and leave its
// own term, e⁰ = 1, out of the sum: what remains is the argument of log1p, so that nothing is lost
// when one logit is far above the others.

func logSumExp(ofRow logits: Row) -> Double {
  guard let top = indexOfMaximum(inRow: logits) else { return -.infinity }
  return logits[top] + log1p(sumOfOthers(logits, top))
}

func softmax(ofRow logits: Row, into probabilities: MutableRow) {
  guard let top = indexOfMaximum(inRow: logits) else { return }
  guard logits[top].isFinite else { return probabilities.initialize(repeating: .nan) }
  for k in logits.indices { probabilities[k] = exponential(of: logits[k], minus: logits[top]) }
  var others = CompensatedSum()
  for k in logits.indices where k != top { others.add(probabilities[k]) }
  let sum = 1 + others.value
  for k in logits.indices { probabilities[k] /= sum }
}

package func logSoftmax(ofRow logits: Row, into logarithms: MutableRow) {
  guard let top = indexOfMaximum(inRow: logits) else { return }
  guard logits[top].isFinite else { return logarithms.initialize(repeating: .nan) }
  let excess = log1p(sumOfOthers(logits, top))
  for k in logits.indices { logarithms[k] = (logits[k] - logits[top]) - excess }
}

/// The index of the largest number; of the first of equals; of the first NaN, if there is one.
func indexOfMaximum(inRow values: Row) -> Int? {
  guard !values.isEmpty else { return nil }
  var top = 0
  for k in values.indices {
    if values[k].isNaN { return k }
    if values[k] > values[top] { top = k }
  }
  return top
}

/// Σ exp(zₖ − max z) over all k but the one of the maximum.
private func sumOfOthers(_ logits: Row, _ top: Int) -> Double {
  var sum = CompensatedSum()
  for k in logits.indices where k != top {
    sum.add(exponential(of: logits[k], minus: logits[top]))
  }
  return sum.value
}

/// exp(z − m) for m ≥ z; 0 when either is infinite.
///
/// The difference is rounded, and the exponential of −500 would multiply that relative error by
/// 500. Its first-order term is added: the error of a difference of two doubles is a double (Dekker
/// 1971; Knuth, TAOCP 2, §4.2.2).
private func exponential(of logit: Double, minus largest: Double) -> Double {
  let difference = logit - largest
  let power = exp(difference)
  guard power > 0 else { return 0 }
  let part = logit - difference
  let error = (logit - (difference + part)) + (part - largest)
  return power + power * error
}
