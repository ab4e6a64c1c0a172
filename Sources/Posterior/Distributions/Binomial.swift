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

  /// The distribution under which counts of successes are most likely, θ = Σᵢ kᵢ / nR.
  ///
  /// ```swift
  /// print(Binomial(maximumLikelihood: [7, 9], trials: 10).probability)  // 0.8
  /// ```
  ///
  /// - Parameters:
  ///   - counts: The successes kᵢ of R repetitions.
  ///   - trials: The number n of trials in each repetition.
  /// - Precondition: There are a repetition and a trial, and each kᵢ is in 0...n.
  /// - Complexity: O(R).
  public init(maximumLikelihood counts: [Int], trials: Int) {
    for count in counts { requireCounts(successes: count, trials: trials) }
    let estimate = Bernoulli(
      successes: counts.reduce(0, +), trials: counts.count * trials)
    self.init(trials: trials, probability: estimate.probability)
  }
}

extension Binomial: DiscreteDistribution {
  /// The mean, nθ.
  public var mean: Double { Double(trials) * probability }

  /// The variance, nθ (1 − θ).
  public var variance: Double { Double(trials) * probability * (1 - probability) }

  /// The probability of exactly k successes,
  ///
  ///     P(k) = n! / (k! (n − k)!) · θᵏ (1 − θ)ⁿ⁻ᵏ
  ///
  /// ```swift
  /// print(Binomial(trials: 10, probability: 0.5).probability(of: 7))  // 0.1172
  /// ```
  ///
  /// - Parameter successes: k.
  /// - Returns: A value in [0, 1], as accurate as
  ///   `binomialProbability(successes:trials:probability:)`; 0 where k < 0 or k > n.
  /// - Complexity: O(1).
  public func probability(of successes: Int) -> Double {
    guard (0...trials).contains(successes) else { return 0 }
    return binomialProbability(successes: successes, trials: trials, probability: probability)
  }

  /// The logarithm of the probability of exactly k successes.
  ///
  /// - Parameter successes: k.
  /// - Returns: A value in [−∞, 0], in nats, as accurate as
  ///   `binomialLogProbability(successes:trials:probability:)`; −∞ where k < 0 or k > n.
  /// - Complexity: O(1).
  public func logProbability(of successes: Int) -> Double {
    guard (0...trials).contains(successes) else { return -.infinity }
    return binomialLogProbability(
      successes: successes, trials: trials, probability: probability)
  }

  /// The entropy of the number of successes, −Σₖ P(k) log P(k).
  ///
  /// - Parameter unit: The unit of the result. The default is nats.
  /// - Returns: A value in [0, log(n + 1)], up to the relative error of the probabilities.
  /// - Complexity: O(n). There is no closed form.
  public func entropy(in unit: InformationUnit = .nats) -> Double {
    let nats = (0...trials).lazy.map { k in
      let logarithm = logProbability(of: k)
      return logarithm > -.infinity ? -probability(of: k) * logarithm : 0
    }
    return nats.compensatedSum() / unit.nats
  }

  /// A random number of successes.
  ///
  /// - Parameter source: The source of random numbers.
  /// - Precondition: There are fewer than 2³² trials.
  /// - Complexity: O(1), by GSL's binomial variates, as
  ///   `RandomSource.multinomial(_:probabilities:)`.
  public func sample(using source: inout RandomSource) -> Int {
    source.multinomial(trials, probabilities: [probability, 1 - probability])[0]
  }
}
