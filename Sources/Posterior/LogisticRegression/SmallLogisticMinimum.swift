import GSLNumerics

/// The minimum of the objective of a logistic regression of few examples and features, and how
/// Newton's method got there.
///
/// It has no allocation in its steps, and no calls of a BLAS, which take longer than the arithmetic
/// of such a fit.
struct SmallLogisticMinimum {
  /// The decision on the features as they are.
  let decision: LinearDecision
  let history: History

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
        isPenalized: penalty > 0,
        NewtonRule(
          tolerance: tolerance, iterationLimit: min(iterationLimit, Self.stepLimit)))
    }
    guard let found else { return nil }
    self = found
  }

  /// The steps of `minimizeByNewton`, as long as none has to be halved.
  private static func minimize(
    _ function: SmallLogisticObjective, _ elimination: SmallElimination,
    history values: UnsafeMutablePointer<Double>, isPenalized: Bool, _ rule: NewtonRule
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
      if count > 0,
        !NewtonRule.descends(from: values[count - 1], to: values[count], slope: lastSlope)
      {
        return nil
      }
      let move = rule.move(
        gradientNorm: norm, before: norms[max(count - 1, 0)], stepCount: count, step: largestStep)
      if move == .failure { return nil }
      if move != .step {
        guard isPenalized || doOverlap(function, elimination, determinant) else { return nil }
        if move == .lastStep { for j in indices { point[j] -= step[j] } }
        return SmallLogisticMinimum(function, values, norms, count + 1)
      }
      for j in indices { point[j] -= step[j] }
      lastSlope = slope
      count += 1
    }
  }

  /// Whether the last step proves that the classes overlap, by bounds: it changes no logit by more
  /// than |step| |(1, x)|.
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
    return LogisticProblem.provesOverlap(
      change: change, squaredLength: function.squaredLength, inverseNorm: inverse)
  }

  private init(
    _ function: SmallLogisticObjective, _ values: UnsafeMutablePointer<Double>,
    _ norms: UnsafeMutablePointer<Double>, _ count: Int
  ) {
    history = History(
      losses: Array(UnsafeBufferPointer(start: values, count: count)),
      gradientNorms: Array(UnsafeBufferPointer(start: norms, count: count)),
      evaluationCount: count)
    func numbers(_ start: UnsafeMutablePointer<Double>) -> UnsafeMutableBufferPointer<Double> {
      UnsafeMutableBufferPointer(start: start, count: function.featureCount)
    }
    decision = LinearDecision(
      scaledWeights: numbers(function.point + 1), bias: function.point[0],
      centers: numbers(function.centers), scales: numbers(function.scales))
  }
}
