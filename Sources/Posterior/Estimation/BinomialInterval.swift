import GSLNumerics

/// A confidence interval for a probability θ, from k successes in n independent trials.
///
/// An interval method keeps its promise if, whatever θ is, intervals made from repeated experiments
/// contain θ as often as the confidence says.
///
/// Reference: Brown, Cai and DasGupta, "Interval estimation for a binomial proportion", Statistical
/// Science 16 (2001).
public struct BinomialInterval: Sendable, Equatable {
  /// The lower end.
  public let lower: Double
  /// The upper end.
  public let upper: Double

  /// Whether a probability lies in the interval, ends included.
  public func contains(_ probability: Double) -> Bool {
    lower <= probability && probability <= upper
  }
}

extension BinomialInterval {
  /// The Wald interval,
  ///
  ///     θ̂ ± z √(θ̂ (1 − θ̂) / n),    θ̂ = k/n, z = Φ⁻¹((1 + confidence) / 2)
  ///
  /// from the normal approximation at the estimate. It is the interval of most textbooks and keeps
  /// its promise badly: it may reach beyond [0, 1], and for k = 0 or k = n it is a single point.
  /// Prefer `wilson(successes:trials:confidence:)`.
  ///
  /// ```swift
  /// let interval = BinomialInterval.wald(successes: 7, trials: 10)
  /// print(interval.lower, interval.upper)  // 0.416 0.984
  /// ```
  ///
  /// - Parameters:
  ///   - successes: The number k of successes.
  ///   - trials: The number n of trials.
  ///   - confidence: The confidence level. The default is 0.95.
  /// - Returns: The interval as the formula gives it, not cut to [0, 1].
  /// - Precondition: 0 ≤ k ≤ n, n > 0, and `confidence` is between 0 and 1.
  /// - Complexity: O(1).
  public static func wald(
    successes: Int, trials: Int, confidence: Double = 0.95
  ) -> BinomialInterval {
    let estimate = Bernoulli(successes: successes, trials: trials)
    let margin = normalQuantile(confidence) * estimate.standardError(trials: trials)
    return BinomialInterval(
      lower: estimate.probability - margin, upper: estimate.probability + margin)
  }

  /// The Wilson score interval,
  ///
  ///     (θ̂ + z²/2n ± z √(θ̂ (1 − θ̂)/n + z²/4n²)) / (1 + z²/n),    θ̂ = k/n, z = Φ⁻¹((1 + confidence) / 2)
  ///
  /// the probabilities that a two-sided score test does not reject. It lies in [0, 1], is never a
  /// single point, and keeps its promise well even for few trials. There is no continuity
  /// correction.
  ///
  /// ```swift
  /// let interval = BinomialInterval.wilson(successes: 7, trials: 10)
  /// print(interval.lower, interval.upper)  // 0.3968 0.8922
  /// ```
  ///
  /// - Parameters:
  ///   - successes: The number k of successes.
  ///   - trials: The number n of trials.
  ///   - confidence: The confidence level. The default is 0.95.
  /// - Returns: The interval; `lower` is exactly 0 for k = 0, and `upper` exactly 1 for k = n.
  /// - Precondition: 0 ≤ k ≤ n, n > 0, and `confidence` is between 0 and 1.
  /// - Complexity: O(1).
  ///
  /// Reference: Wilson, "Probable inference, the law of succession, and statistical inference",
  /// JASA 22 (1927).
  public static func wilson(
    successes: Int, trials: Int, confidence: Double = 0.95
  ) -> BinomialInterval {
    requireCounts(successes: successes, trials: trials)
    require(trials > 0, "an interval needs at least one trial")
    let z = normalQuantile(confidence)
    let (k, n) = (Double(successes), Double(trials))
    let root = (k * (n - k) / n + z * z / 4).squareRoot()
    let upper = successes == trials ? 1 : (k + z * z / 2 + z * root) / (n + z * z)
    // The product of the ends is k² / (n (n + z²)); the difference in the formula would cancel for
    // small k.
    return BinomialInterval(lower: k / n * k / ((n + z * z) * upper), upper: upper)
  }

  /// The z for which a standard normal variable lies in [−z, z] with the given probability.
  private static func normalQuantile(_ confidence: Double) -> Double {
    require(
      confidence > 0 && confidence < 1, "a confidence is between 0 and 1, not \(confidence)")
    // The lower tail is exact where (1 + confidence) / 2 would round.
    return -StandardNormal.quantile((1 - confidence) / 2)
  }
}
