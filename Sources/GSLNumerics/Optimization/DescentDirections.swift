/// A rule that chooses the direction of the next step.
protocol DescentDirections {
  /// The share σ of the slope that a line search has to reach.
  var curvatureShare: Double { get }
  /// Writes the direction of the next step.
  mutating func choose(_ gradient: [Double], _ direction: inout [Double])
  /// The first step to try along the direction that was chosen.
  func firstStep(_ gradient: [Double]) -> Double
  /// Learns from a step.
  mutating func learn(
    from point: [Double], _ gradient: [Double], to newPoint: [Double], _ newGradient: [Double])
  /// Forgets what was learned, and writes the direction of steepest descent.
  mutating func restart(_ gradient: [Double], _ direction: inout [Double])
}

/// The direction of steepest descent, −∇f, with a first step from the last change,
///
///     α = sᵀs / sᵀy,    s = xₜ − xₜ₋₁,  y = ∇f(xₜ) − ∇f(xₜ₋₁)
///
/// the inverse of the curvature along it.
///
/// Reference: Barzilai and Borwein, "Two-point step size gradient methods", IMA Journal of
/// Numerical Analysis 8 (1988).
struct SteepestDescent: DescentDirections {
  let curvatureShare = 0.9
  private var inverseCurvature: Double?

  mutating func choose(_ gradient: [Double], _ direction: inout [Double]) {
    for j in direction.indices { direction[j] = -gradient[j] }
  }

  func firstStep(_ gradient: [Double]) -> Double {
    inverseCurvature ?? 1 / max(gradient.largestMagnitude, 1)
  }

  mutating func learn(
    from point: [Double], _ gradient: [Double], to newPoint: [Double], _ newGradient: [Double]
  ) {
    var (square, product) = (0.0, 0.0)
    for j in point.indices {
      let change = newPoint[j] - point[j]
      square += change * change
      product += change * (newGradient[j] - gradient[j])
    }
    let quotient = square / product
    if quotient.isFinite && quotient > 0 { inverseCurvature = quotient }
  }

  mutating func restart(_ gradient: [Double], _ direction: inout [Double]) {
    inverseCurvature = nil
    choose(gradient, &direction)
  }
}
