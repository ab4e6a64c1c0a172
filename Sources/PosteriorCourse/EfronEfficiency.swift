import CPosteriorLibc
import GSLNumerics
import Posterior

/// How well logistic regression does, on many examples of two normal distributions with one
/// covariance matrix, compared with linear discriminant analysis, which knows that they are normal.
///
/// With n examples, each rule errs more often than the best one by about c/n. The asymptotic
/// relative efficiency is the ratio of the two constants,
///
///     eff = (Q₁ + (p − 1) Q₂) / (Q₃ + (p − 1) Q₄)
///     Q₁ = (1, λ/Δ) [[1 + Δ²/4, (π₀ − π₁) Δ/2], [(π₀ − π₁) Δ/2, 1 + 2π₀π₁Δ²]] (1, λ/Δ)ᵀ,    Q₂ = 1 + π₀π₁Δ²
///     Q₃ = (1, λ/Δ) [[A₂, A₁], [A₁, A₀]] (1, λ/Δ)ᵀ / (A₀A₂ − A₁²),    Q₄ = 1/A₀
///     Aᵢ = ∫ xⁱ e^(−Δ²/8) φ(x) / (π₁ e^(Δx/2) + π₀ e^(−Δx/2)) dx
///
/// with the prior π₁, λ = ln π₁/π₀, and the Mahalanobis distance Δ of the means in p dimensions. An
/// efficiency of 0.64 says that logistic regression needs 1/0.64 as many examples for the same
/// error.
///
/// Reference: Efron, "The efficiency of logistic regression compared to normal discriminant
/// analysis", JASA 70 (1975).
public struct EfronEfficiency: Sendable, Equatable {
  /// The Mahalanobis distance Δ of the means.
  public let distance: Double
  /// The prior probability π₁ of the first class.
  public let prior: Double
  /// Q₁ to Q₄.
  public let coefficients: [Double]

  /// The efficiencies for a distance of the means and a prior.
  ///
  /// - Parameters:
  ///   - distance: The Mahalanobis distance Δ of the means, above 0.
  ///   - prior: The prior probability π₁ of the first class, between 0 and 1.
  /// - Throws: `NumericalError.gsl` if the quadrature does not reach its tolerance.
  /// - Precondition: Δ is finite and above 0, and π₁ between 0 and 1.
  /// - Complexity: Three integrals.
  public init(distance: Double, prior: Double) throws(NumericalError) {
    require(distance.isFinite && distance > 0, "means at a distance of \(distance)")
    require(prior > 0 && prior < 1, "a prior of \(prior) is not between 0 and 1")
    self.distance = distance
    self.prior = prior
    let ratio = log(prior / (1 - prior)) / distance
    let variance = prior * (1 - prior) * distance * distance
    let a = try Self.integrals(distance: distance, prior: prior)
    coefficients = [
      1 + distance * distance / 4 + ratio * (1 - 2 * prior) * distance
        + ratio * ratio * (1 + 2 * variance),
      1 + variance,
      (a[2] + 2 * ratio * a[1] + ratio * ratio * a[0]) / (a[0] * a[2] - a[1] * a[1]),
      1 / a[0],
    ]
  }

  /// The asymptotic relative efficiency of logistic regression.
  ///
  /// - Parameter dimension: The number p of features. With equal priors it does not matter.
  /// - Returns: A value in (0, 1].
  /// - Precondition: p is at least 1.
  public func efficiency(dimension: Int) -> Double {
    discriminantFactor(dimension) / logisticFactor(dimension)
  }

  private func discriminantFactor(_ dimension: Int) -> Double {
    require(dimension >= 1, "\(dimension) features are too few")
    return coefficients[0] + Double(dimension - 1) * coefficients[1]
  }

  private func logisticFactor(_ dimension: Int) -> Double {
    require(dimension >= 1, "\(dimension) features are too few")
    return coefficients[2] + Double(dimension - 1) * coefficients[3]
  }

  /// A₀, A₁ and A₂.
  private static func integrals(
    distance: Double, prior: Double
  ) throws(NumericalError) -> [Double] {
    let logPriors = [log(prior), log1p(-prior)]
    /// φ(x) e^(−Δ²/8) / (π₁ e^(Δx/2) + π₀ e^(−Δx/2))
    func weight(_ x: Double) -> Double {
      let mixture = logSumExp([
        logPriors[0] + distance * x / 2, logPriors[1] - distance * x / 2,
      ])
      return exp(-(x * x + distance * distance / 4) / 2 - mixture) / (2 * Double.pi).squareRoot()
    }
    // Both halves together: with equal priors the odd moment is then exactly 0. Beyond 40 + Δ
    // nothing is left.
    return try [0, 1, 2].map { (i: Int) throws(NumericalError) -> Double in
      try integral(over: 0...(40 + distance)) { x in
        let (right, left) = (weight(x), weight(-x))
        return i == 1 ? x * (right - left) : (i == 0 ? 1 : x * x) * (right + left)
      }
    }
  }
}
