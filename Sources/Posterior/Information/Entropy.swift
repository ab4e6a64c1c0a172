import CPosteriorLibc
import GSLNumerics

/// The entropy of a distribution,
///
///     H(p) = −Σₖ pₖ log pₖ
///
/// the expected surprisal, and the least expected length of a code for the outcomes. It is 0 only
/// when one outcome is certain, and log K only when all K outcomes are equally probable.
///
/// ```swift
/// print(entropy([0.75, 0.25], in: .bits))  // 0.8113
/// ```
///
/// - Parameters:
///   - probabilities: K probabilities that sum to 1.
///   - unit: The unit of the result. The default is nats.
/// - Returns: A value in [0, log K], up to the 10⁻⁹ by which the sum may miss 1. An outcome with
///   probability 0 contributes exactly 0. The error is at most 4 ulp.
/// - Precondition: `probabilities` is not empty, has no negative entries, and sums to 1 within
///   10⁻⁹.
/// - Complexity: O(K), K logarithms.
///
/// SciPy's `scipy.stats.entropy` divides by the sum first; this function refuses what does not sum
/// to 1.
///
/// Reference: Cover and Thomas, *Elements of Information Theory*, 2nd ed., §2.1.
public func entropy(_ probabilities: [Double], in unit: InformationUnit = .nats) -> Double {
  DistributionError.requireProbabilities(probabilities)
  var sum = CompensatedSum()
  for p in probabilities where p > 0 { sum.add(-p * unit.log(p)) }
  return sum.value
}

/// The entropy of a yes-or-no outcome,
///
///     H(p) = −p log p − (1 − p) log(1 − p)
///
/// largest, 1 bit, for a fair coin. It is accurate for the rarest events too, where 1 − p rounds to
/// 1.
///
/// ```swift
/// print(binaryEntropy(0.5, in: .bits), binaryEntropy(0.1, in: .bits))  // 1.0 0.469
/// ```
///
/// - Parameters:
///   - probability: The probability of "yes".
///   - unit: The unit of the result. The default is nats.
/// - Returns: A value in [0, log 2]; exactly 0 at 0 and at 1.
/// - Precondition: `probability` is in [0, 1].
/// - Complexity: O(1), two logarithms.
///
/// Reference: Cover and Thomas, *Elements of Information Theory*, 2nd ed., §2.1.
public func binaryEntropy(_ probability: Double, in unit: InformationUnit = .nats) -> Double {
  require(
    (0...1).contains(probability), "an entropy needs a probability in [0, 1], not \(probability)")
  // Above ½ the difference is exact, and the function is symmetric.
  let rarer = min(probability, 1 - probability)
  guard rarer > 0 else { return 0 }
  return -rarer * unit.log(rarer) - (1 - rarer) * log1p(-rarer) / unit.nats
}
