import CPosteriorGSL

/// The probability of exactly k successes in n independent trials of probability θ,
///
///     n! / (k! (n − k)!) · θᵏ (1 − θ)ⁿ⁻ᵏ
///
/// ```swift
/// print(binomialProbability(successes: 7, trials: 10, probability: 0.5))  // 0.1172
/// ```
///
/// - Parameters:
///   - successes: k.
///   - trials: n.
///   - probability: θ.
/// - Returns: A value in [0, 1]. GSL adds and subtracts logarithms up to ln n!, so that the
///   relative error is of the order of 2⁻⁵² ln n!: 10⁻¹³ for a hundred trials.
/// - Precondition: 0 ≤ k ≤ n < 2³², and θ is in [0, 1].
/// - Complexity: O(1).
public func binomialProbability(successes: Int, trials: Int, probability: Double) -> Double {
  require(
    0 <= successes && successes <= trials && trials <= UInt32.max,
    "\(successes) of \(trials) is not a number of successes")
  require((0...1).contains(probability), "\(probability) is not a probability")
  return GSL.value { gsl_ran_binomial_pdf(UInt32(successes), probability, UInt32(trials)) }
}

/// The logarithm of the probability of exactly k successes in n independent trials of probability
/// θ,
///
///     ln n! − ln k! − ln (n − k)! + k ln θ + (n − k) ln(1 − θ)
///
/// finite where the probability itself underflows to 0.
///
/// ```swift
/// print(binomialLogProbability(successes: 0, trials: 10_000, probability: 0.5))  // -6931.4718
/// ```
///
/// - Parameters:
///   - successes: k.
///   - trials: n.
///   - probability: θ.
/// - Returns: A value in [−∞, 0], in nats, with an error of the order of 2⁻⁵² ln n!, that of GSL's
///   logarithm of the binomial coefficient; −∞ when what happened has probability 0.
/// - Precondition: 0 ≤ k ≤ n < 2³², and θ is in [0, 1].
/// - Complexity: O(1).
public func binomialLogProbability(
  successes: Int, trials: Int, probability: Double
) -> Double {
  require(
    0 <= successes && successes <= trials && trials <= UInt32.max,
    "\(successes) of \(trials) is not a number of successes")
  require((0...1).contains(probability), "\(probability) is not a probability")
  let failures = trials - successes
  let orders = GSL.value { gsl_sf_lnchoose(UInt32(trials), UInt32(successes)) }
  return orders + xlogy(Double(successes), probability)
    + (failures == 0 ? 0 : Double(failures) * log1p(-probability))
}
