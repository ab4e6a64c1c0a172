import CPosteriorLibc
import GSLNumerics

/// The cross-entropy of a model relative to the truth,
///
///     H(p, q) = −Σₖ pₖ log qₖ,    p = truth, q = model
///
/// the expected code length of outcomes from `truth` under a code built for `model`. It is at least
/// `entropy(truth)`, with equality only if the two agree; the excess is
/// `klDivergence(truth:model:in:)`.
///
/// ```swift
/// print(crossEntropy(truth: [0.75, 0.25], model: [0.5, 0.5], in: .bits))  // 1.0
/// ```
///
/// - Parameters:
///   - truth: K probabilities that sum to 1.
///   - model: K probabilities that sum to 1.
///   - unit: The unit of the result. The default is nats.
/// - Returns: A value in [0, ∞], up to the 10⁻⁹ by which a sum may miss 1; ∞ when `model` gives
///   probability 0 to an outcome that `truth` allows. An outcome with `truth` 0 contributes 0
///   whatever its probability under `model`. The error is at most 4 ulp.
/// - Precondition: `truth` and `model` have the same length, no negative entries, and each sums to
///   1 within 10⁻⁹.
/// - Complexity: O(K), K logarithms.
///
/// Reference: Cover and Thomas, *Elements of Information Theory*, 2nd ed., §2.3 and §5.4.
public func crossEntropy(
  truth: [Double], model: [Double], in unit: InformationUnit = .nats
) -> Double {
  DistributionError.requireProbabilities(truth: truth, model: model)
  var sum = CompensatedSum()
  for (p, q) in zip(truth, model) where p > 0 { sum.add(-p * unit.log(q)) }
  return sum.value
}

/// The Kullback–Leibler divergence of a model from the truth,
///
///     D(p ‖ q) = Σₖ pₖ log(pₖ / qₖ),    p = truth, q = model
///
/// the part of the cross-entropy that the model is to blame for: H(p, q) − H(p). It is 0 only if
/// the two agree, and it is not symmetric. It keeps its relative accuracy for nearly equal
/// distributions, where that difference cancels.
///
/// ```swift
/// print(klDivergence(truth: [0.75, 0.25], model: [0.5, 0.5], in: .bits))  // 0.1887
/// ```
///
/// - Parameters:
///   - truth: K probabilities that sum to 1.
///   - model: K probabilities that sum to 1.
///   - unit: The unit of the result. The default is nats.
/// - Returns: A value in [0, ∞] when both lists have the same sum, exactly 0 when they are equal,
///   and ∞ when `model` gives probability 0 to an outcome that `truth` allows. Nothing is
///   normalized: sums that differ by δ, as rounded probabilities do, move the result by δ nats. An
///   outcome with `truth` 0 contributes 0.
/// - Precondition: `truth` and `model` have the same length, no negative entries, and each sums to
///   1 within 10⁻⁹.
/// - Complexity: O(K), K logarithms.
///
/// SciPy's `scipy.stats.entropy(p, q)` divides both by their sums first, and its terms cancel where
/// p and q are close.
///
/// Reference: Cover and Thomas, *Elements of Information Theory*, 2nd ed., §2.3.
public func klDivergence(
  truth: [Double], model: [Double], in unit: InformationUnit = .nats
) -> Double {
  DistributionError.requireProbabilities(truth: truth, model: model)
  var sum = CompensatedSum()
  for (p, q) in zip(truth, model) where p > 0 {
    if q < p / 2 || q > 2 * p {
      sum.add(p * logRatio(p, q))
    } else {
      // p ln(p/q) = p [x − ln(1 + x)] + (p − q) with x = (q − p)/p. The bracket is never negative,
      // and between half and twice p the difference is exact (Sterbenz), so that the differences
      // cancel without error.
      sum.add(-p * log1pMinusX((q - p) / p))
      sum.add(p - q)
    }
  }
  return sum.value / unit.nats
}

/// ln(p/q), also where the quotient overflows.
private func logRatio(_ p: Double, _ q: Double) -> Double {
  let ratio = p / q
  return ratio.isFinite ? log(ratio) : log(p) - log(q)
}
