import CPosteriorLibc
import GSLNumerics

// Of many examples, a tenth shows nearly where the minimum is and how the objective is curved
// there. All are then looked at less often than Newton's method would do it, and all second
// derivatives are computed once.

extension LogisticProblem {
  /// The model at the minimum; nil where there are not enough examples, or where the method meets
  /// any difficulty: the classes of a tenth may be separated, features collinear, or the overlap of
  /// the classes without proof.
  func minimumOfMany(
    _ objective: inout LogisticObjective, _ scaling: FeatureScaling, _ tolerance: Double,
    _ iterationLimit: Int
  ) -> FitResult<LogisticRegression>? {
    guard var tenth = objective.thinned, let approximation = tenth.nearMinimum,
      let start = objective.step(from: approximation, tenth.curvature(at: approximation)),
      let curvature = objective.curvature(at: start),
      let end = objective.descend(from: start, tolerance, iterationLimit, curvature)
    else { return nil }
    let step = curvature.solve(end.gradient)
    let distance = zip(end.point, start).map { $0 - $1 }.norm
    guard penalty > 0 || classesOverlap(step, curvature, distance, scaling) else { return nil }
    // The step is small, and leaves a small part of itself.
    let minimum = zip(end.point, step).map { $0 - $1 }
    var history = end.history
    history.evaluationCount += 1
    return FitResult(
      model: LogisticRegression(decision: scaling.decision(minimum)), history: history)
  }

  /// Whether it is proved that the classes overlap, as `requireOverlap` does it, with the weights
  /// σ(1 − σ) at a point at some distance.
  ///
  /// A logit that differs by Δ there has a weight of at most e^|Δ| times the residual here.
  private func classesOverlap(
    _ step: [Double], _ curvature: CholeskyFactorization, _ distance: Double,
    _ scaling: FeatureScaling
  ) -> Bool {
    let longest = scaling.squaredLengthBound
    return Self.provesOverlap(
      change: longest.squareRoot() * step.norm, squaredLength: longest,
      inverseNorm: curvature.inverse.elements.norm, factor: exp(longest.squareRoot() * distance))
  }
}

extension LogisticObjective {
  /// No weights and no bias.
  var origin: [Double] { [Double](repeating: 0, count: features.columnCount + 1) }

  /// A point near the minimum, from a tenth of the examples on; nil where Newton's method fails.
  fileprivate var nearMinimum: [Double]? {
    mutating get {
      var tenth = thinned
      let start = tenth?.nearMinimum ?? origin
      return try? minimizeByNewton(
        from: start, tolerance: 1e-3, iterationLimit: 20, lastStepLimit: .infinity
      ) { value($0, gradient: &$1, hessian: &$2) }.lastEvaluated
    }
  }

  /// The end of a step of Newton's method with the curvature of other examples; nil where there is
  /// none.
  fileprivate mutating func step(
    from point: [Double], _ curvature: CholeskyFactorization?
  ) -> [Double]? {
    guard let curvature else { return nil }
    var gradient = point
    _ = value(point, gradient: &gradient)
    return zip(point, curvature.solve(gradient)).map { $0 - $1 }
  }

  /// The minimum by L-BFGS, which is told of the curvature; nil where it is not found.
  fileprivate mutating func descend(
    from start: [Double], _ tolerance: Double, _ iterationLimit: Int,
    _ curvature: CholeskyFactorization
  ) -> Minimization? {
    try? minimize(
      from: start, tolerance: tolerance, iterationLimit: iterationLimit,
      preconditioner: { $0 = curvature.solve($0) }
    ) { value($0, gradient: &$1) }
  }
}
