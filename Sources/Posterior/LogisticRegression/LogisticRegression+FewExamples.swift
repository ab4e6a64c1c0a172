import GSLNumerics

extension LogisticRegression {
  /// Fits by Newton's method to few examples of few features, as `LogisticProblem.solution` does,
  /// but several times faster: in memory that is allocated once, without BLAS, whose calls take
  /// longer than the arithmetic of such a fit, and with kernels that keep all sums in registers.
  /// The rule of the steps, scales and the proof of an overlap are those of every fit; whatever is
  /// unusual, a feature near a combination of others, a step that does not descend, classes that
  /// may be separated, is left to the general way.
  ///
  /// - Returns: nil for other methods, and where the data are many or unusual.
  static func fitFew(
    _ features: Matrix, _ labels: @autoclosure () -> [Int]?, penalty: Double, solver: Solver,
    tolerance: Double, iterationLimit: Int
  ) -> FitResult<LogisticRegression>? {
    guard solver == .newton, SmallLogisticMinimum.suits(features), let labels = labels(),
      let minimum = SmallLogisticMinimum(
        features: features, labels: labels, penalty: penalty, tolerance: tolerance,
        iterationLimit: iterationLimit)
    else { return nil }
    return FitResult(
      model: LogisticRegression(decision: minimum.decision), history: minimum.history)
  }
}
