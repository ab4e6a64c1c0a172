/// A search for a step along a direction of descent,
///
///     φ(α) = f(x + αd),    φ'(0) < 0
///
/// A step is accepted when the slope has shrunk to a share σ of its magnitude, |φ'(α)| ≤ σ |φ'(0)|,
/// and the value is no higher than φ(0), up to rounding. On a parabola that is Wolfe's first
/// condition φ(α) ≤ φ(0) + δαφ'(0) with δ = (1 − σ)/2; but near a minimum, where the decrease
/// drowns in rounding, the slopes still say what the values cannot.
///
/// Two steps enclose an acceptable one: at the lower the function still falls and is no higher than
/// at the start, at the upper it rises or is higher. Their slopes give the next step by the secant.
///
/// Reference: Hager and Zhang, "A new conjugate gradient method with guaranteed descent and an
/// efficient line search", SIAM Journal on Optimization 16 (2005): the approximate Wolfe
/// conditions.
struct LineSearch {
  /// The step to try next.
  private(set) var step: Double

  static let trialLimit = 80

  private let highestValue: Double
  private let slope: Double
  private let curvatureShare: Double
  private var lower: (step: Double, slope: Double)
  private var upper: (step: Double, slope: Double?)?
  private var width = Double.infinity

  init(
    highestValue: Double, slope: Double, firstStep: Double, curvatureShare: Double
  ) {
    self.highestValue = highestValue
    self.slope = slope
    self.curvatureShare = curvatureShare
    step = firstStep
    lower = (0, slope)
  }

  /// Whether no double lies between the two steps, or the steps have left the numbers.
  var isExhausted: Bool {
    !step.isFinite || step <= lower.step || (upper.map { step >= $0.step } ?? false)
  }

  /// Says whether the step will do, and chooses another if not.
  mutating func accepts(_ trialValue: Double, slope trialSlope: Double) -> Bool {
    let isFinite = trialValue.isFinite && trialSlope.isFinite
    let isLow = isFinite && trialValue <= highestValue
    if isLow && trialSlope.magnitude <= curvatureShare * -slope { return true }
    if isLow && trialSlope < 0 {
      lower = (step, trialSlope)
    } else {
      upper = (step, isFinite && trialSlope >= 0 ? trialSlope : nil)
    }
    step = nextStep()
    return false
  }

  private mutating func nextStep() -> Double {
    guard let upper else { return expanded() }
    let newWidth = upper.step - lower.step
    let halves = newWidth > 0.66 * width
    width = newWidth
    guard let upperSlope = upper.slope, !halves else { return lower.step + newWidth / 2 }
    let share = lower.slope / (lower.slope - upperSlope)
    // Not on the ends themselves, where nothing new is learned.
    return lower.step + min(max(share, 0.01), 0.99) * newWidth
  }

  /// A longer step, to where the slope would vanish if it went on as it has changed so far.
  private func expanded() -> Double {
    let share = lower.slope / (lower.slope - slope)
    let expected = share.isFinite && share < 0 ? -share * lower.step : .infinity
    return lower.step + min(max(expected, lower.step), 9 * lower.step)
  }
}
