import GSLNumerics

/// The surprisal of an outcome,
///
///     I(p) = −log p
///
/// the information that its occurrence brings: 0 when it was certain, 1 bit for each halving of its
/// probability. The surprisals of independent outcomes add.
///
/// ```swift
/// print(surprisal(0.25, in: .bits))  // 2.0
/// ```
///
/// - Parameters:
///   - probability: The probability of the outcome.
///   - unit: The unit of the result. The default is nats.
/// - Returns: A value in [0, ∞]; ∞ when `probability` is 0.
/// - Precondition: `probability` is in [0, 1].
/// - Complexity: O(1).
///
/// Reference: Shannon, "A mathematical theory of communication", Bell System Technical Journal 27
/// (1948), §6.
public func surprisal(_ probability: Double, in unit: InformationUnit = .nats) -> Double {
  require(
    (0...1).contains(probability), "a surprisal needs a probability in [0, 1], not \(probability)")
  // The subtraction makes the surprisal of a certain outcome 0, where a sign would make it −0.
  return 0 - unit.log(probability)
}
