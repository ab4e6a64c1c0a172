import GSLNumerics

extension LogisticRegression {
  /// Fits by Newton's method to few examples of few features, as `LogisticProblem.solution` does,
  /// but faster.
  ///
  /// - Returns: nil for other methods, and where the data are many or unusual.
  static func fitFew(
    _ features: Matrix, _ labels: [Int], penalty: Double, solver: Solver, tolerance: Double,
    iterationLimit: Int
  ) -> FitResult<LogisticRegression>? {
    guard case .newton = solver,
      let minimum = SmallLogisticMinimum(
        features: features, labels: labels, penalty: penalty, tolerance: tolerance,
        iterationLimit: iterationLimit)
    else { return nil }
    let decision = LinearDecision(weights: minimum.weights, bias: minimum.bias)
    let history = FitHistory(
      objective: minimum.objective, gradientNorm: minimum.gradientNorm,
      evaluationCount: minimum.objective.count)
    return FitResult(model: LogisticRegression(decision: decision), history: history)
  }
}
