import GSLNumerics

// The estimate of the second derivatives for L-BFGS, without which it takes many hundred steps for
// features as correlated as neighbors in an image.

extension SoftmaxProblem {
  /// The minimum by L-BFGS. All classes' second derivatives are the same at the start, and on the
  /// way they are looked at once more.
  func preconditionedMinimum(
    _ objective: inout SoftmaxObjective, _ tolerance: Double, _ iterationLimit: Int
  ) throws(FitError) -> (point: [Double], history: History) {
    let start = [Double](repeating: 0, count: parameterCount)
    let first = try minimum(
      .limitedMemoryBFGS(), &objective, from: start, max(tolerance, 0.003), iterationLimit,
      preconditionerAtStart(&objective))
    do {
      let second = try minimum(
        .limitedMemoryBFGS(), &objective, from: first.point, tolerance,
        iterationLimit - first.history.stepCount, preconditioner(&objective, at: first.point))
      return (second.point, first.history.followed(by: second.history))
    } catch .notConverged(let iterationCount, let gradientNorm) {
      throw .notConverged(
        iterationCount: first.history.stepCount + iterationCount, gradientNorm: gradientNorm)
    }
  }

  /// Whether factorizations for all classes take at most 128 MiB, and less time than they save.
  private var isPreconditioned: Bool { width <= 1024 && classCount * width * width <= 1 << 24 }

  /// The inverse of the second derivatives at the start, which all classes share; nil where it is
  /// singular or too large.
  func preconditionerAtStart(_ objective: inout SoftmaxObjective) -> Preconditioner? {
    let start = [Double](repeating: 0, count: parameterCount)
    guard isPreconditioned,
      let factorization = try? CholeskyFactorization(objective.curvature(start, of: 0))
    else { return nil }
    return { [classCount, width] vector in
      let classes = Matrix(rowCount: classCount, columnCount: width, elements: vector)
      vector = factorization.solve(classes.transposed).transposed.elements
    }
  }

  /// The inverse of each class's second derivatives; nil where one is singular or they are too
  /// large.
  func preconditioner(_ objective: inout SoftmaxObjective, at point: [Double]) -> Preconditioner? {
    guard isPreconditioned else { return nil }
    var factorizations: [CholeskyFactorization] = []
    for k in 0..<classCount {
      guard let factorization = try? CholeskyFactorization(objective.curvature(point, of: k))
      else { return nil }
      factorizations.append(factorization)
    }
    return { [width] vector in
      for (k, factorization) in factorizations.enumerated() {
        let range = (k * width)..<((k + 1) * width)
        vector.replaceSubrange(range, with: factorization.solve(Array(vector[range])))
      }
      // Gradients sum to 0 over the classes, and so must the steps: only a penalty would ever bring
      // back a shift of all classes.
      vector.subtractClassMean(width)
    }
  }
}
