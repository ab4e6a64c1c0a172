import CPosteriorLibc
import GSLNumerics

/// The distribution of an outcome among K, each with its own probability.
///
/// Reference: Bishop, *Pattern Recognition and Machine Learning*, §2.2.
public struct Categorical: Sendable, Equatable {
  /// The probabilities of the K outcomes. They are kept as given: their sum may miss 1 by up to
  /// 10⁻⁹.
  public let probabilities: [Double]

  /// The distribution with the given probabilities.
  ///
  /// - Parameter probabilities: K probabilities that sum to 1.
  /// - Throws: `DistributionError` if the list is empty, a probability is negative or not finite,
  ///   or they do not sum to 1 within 10⁻⁹.
  /// - Complexity: O(K).
  public init(probabilities: [Double]) throws(DistributionError) {
    try DistributionError.checkProbabilities(probabilities)
    self.probabilities = probabilities
  }

  /// The distribution whose probabilities are proportional to the weights,
  ///
  ///     pₖ = wₖ / Σⱼ wⱼ
  ///
  /// ```swift
  /// print(try Categorical(normalizing: [3, 1]).probabilities)  // [0.75, 0.25]
  /// ```
  ///
  /// - Parameter weights: K numbers, none negative and not all 0, of any magnitude.
  /// - Throws: `DistributionError` if the list is empty, a weight is negative or not finite, or all
  ///   are 0.
  /// - Complexity: O(K).
  public init(normalizing weights: [Double]) throws(DistributionError) {
    self.init(try normalized(weights, as: .weight))
  }

  /// The distribution under which the counts are most likely: the observed fractions,
  ///
  ///     pₖ = nₖ / Σⱼ nⱼ
  ///
  /// ```swift
  /// print(try Categorical(maximumLikelihood: [2, 1, 1]).probabilities)  // [0.5, 0.25, 0.25]
  /// ```
  ///
  /// - Parameter counts: How often each of K outcomes occurred.
  /// - Throws: `DistributionError` if there are no counts, one is negative, or all are 0.
  /// - Complexity: O(K).
  public init(maximumLikelihood counts: [Int]) throws(DistributionError) {
    self.init(try normalized(counts.map(Double.init), as: .count))
  }

  private init(_ probabilities: [Double]) { self.probabilities = probabilities }

  /// The log-likelihood of the probabilities,
  ///
  ///     ln L(p) = Σₖ nₖ ln pₖ
  ///
  /// without the logarithm of the multinomial coefficient, which does not depend on p.
  ///
  /// - Parameter counts: How often each of the K outcomes occurred.
  /// - Returns: A value in [−∞, 0], in nats, up to the 10⁻⁹ per trial by which the sum may miss 1;
  ///   −∞ when an outcome of probability 0 occurred. An outcome that did not occur contributes
  ///   exactly 0.
  /// - Precondition: There are K counts, none of them negative.
  /// - Complexity: O(K), K logarithms.
  public func logLikelihood(counts: [Int]) -> Double {
    require(
      counts.count == probabilities.count,
      "\(counts.count) counts for \(probabilities.count) outcomes")
    require(counts.allSatisfy { $0 >= 0 }, "a count is negative: \(counts)")
    return zip(counts, probabilities).map { xlogy(Double($0), $1) }.compensatedSum()
  }
}

extension Categorical: DiscreteDistribution {
  /// The probability of an outcome.
  ///
  /// - Parameter outcome: The number of the outcome, from 0.
  /// - Returns: A value in [0, 1]; 0 for a number outside 0..<K.
  /// - Complexity: O(1).
  public func probability(of outcome: Int) -> Double {
    probabilities.indices.contains(outcome) ? probabilities[outcome] : 0
  }

  /// The logarithm of the probability of an outcome.
  ///
  /// - Parameter outcome: The number of the outcome, from 0.
  /// - Returns: A value in [−∞, 0], in nats, up to the 10⁻⁹ by which the sum may miss 1; −∞ for a
  ///   number outside 0..<K.
  /// - Complexity: O(1), one logarithm.
  public func logProbability(of outcome: Int) -> Double { log(probability(of: outcome)) }

  /// The entropy of the outcome; see `entropy(_:in:)`.
  ///
  /// ```swift
  /// let weather: Categorical = [0.5, 0.25, 0.25]
  /// print(weather.entropy(in: .bits))  // 1.5
  /// ```
  ///
  /// - Parameter unit: The unit of the result. The default is nats.
  /// - Complexity: O(K), K logarithms.
  public func entropy(in unit: InformationUnit = .nats) -> Double {
    Posterior.entropy(probabilities, in: unit)
  }

  /// A random outcome.
  ///
  /// - Parameter source: The source of random numbers.
  /// - Returns: The number of an outcome, from 0; none of probability 0.
  /// - Complexity: O(K), one draw.
  public func sample(using source: inout RandomSource) -> Int {
    source.categorical(probabilities: probabilities)
  }
}

/// The cross-entropy of one distribution relative to another; see `crossEntropy(truth:model:in:)`
/// of lists.
///
/// - Precondition: Both have the same number of outcomes.
public func crossEntropy(
  truth: Categorical, model: Categorical, in unit: InformationUnit = .nats
) -> Double {
  crossEntropy(truth: truth.probabilities, model: model.probabilities, in: unit)
}

/// The Kullback–Leibler divergence of one distribution from another; see
/// `klDivergence(truth:model:in:)` of lists.
///
/// - Precondition: Both have the same number of outcomes.
public func klDivergence(
  truth: Categorical, model: Categorical, in unit: InformationUnit = .nats
) -> Double {
  klDivergence(truth: truth.probabilities, model: model.probabilities, in: unit)
}

/// The numbers divided by their sum.
private func normalized(
  _ values: [Double], as quantity: DistributionError.Quantity
) throws(DistributionError) -> [Double] {
  try DistributionError.check(values, as: quantity)
  guard let largest = values.max(), largest > 0 else { throw .sum(quantity, value: 0) }
  // Division by a power of 2 is exact, and the sum of the quotients neither overflows nor
  // underflows.
  let scaled = values.map { $0 / largest.binade }
  let sum = scaled.compensatedSum()
  return scaled.map { $0 / sum }
}
