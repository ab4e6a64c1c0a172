import GSLNumerics

/// The number of successes in independent trials of one probability.
public struct Binomial: Sendable, Equatable {
  /// The number of trials, n.
  public let trials: Int
  /// The probability of a success in each, θ.
  public let probability: Double

  /// A binomial distribution.
  ///
  /// - Precondition: There are no negative trials, and the probability is in [0, 1].
  public init(trials: Int, probability: Double) {
    require(trials >= 0, "\(trials) trials cannot be made")
    require((0...1).contains(probability), "\(probability) is not a probability")
    self.trials = trials
    self.probability = probability
  }

  /// The probability of exactly so many successes,
  ///
  ///     P(k) = n! / (k! (n − k)!) · θᵏ (1 − θ)ⁿ⁻ᵏ
  ///
  /// - Parameter successes: k.
  /// - Returns: A value in [0, 1], as accurate as `binomialProbability(successes:trials:probability:)`; 0 where k < 0 or
  ///   k > n.
  /// - Complexity: O(1).
  public func probability(of successes: Int) -> Double {
    guard (0...trials).contains(successes) else { return 0 }
    return binomialProbability(successes: successes, trials: trials, probability: probability)
  }
}
