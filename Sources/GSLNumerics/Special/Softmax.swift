import CGSL

// All three functions shift by the largest logit and leave its own term, e⁰ = 1, out of the sum: what remains is the
// argument of log1p, so that nothing is lost when one logit is far above the others.

/// The logarithm of a sum of exponentials,
///
///     logSumExp(z) = ln Σₖ exp zₖ
///
/// the normalising constant of the softmax.
///
/// - Parameter logits: K numbers. −∞ stands for an impossible class.
/// - Returns: At least max zₖ and at most max zₖ + ln K. The error is at most 4 ulp of the result, or of the largest logit
///   where that is larger in magnitude. −∞ for an empty list or when every logit is −∞; ∞ when one is ∞.
/// - Complexity: O(K), K exponentials and one logarithm.
public func logSumExp(_ logits: [Double]) -> Double {
  guard let top = indexOfMaximum(logits) else { return -.infinity }
  guard logits[top].isFinite else { return logits[top] }
  return logits[top] + log1p(tail(logits, top))
}

/// The softmax function,
///
///     softmax(z)ₖ = exp zₖ / Σⱼ exp zⱼ
///
/// the probabilities that belong to K logits. Adding one number to all logits changes nothing.
///
/// - Parameter logits: K numbers. −∞ stands for an impossible class.
/// - Returns: K probabilities that sum to 1 within K ulp. NaN everywhere when a logit is ∞ or NaN or all are −∞: such
///   logits name no distribution.
/// - Complexity: O(K), K exponentials.
public func softmax(_ logits: [Double]) -> [Double] {
  guard let top = indexOfMaximum(logits) else { return [] }
  let largest = logits[top]
  guard largest.isFinite else { return logits.map { _ in .nan } }
  let scale = 1 / (1 + tail(logits, top))
  return logits.map { exp($0 - largest) * scale }
}

/// The logarithm of the softmax function,
///
///     logSoftmax(z)ₖ = zₖ − logSumExp(z)
///
/// finite where `log(softmax(z))` is −∞, and different from 0 where the softmax rounds to 1.
///
/// - Parameter logits: K numbers. −∞ stands for an impossible class.
/// - Returns: K values in [−∞, 0], each within 4 ulp. NaN everywhere when a logit is ∞ or NaN or all are −∞.
/// - Complexity: O(K), K exponentials and one logarithm.
public func logSoftmax(_ logits: [Double]) -> [Double] {
  guard let top = indexOfMaximum(logits) else { return [] }
  let largest = logits[top]
  guard largest.isFinite else { return logits.map { _ in .nan } }
  let excess = log1p(tail(logits, top))
  return logits.map { ($0 - largest) - excess }
}

/// The index of the largest number; of the first of equals; of the first NaN, if there is one.
///
/// - Parameter values: K numbers.
/// - Returns: An index, or nil for an empty list.
/// - Complexity: O(K).
public func indexOfMaximum(_ values: [Double]) -> Int? {
  guard var top = values.indices.first else { return nil }
  for k in values.indices {
    if values[k].isNaN { return k }
    if values[k] > values[top] { top = k }
  }
  return top
}

/// Σ exp(zₖ − max z) over all k but the one of the maximum.
private func tail(_ logits: [Double], _ top: Int) -> Double {
  var sum = CompensatedSum()
  for k in logits.indices where k != top { sum.add(exp(logits[k] - logits[top])) }
  return sum.value
}
