import CPosteriorLibc

// The functions of one number that a classifier is made of, each computed so that no finite
// argument overflows, underflows early or cancels.

/// x · ln y, with the limit 0 at x = 0.
///
/// ```swift
/// print(xlogy(0, 0), xlogy(2, 0.5))  // 0.0 -1.3863
/// ```
///
/// - Parameters:
///   - x: A weight, usually a probability.
///   - y: The argument of the logarithm, at least 0.
/// - Returns: 0 when x is 0, whatever y is but NaN; −∞ when y is 0 and x > 0; NaN when y is
///   negative.
/// - Complexity: O(1), one logarithm.
///
/// SciPy's `xlogy` and Julia's `xlogy` agree in every case.
public func xlogy(_ x: Double, _ y: Double) -> Double {
  x == 0 && !y.isNaN ? 0 : x * log(y)
}

/// The logistic function,
///
///     σ(z) = 1 / (1 + e⁻ᶻ)
///
/// the probability that belongs to the log-odds z.
///
/// ```swift
/// print(logistic(0), logistic(2))  // 0.5 0.8808
/// ```
///
/// - Parameter z: A logit.
/// - Returns: A value in [0, 1], within 3 ulp; 0 at −∞ and 1 at ∞. Below z = −745.2 the result
///   underflows to 0.
/// - Complexity: O(1), one exponential.
public func logistic(_ z: Double) -> Double {
  let small = exp(-z.magnitude)
  return (z < 0 ? small : 1) / (1 + small)
}

/// The derivative of the logistic function, σ(z) · (1 − σ(z)).
///
/// ```swift
/// print(logisticDerivative(0), logisticDerivative(40))  // 0.25 4.2484e-18
/// ```
///
/// - Parameter z: A logit.
/// - Returns: A value in [0, ¼], within 4 ulp, without the cancellation of 1 − σ for large z.
/// - Complexity: O(1), one exponential.
public func logisticDerivative(_ z: Double) -> Double {
  let small = exp(-z.magnitude)
  return small / ((1 + small) * (1 + small))
}

/// The inverse of the logistic function,
///
///     logit(p) = ln(p / (1 − p))
///
/// the log-odds of a probability.
///
/// ```swift
/// print(logit(0.5), logit(0.9))  // 0.0 2.1972
/// ```
///
/// - Parameter p: A probability.
/// - Returns: A logit, within 4 ulp; −∞ at 0, ∞ at 1, NaN outside [0, 1].
/// - Complexity: O(1), one logarithm.
public func logit(_ p: Double) -> Double {
  // Near ½ the quotient is near 1, where a logarithm loses what log1p keeps: 2p − 1 is exact there.
  (0.25..<0.75).contains(p) ? log1p((2 * p - 1) / (1 - p)) : log(p / (1 - p))
}

/// The softplus function,
///
///     softplus(z) = ln(1 + eᶻ)
///
/// the cross-entropy of a logit z when the answer is "no".
///
/// ```swift
/// print(softplus(0), softplus(1000))  // 0.6931 1000.0
/// ```
///
/// - Parameter z: A logit.
/// - Returns: A value in [0, ∞], within 2 ulp: nearly z for large z, nearly eᶻ for very negative z.
/// - Complexity: O(1), one exponential and one logarithm.
public func softplus(_ z: Double) -> Double {
  max(z, 0) + log1p(exp(-z.magnitude))
}

/// The logarithm of the logistic function,
///
///     ln σ(z) = −softplus(−z)
///
/// finite for every finite z, where `log(logistic(z))` is −∞ below z = −745.2 and rounds to 0 above
/// z = 37.
///
/// ```swift
/// print(logLogistic(-1000), logLogistic(0))  // -1000.0 -0.6931
/// ```
///
/// - Parameter z: A logit. `logLogistic(-z)` is ln(1 − σ(z)).
/// - Returns: A value in [−∞, 0], within 2 ulp.
/// - Complexity: O(1), one exponential and one logarithm.
public func logLogistic(_ z: Double) -> Double {
  -softplus(-z)
}
