import CPosteriorLibc
import GSLNumerics

/// The likelihood of one parameter: the largest that any values of the others give it.
///
/// Reference: Venzon and Moolgavkar, "A method for computing profile-likelihood-based confidence
/// intervals", Applied Statistics 37 (1988).
struct ProfileLikelihood {
  private var likelihood: LogisticLikelihood
  /// The parameter.
  private let index: Int
  /// The maximum of the likelihood.
  private let maximum: LikelihoodPoint
  private let standardError: Double
  /// How the other parameters follow this one near the maximum: a column of the inverse Hessian,
  /// with 1 for the parameter itself.
  private let direction: [Double]

  /// - Throws: `FitError.notConverged` where the Hessian at the maximum is singular.
  init(
    of index: Int, _ likelihood: LogisticLikelihood, maximum: LikelihoodPoint,
    standardError: Double
  ) throws(FitError) {
    self.likelihood = likelihood
    self.index = index
    self.maximum = maximum
    self.standardError = standardError
    guard let factorization = try? CholeskyFactorization(maximum.hessian) else {
      throw .notConverged(iterationCount: 0, gradientNorm: .infinity)
    }
    var unit = maximum.parameters.map { _ in 0.0 }
    unit[index] = 1
    let column = factorization.solve(unit)
    direction = column.map { $0 / column[index] }
  }

  /// Twice what the logarithm of the likelihood loses where the parameter has a value.
  mutating func deviance(at value: Double) throws(FitError) -> Double {
    if let near = try? point(at: value, from: maximum.parameters) { return near.deviance }
    // Far from the maximum the start may leave no information; at 0 every probability is ½.
    return try point(at: value, from: maximum.parameters.map { _ in 0 }, isFollowed: false).deviance
  }

  /// The value on one side of the maximum where the root of the deviance is z.
  ///
  /// That root is nearly linear in the parameter: Newton's method needs few steps. A bracket keeps
  /// it from straying.
  mutating func bound(_ z: Double, isUpper: Bool) throws(FitError) -> Double {
    let estimate = maximum.parameters[index]
    let sign: Double = isUpper ? 1 : -1
    // Distances from the estimate: one that is too short, and one that is too far.
    var (short, far) = (0.0, Double.infinity)
    var distance = z * standardError
    var start = maximum.parameters
    for _ in 0..<100 {
      guard
        let (deviance, slope, parameters) = try? point(at: estimate + sign * distance, from: start)
      else {
        far = distance
        distance = (short + far) / 2
        continue
      }
      let root = max(deviance, 0).squareRoot()
      if (root - z).magnitude <= 1e-10 * z { return estimate + sign * distance }
      if root < z { short = distance } else { far = distance }
      if far - short <= 4 * max(distance, estimate.magnitude).ulp {
        return estimate + sign * distance
      }
      start = parameters
      // d root / d distance = (d deviance / d distance) / (2 root)
      let step = (z - root) * 2 * root / (sign * slope)
      let proposal = distance + step
      let limit = far.isFinite ? far : 4 * distance
      let isInside = proposal > short && proposal < limit
      distance = isInside ? proposal : far.isFinite ? (short + far) / 2 : limit
    }
    throw .notConverged(iterationCount: 100, gradientNorm: .nan)
  }

  /// The deviance, its derivative by the parameter, and all parameters.
  private mutating func point(
    at value: Double, from start: [Double], isFollowed: Bool = true
  ) throws(FitError) -> (deviance: Double, slope: Double, parameters: [Double]) {
    let distance = isFollowed ? value - start[index] : 0
    var start = zip(start, direction).map { $0 + distance * $1 }
    start[index] = value
    let point = try likelihood.minimum(from: start, fixed: [index])
    let n = Double(likelihood.exampleCount)
    return (
      2 * n * (point.value - maximum.value), 2 * n * point.gradient[index], point.parameters
    )
  }
}
