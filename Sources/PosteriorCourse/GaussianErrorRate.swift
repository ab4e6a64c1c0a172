import CPosteriorLibc
import GSLNumerics
import Posterior

/// The error rate of a linear decision between two normal distributions, exactly,
///
///     π Φ(−(wᵀμ₊ + b) / √(wᵀΣ₊w)) + (1 − π) Φ((wᵀμ₋ + b) / √(wᵀΣ₋w))
///
/// with no test points and so without their noise.
///
/// ```swift
/// let decision = LinearDecision(weights: [2], bias: 0)
/// let negative = try MultivariateNormal(mean: [-1], covariance: .identity(1))
/// let positive = try MultivariateNormal(mean: [1], covariance: .identity(1))
/// print(errorRate(of: decision, positive: positive, negative: negative, prior: 0.5))  // 0.1587
/// ```
///
/// - Parameters:
///   - decision: A linear decision; it predicts the positive class where its log-odds are at least
///     0.
///   - positive: The distribution of the positive class.
///   - negative: The distribution of the negative class.
///   - prior: The prior probability π of the positive class.
/// - Returns: A probability.
/// - Precondition: All have d dimensions, and the prior is in [0, 1].
/// - Complexity: O(d²).
public func errorRate(
  of decision: LinearDecision, positive: MultivariateNormal, negative: MultivariateNormal,
  prior: Double
) -> Double {
  requireComparable(decision, positive, negative, prior)
  let missed = StandardNormal.cumulative(-standardizedMargin(decision, positive))
  let raised = StandardNormal.cumulative(standardizedMargin(decision, negative))
  return prior * missed + (1 - prior) * raised
}

/// By how much the error rate of a linear decision exceeds the least possible one, for two normal
/// distributions with one covariance matrix.
///
/// Near the best decision the two error rates agree in many digits, and their difference would have
/// few. In coordinates where the covariance is I, let θ be the angle to the best normal vector and
/// δ the shift of the threshold. The excess is then
///
///     π₊ (Φ(a₊ + h₊) − Φ(a₊)) + π₋ (Φ(a₋ + h₋) − Φ(a₋)),    a± = −Δ/2 ∓ λ/Δ,    h± = Δ (1 − cos θ)/2 ± δ
///
/// and since π₊φ(a₊) = π₋φ(a₋), the terms of first order in δ cancel before anything is computed.
/// What is left is summed as a power series in h.
///
/// - Parameters:
///   - decision: A linear decision; it predicts the positive class where its log-odds are at least
///     0.
///   - positive: The distribution of the positive class.
///   - negative: The distribution of the negative class, with the same covariance matrix and
///     another mean.
///   - prior: The prior probability π of the positive class.
/// - Returns: A value in [0, 1), with a relative error of about 10⁻¹⁵ / (θ + |δ|).
/// - Precondition: All have d dimensions, the covariance matrices are equal, the means differ, and
///   the prior is between 0 and 1.
/// - Complexity: O(d²).
public func excessErrorRate(
  of decision: LinearDecision, positive: MultivariateNormal, negative: MultivariateNormal,
  prior: Double
) -> Double {
  requireComparable(decision, positive, negative, prior)
  require(prior > 0 && prior < 1, "a prior of \(prior) is not between 0 and 1")
  require(positive.covariance == negative.covariance, "the covariance matrices differ")
  let difference = positive.factorization.whiten(
    zip(positive.mean, negative.mean).map { $0 - $1 })
  let distance = difference.norm
  require(distance > 0, "the means do not differ")
  let ratio = logit(prior) / distance
  let (upper, lower) = (-distance / 2 - ratio, -distance / 2 + ratio)

  let normal = positive.factorization.lower.transposed * decision.weights
  let scale = normal.norm
  let middle = zip(positive.mean, negative.mean).map { ($0 + $1) / 2 }
  // A decision without weights has no direction: any does, with a threshold that nothing passes, or
  // everything.
  guard scale > 0 else {
    let best =
      prior * StandardNormal.cumulative(upper)
      + (1 - prior) * StandardNormal.cumulative(lower)
    return (decision.bias >= 0 ? 1 - prior : prior) - best
  }
  let shift = ratio - decision.logOdds(middle) / scale
  let chord = zip(normal, difference).map { $0 / scale - $1 / distance }
  let turn = distance * chord.squaredNorm / 4
  let (missed, raised) = (turn + shift, turn - shift)

  let reach = max(
    missed.magnitude * (1 + upper.magnitude), raised.magnitude * (1 + lower.magnitude))
  guard reach <= 1 else {
    return prior * increase(from: upper, by: missed) + (1 - prior)
      * increase(from: lower, by: raised)
  }
  let density = Normal(mean: 0, standardDeviation: 1).density(upper)
  return prior * density
    * (2 * turn + excessOfIntegral(upper, missed) + excessOfIntegral(lower, raised))
}

/// Φ(a + h) − Φ(a), by the tail that is small.
private func increase(from a: Double, by h: Double) -> Double {
  a > 0
    ? StandardNormal.cumulative(-a) - StandardNormal.cumulative(-a - h)
    : StandardNormal.cumulative(a + h) - StandardNormal.cumulative(a)
}

/// ∫₀ʰ (φ(a + s)/φ(a) − 1) ds = Σₙ Heₙ(−a) hⁿ⁺¹ / (n + 1)!, n from 1, for |h| (1 + |a|) ≤ 1.
///
/// The quotient of densities, e^(−as − s²/2), is the generating function of the Hermite
/// polynomials.
private func excessOfIntegral(_ a: Double, _ h: Double) -> Double {
  var (previous, current) = (1.0, -a * h)
  var sum = 0.0
  // The terms are below 2/n!: 24 of them are enough.
  for n in 1...24 {
    sum += current / Double(n + 1)
    (previous, current) = (current, (-a * h * current - h * h * previous) / Double(n + 1))
  }
  return h * sum
}

/// (wᵀμ + b) / √(wᵀΣw)
private func standardizedMargin(
  _ decision: LinearDecision, _ model: MultivariateNormal
) -> Double {
  let margin = decision.logOdds(model.mean)
  let deviation = (model.factorization.lower.transposed * decision.weights).norm
  return deviation > 0 ? margin / deviation : (margin >= 0 ? .infinity : -.infinity)
}

private func requireComparable(
  _ decision: LinearDecision, _ positive: MultivariateNormal, _ negative: MultivariateNormal,
  _ prior: Double
) {
  let dimension = decision.weights.count
  require(
    positive.dimension == dimension && negative.dimension == dimension,
    "\(dimension) weights for distributions in \(positive.dimension) and \(negative.dimension) dimensions"
  )
  require((0...1).contains(prior), "a prior of \(prior) is not a probability")
}
