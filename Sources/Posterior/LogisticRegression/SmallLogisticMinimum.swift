import GSLNumerics

/// The minimum of the objective of a logistic regression of few examples and features, and how
/// Newton's method got there.
///
/// It has no allocation in its steps, and no calls of a BLAS, which take longer than the arithmetic
/// of such a fit.
struct SmallLogisticMinimum {
  /// The weights and the bias, for the features as they are.
  let weights: [Double]
  let bias: Double
  /// The objective and the largest magnitude of a derivative, at the start and after each step.
  let objective: [Double]
  let gradientNorm: [Double]

  private static let rowLimit = 5000
  private static let featureLimit = 7
  private static let stepLimit = 30

  /// Whether there are more examples than features, at most 5,000, and one to seven features.
  static func suits(_ features: Matrix) -> Bool {
    features.rowCount > features.columnCount && features.rowCount <= rowLimit
      && features.columnCount > 0 && features.columnCount <= featureLimit
  }

  /// Looks for the minimum, where all is as usual: every feature is far from a combination of
  /// others, every full step of Newton's method descends, and the classes overlap beyond doubt.
  ///
  /// - Parameters:
  ///   - features: n × d finite numbers.
  ///   - labels: n classes, 0 or 1.
  ///   - penalty: λ, at least 0.
  ///   - tolerance: What the largest magnitude of a derivative may be.
  ///   - iterationLimit: How many steps may be taken.
  /// - Returns: nil where the size does not suit, or something is unusual: that is for a general
  ///   method to find out about.
  /// - Complexity: O(nd²) a step.
  init?(
    features: Matrix, labels: [Int], penalty: Double, tolerance: Double, iterationLimit: Int
  ) {
    guard Self.suits(features) else { return nil }
    let (rowCount, featureCount) = (features.rowCount, features.columnCount)
    let size = SmallLogisticObjective.memorySize(rowCount: rowCount, featureCount: featureCount)
    let found = withUnsafeTemporaryAllocation(
      of: Double.self, capacity: size + SmallElimination.memorySize + 2 * (Self.stepLimit + 1)
    ) { memory -> SmallLogisticMinimum? in
      guard let start = memory.baseAddress,
        let objective = SmallLogisticObjective(
          features: features, labels: labels, penalty: penalty, memory: start)
      else { return nil }
      let elimination = SmallElimination(size: featureCount + 1, memory: start + size)
      return Self.minimize(
        objective, elimination, history: start + size + SmallElimination.memorySize,
        isPenalized: penalty > 0, tolerance, min(iterationLimit, Self.stepLimit))
    }
    guard let found else { return nil }
    self = found
  }

  /// The steps of `minimizeByNewton`, as long as none has to be halved.
  private static func minimize(
    _ function: SmallLogisticObjective, _ elimination: SmallElimination,
    history values: UnsafeMutablePointer<Double>, isPenalized: Bool, _ tolerance: Double,
    _ stepLimit: Int
  ) -> SmallLogisticMinimum? {
    let norms = values + Self.stepLimit + 1
    let (point, step, gradient) = (function.point, elimination.solution, function.gradient)
    let indices = 0..<(function.featureCount + 1)
    var (count, lastSlope) = (0, 0.0)
    while true {
      values[count] = function.evaluate()
      let determinant = elimination.solve(function.hessian, gradient)
      // A comparison with NaN is false, here and below.
      guard determinant >= SmallElimination.safeDeterminant else { return nil }
      var (norm, slope, largestStep) = (0.0, 0.0, 0.0)
      for j in indices {
        guard gradient[j].isFinite else { return nil }
        norm = max(norm, gradient[j].magnitude)
        largestStep = max(largestStep, step[j].magnitude)
        slope += step[j] * gradient[j]
      }
      norms[count] = norm
      if count > 0 {
        let before = values[count - 1]
        guard values[count] <= before - 1e-4 * lastSlope + 1e-12 * before.magnitude else {
          return nil
        }
      }
      if norm <= tolerance {
        let isNegligible = largestStep <= 1e-8
        if isNegligible || norm > norms[max(count - 1, 0)] / 2 {
          guard isPenalized || doOverlap(function, elimination, determinant) else { return nil }
          if isNegligible { for j in indices { point[j] -= step[j] } }
          return SmallLogisticMinimum(function, values, norms, count + 1)
        }
      }
      if count >= stepLimit { return nil }
      for j in indices { point[j] -= step[j] }
      lastSlope = slope
      count += 1
    }
  }

  /// Whether the last step proves that the classes overlap, by bounds: it changes no logit by more
  /// than |step| |(1, x)|, and rounding of the gradient changes none by more than 2⁻⁴⁴ |(1, x)|²
  /// |H⁻¹|.
  private static func doOverlap(
    _ function: SmallLogisticObjective, _ elimination: SmallElimination, _ determinant: Double
  ) -> Bool {
    let size = function.featureCount + 1
    var (squares, smallest) = (0.0, Double.infinity)
    for j in 0..<size {
      squares += elimination.solution[j] * elimination.solution[j]
      smallest = min(smallest, function.hessian[j * (j + 3) / 2])
    }
    let change = (squares * function.squaredLength).squareRoot()
    // e bounds the product of all eigenvalues but one of a matrix with 1 on its diagonal.
    let inverse = Double(size).squareRoot() * 2.72 / (determinant * smallest)
    return change + 0x1p-44 * function.squaredLength * inverse < 0.9
  }

  private init(
    _ function: SmallLogisticObjective, _ values: UnsafeMutablePointer<Double>,
    _ norms: UnsafeMutablePointer<Double>, _ count: Int
  ) {
    objective = Array(UnsafeBufferPointer(start: values, count: count))
    gradientNorm = Array(UnsafeBufferPointer(start: norms, count: count))
    let featureCount = function.featureCount
    weights = [Double](unsafeUninitializedCapacity: featureCount) { weights, count in
      for j in 0..<featureCount { weights[j] = function.point[j + 1] * function.inverseScales[j] }
      count = featureCount
    }
    var sum = CompensatedSum()
    sum.add(function.point[0])
    for j in 0..<featureCount { sum.add(-weights[j] * function.centers[j]) }
    bias = sum.value
  }
}
