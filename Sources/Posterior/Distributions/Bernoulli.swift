import CPosteriorLibc
import GSLNumerics

/// The distribution of a yes-or-no outcome: "yes", a success, with probability θ, and "no" with
/// probability 1 − θ.
///
/// The likelihood functions read θ from the distribution and the data from their arguments: k
/// successes in n independent trials.
///
/// Reference: Bishop, *Pattern Recognition and Machine Learning*, §2.1.
public struct Bernoulli: Sendable, Equatable {
  /// The probability θ of a success.
  public let probability: Double

  /// The distribution with a given probability of success.
  ///
  /// - Precondition: `probability` is in [0, 1].
  public init(probability: Double) {
    require(
      (0...1).contains(probability), "a Bernoulli probability is in [0, 1], not \(probability)")
    self.probability = probability
  }

  /// The distribution under which the counts are most likely, θ = k / n.
  ///
  /// ```swift
  /// print(Bernoulli(successes: 7, trials: 10).probability)  // 0.7
  /// ```
  ///
  /// - Parameters:
  ///   - successes: The number k of successes.
  ///   - trials: The number n of trials.
  /// - Precondition: 0 ≤ k ≤ n and n > 0.
  public init(successes: Int, trials: Int) {
    requireCounts(successes: successes, trials: trials)
    require(trials > 0, "no trials: every probability is equally likely")
    self.init(probability: Double(successes) / Double(trials))
  }

  /// The distribution under which the outcomes are most likely: θ is the fraction of `true`.
  ///
  /// ```swift
  /// print(Bernoulli(maximumLikelihood: [true, true, false, true]).probability)  // 0.75
  /// ```
  ///
  /// - Parameter outcomes: n outcomes.
  /// - Precondition: There is at least one.
  /// - Complexity: O(n).
  public init(maximumLikelihood outcomes: [Bool]) {
    self.init(successes: outcomes.count { $0 }, trials: outcomes.count)
  }
}

extension Bernoulli: DiscreteDistribution {
  /// The mean θ of the number that is 1 for a success and 0 otherwise.
  public var mean: Double { probability }

  /// The variance θ (1 − θ) of that number.
  public var variance: Double { probability * (1 - probability) }

  /// The probability of an outcome: θ of `true`, 1 − θ of `false`.
  ///
  /// - Parameter outcome: Whether there is a success.
  /// - Complexity: O(1).
  public func probability(of outcome: Bool) -> Double {
    outcome ? probability : 1 - probability
  }

  /// The logarithm of the probability of an outcome, accurate for the rarest events too, where 1 −
  /// θ rounds to 1.
  ///
  /// - Parameter outcome: Whether there is a success.
  /// - Returns: A value in [−∞, 0], in nats.
  /// - Complexity: O(1), one logarithm.
  public func logProbability(of outcome: Bool) -> Double {
    outcome ? log(probability) : log1p(-probability)
  }

  /// The log-likelihood of θ for a list of outcomes.
  ///
  /// - Parameter outcomes: n outcomes; their order makes no difference.
  /// - Returns: A value in [−∞, 0], in nats; 0 for no outcomes.
  /// - Complexity: O(n).
  public func logLikelihood(_ outcomes: [Bool]) -> Double {
    logLikelihood(successes: outcomes.count { $0 }, trials: outcomes.count)
  }

  /// The entropy of the outcome; see `binaryEntropy(_:in:)`.
  ///
  /// - Parameter unit: The unit of the result. The default is nats.
  /// - Complexity: O(1), two logarithms.
  public func entropy(in unit: InformationUnit = .nats) -> Double {
    binaryEntropy(probability, in: unit)
  }

  /// A random outcome.
  ///
  /// - Parameter source: The source of random numbers.
  /// - Complexity: O(1), one draw.
  public func sample(using source: inout RandomSource) -> Bool {
    source.bernoulli(probability: probability)
  }
}

extension Bernoulli {
  /// The likelihood of θ,
  ///
  ///     L(θ) = θᵏ (1 − θ)ⁿ⁻ᵏ
  ///
  /// the probability of one particular order of k successes and n − k failures; the binomial
  /// coefficient, which does not depend on θ, is left out.
  ///
  /// ```swift
  /// print(Bernoulli(probability: 0.7).likelihood(successes: 7, trials: 10))  // 0.002224
  /// ```
  ///
  /// - Parameters:
  ///   - successes: The number k of successes.
  ///   - trials: The number n of trials.
  /// - Returns: A value in [0, 1]. It underflows to 0 when n is large: use
  ///   `logLikelihood(successes:trials:)`.
  /// - Precondition: 0 ≤ k ≤ n.
  /// - Complexity: O(1), two powers.
  public func likelihood(successes: Int, trials: Int) -> Double {
    requireCounts(successes: successes, trials: trials)
    return pow(probability, Double(successes)) * pow(1 - probability, Double(trials - successes))
  }

  /// The log-likelihood of θ,
  ///
  ///     ln L(θ) = k ln θ + (n − k) ln(1 − θ)
  ///
  /// without the logarithm of the binomial coefficient.
  ///
  /// ```swift
  /// let coin = Bernoulli(probability: 0.7)
  /// print(coin.logLikelihood(successes: 7000, trials: 10_000))  // -6108.643
  /// ```
  ///
  /// - Parameters:
  ///   - successes: The number k of successes.
  ///   - trials: The number n of trials.
  /// - Returns: A value in [−∞, 0], in nats; −∞ when what happened has probability 0. An outcome
  ///   that did not happen contributes exactly 0.
  /// - Precondition: 0 ≤ k ≤ n.
  /// - Complexity: O(1), two logarithms.
  public func logLikelihood(successes: Int, trials: Int) -> Double {
    requireCounts(successes: successes, trials: trials)
    let failures = Double(trials - successes)
    return xlogy(Double(successes), probability)
      + (failures == 0 ? 0 : failures * log1p(-probability))
  }

  /// The score, the slope of the log-likelihood,
  ///
  ///     d ln L / dθ = k/θ − (n − k)/(1 − θ)
  ///
  /// positive below the maximum at θ = k/n and negative above.
  ///
  /// ```swift
  /// print(Bernoulli(probability: 0.5).score(successes: 7, trials: 10))  // 8.0
  /// ```
  ///
  /// - Parameters:
  ///   - successes: The number k of successes.
  ///   - trials: The number n of trials.
  /// - Returns: A value in [−∞, ∞], in nats; infinite where the likelihood is 0. An outcome that
  ///   did not happen contributes 0.
  /// - Precondition: 0 ≤ k ≤ n.
  /// - Complexity: O(1).
  public func score(successes: Int, trials: Int) -> Double {
    requireCounts(successes: successes, trials: trials)
    let failures = trials - successes
    return (successes == 0 ? 0 : Double(successes) / probability)
      - (failures == 0 ? 0 : Double(failures) / (1 - probability))
  }

  /// The standard error of the fraction of successes,
  ///
  ///     √(θ (1 − θ) / n)
  ///
  /// ```swift
  /// print(Bernoulli(probability: 0.5).standardError(trials: 100))  // 0.05
  /// ```
  ///
  /// - Parameter trials: The number n of trials.
  /// - Returns: A value in [0, ½].
  /// - Precondition: n > 0.
  /// - Complexity: O(1).
  public func standardError(trials: Int) -> Double {
    require(trials > 0, "a standard error needs at least one trial, not \(trials)")
    return (probability * (1 - probability) / Double(trials)).squareRoot()
  }
}

/// Stops the program unless 0 ≤ k ≤ n.
func requireCounts(successes: Int, trials: Int) {
  require(
    successes >= 0 && successes <= trials, "\(successes) successes in \(trials) trials")
}
