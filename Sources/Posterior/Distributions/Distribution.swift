import GSLNumerics

/// A probability distribution: what every one can be asked, by the same words.
///
/// | question | answer |
/// |---|---|
/// | how probable is an outcome? | `probability(of:)`, or `density(_:)` where outcomes fill a line or a space |
/// | and its logarithm? | `logProbability(of:)` or `logDensity(_:)` |
/// | how probable are the data? | `logLikelihood(_:)` |
/// | where, and how wide? | `mean`, `variance` or `covariance`, where outcomes are numbers |
/// | how uncertain? | `entropy(in:)` |
/// | what might happen? | `sample(using:)`, and `sample(_:using:)` for several |
/// | which one fits the data best? | `init(maximumLikelihood:)` |
///
/// The last is not a requirement: the data differ in type, and so do the reasons why they may not
/// determine a distribution.
///
/// Distributions.jl says `logpdf`, `loglikelihood`, `mean`, `var`, `entropy`, `rand` and `fit_mle`.
public protocol Distribution: Sendable, Equatable {
  /// The type of the outcomes.
  associatedtype Outcome: Sendable
  /// Several outcomes: a list, unless the distribution has a better form for them.
  associatedtype Sample = [Outcome]

  /// The entropy of an outcome: its expected surprisal. For a density it is the differential
  /// entropy, which depends on the unit that outcomes are measured in, and may be negative.
  ///
  /// - Parameter unit: The unit of the result.
  func entropy(in unit: InformationUnit) -> Double

  /// The logarithm of the probability, or density, of independent outcomes.
  ///
  /// - Parameter sample: n outcomes.
  /// - Returns: A value in [−∞, ∞], in nats; 0 for no outcomes.
  func logLikelihood(_ sample: Sample) -> Double

  /// A random outcome.
  ///
  /// - Parameter source: The source of random numbers.
  func sample(using source: inout RandomSource) -> Outcome

  /// Independent random outcomes.
  ///
  /// - Parameters:
  ///   - count: The number n of outcomes.
  ///   - source: The source of random numbers.
  /// - Precondition: `count` is at least 0.
  func sample(_ count: Int, using source: inout RandomSource) -> Sample
}

/// A distribution that gives each outcome a probability.
public protocol DiscreteDistribution: Distribution {
  /// The probability of an outcome.
  ///
  /// - Parameter outcome: An outcome.
  /// - Returns: A value in [0, 1]; 0 for what cannot happen.
  func probability(of outcome: Outcome) -> Double

  /// The logarithm of the probability of an outcome, finite where the probability underflows to 0.
  ///
  /// - Parameter outcome: An outcome.
  /// - Returns: A value in [−∞, 0], in nats; −∞ for what cannot happen.
  func logProbability(of outcome: Outcome) -> Double
}

/// A distribution that has a density.
public protocol ContinuousDistribution: Distribution {
  /// The density at an outcome, per unit of it: no probability, and it may exceed 1.
  ///
  /// - Parameter outcome: An outcome.
  /// - Returns: A value in [0, ∞].
  func density(_ outcome: Outcome) -> Double

  /// The logarithm of the density at an outcome, finite where the density underflows to 0.
  ///
  /// - Parameter outcome: An outcome.
  /// - Returns: A value in [−∞, ∞], in nats.
  func logDensity(_ outcome: Outcome) -> Double
}

extension Distribution where Sample == [Outcome] {
  /// Independent random outcomes: those of as many calls of `sample(using:)`.
  ///
  /// - Parameters:
  ///   - count: The number n of outcomes.
  ///   - source: The source of random numbers.
  /// - Precondition: `count` is at least 0.
  /// - Complexity: O(n) draws.
  public func sample(_ count: Int, using source: inout RandomSource) -> [Outcome] {
    require(count >= 0, "a sample cannot have \(count) outcomes")
    return (0..<count).map { _ in sample(using: &source) }
  }
}

extension DiscreteDistribution where Sample == [Outcome] {
  /// The logarithm of the probability of independent outcomes in their order, Σᵢ ln P(xᵢ).
  ///
  /// - Parameter sample: n outcomes.
  /// - Returns: A value in [−∞, 0], in nats; 0 for no outcomes.
  /// - Complexity: O(n).
  public func logLikelihood(_ sample: [Outcome]) -> Double {
    sample.lazy.map { logProbability(of: $0) }.compensatedSum()
  }
}

extension ContinuousDistribution where Sample == [Outcome] {
  /// The log-likelihood of independent outcomes, Σᵢ ln p(xᵢ).
  ///
  /// - Parameter sample: n outcomes.
  /// - Returns: A value in [−∞, ∞], in nats; 0 for no outcomes.
  /// - Complexity: O(n).
  public func logLikelihood(_ sample: [Outcome]) -> Double {
    sample.lazy.map { logDensity($0) }.compensatedSum()
  }
}
