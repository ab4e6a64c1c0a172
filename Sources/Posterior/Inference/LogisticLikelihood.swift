import CPosteriorLibc
import GSLNumerics

/// The negative log-likelihood of a logistic regression per example, as inference asks for it: at
/// any parameters, with its gradient and the information, plain or with Firth's penalty.
///
/// The parameters are a bias and the weights of scaled features: the bias at the centers of the
/// features, or that of the model, where all features are 0. Everything is computed at the centers,
/// where nothing cancels.
struct LogisticLikelihood {
  /// What is added to the logarithm of the likelihood.
  enum Penalty { case none, firth }

  let exampleCount: Int
  /// The scaled parameter per coefficient.
  let units: [Double]
  private let scaling: FeatureScaling
  /// What the bias at the centers has besides the parameter, per weight.
  private let shift: [Double]
  private var objective: LogisticObjective
  /// The rows (1, x), scaled, n × (d + 1); empty without a penalty.
  private let rows: Matrix
  private let targets: [Double]
  private let penalty: Penalty

  /// - Parameter isAtOrigin: Whether the bias is that where all features are 0.
  init(
    _ dataset: Dataset, scaling centered: FeatureScaling, penalty: Penalty, isAtOrigin: Bool = false
  ) {
    let problem = LogisticProblem(dataset, penalty: 0)
    // With wider scales no weight moves the bias at the centers by more than itself.
    let scaling = isAtOrigin ? centered.widened : centered
    self.scaling = scaling
    shift = zip(scaling.centers, scaling.scales).map { isAtOrigin ? $0 / $1 : 0 }
    units = [1] + scaling.scales
    self.penalty = penalty
    exampleCount = dataset.count
    objective = problem.objective(scaling)
    targets = problem.targets
    rows =
      penalty == .none
      ? Matrix(rowCount: 0, columnCount: 0) : scaling.rows(of: dataset.features)
  }

  /// The number d + 1 of parameters.
  var parameterCount: Int { units.count }

  /// The parameters of a model.
  func parameters(_ model: LogisticRegression) -> [Double] {
    var parameters = scaling.parameters(model.decision)
    if shift.contains(where: { $0 != 0 }) { parameters[0] = model.decision.bias }
    return parameters
  }

  /// The model of parameters.
  func model(_ parameters: [Double]) -> LogisticRegression {
    LogisticRegression(decision: scaling.decision(atCenters(parameters)))
  }

  private func atCenters(_ parameters: [Double]) -> [Double] {
    var parameters = parameters
    for (j, share) in shift.enumerated() { parameters[0] += share * parameters[j + 1] }
    return parameters
  }

  /// The value, with the gradient and the information per example.
  mutating func value(
    _ parameters: [Double], gradient: inout [Double], information: inout Matrix
  ) -> Double {
    let atCenters = atCenters(parameters)
    var value = objective.value(atCenters, gradient: &gradient, hessian: &information)
    if penalty == .firth {
      // Certain of every answer, the model leaves no information: the penalty is infinite.
      guard let factorization = try? CholeskyFactorization(information) else { return .infinity }
      addFirthGradient(atCenters, factorization, &gradient)
      // ln |n I| = (d + 1) ln n + ln |I|, of which only the second term varies.
      value -= factorization.logDeterminant / (2 * Double(exampleCount))
    }
    moveToOrigin(&gradient, &information)
    return value
  }

  /// Derivatives by the parameters from those at the centers, Tᵀ g and Tᵀ I T.
  private func moveToOrigin(_ gradient: inout [Double], _ information: inout Matrix) {
    for (j, share) in shift.enumerated() where share != 0 {
      gradient[j + 1] += share * gradient[0]
      for i in gradient.indices { information[i, j + 1] += share * information[i, 0] }
    }
    for (j, share) in shift.enumerated() where share != 0 {
      for i in gradient.indices { information[j + 1, i] += share * information[0, i] }
    }
  }

  /// Subtracts Σᵢ hᵢ (½ − pᵢ) (1, xᵢ) / n, with the leverages hᵢ = pᵢ (1 − pᵢ) |L⁻¹(1, xᵢ)|² / n.
  private func addFirthGradient(
    _ parameters: [Double], _ factorization: CholeskyFactorization, _ gradient: inout [Double]
  ) {
    let n = Double(exampleCount)
    let squaredLengths = factorization.distancesSquared(rows, from: parameters.map { _ in 0 })
    for i in 0..<exampleCount {
      let row = rows.row(i)
      let z = row.dot(parameters)
      // p (1 − p) (½ − p) keeps its digits for either sign of z.
      let e = exp(-z.magnitude)
      let weight = e / ((1 + e) * (1 + e))
      let halfMinusP = (z > 0 ? -1 : 1) * (1 - e) / (2 * (1 + e))
      let factor = squaredLengths[i] * weight * halfMinusP / (n * n)
      for j in gradient.indices { gradient[j] -= factor * row[j] }
    }
  }

  /// The minimum over the parameters that are not fixed.
  ///
  /// - Parameters:
  ///   - start: Where the search begins; the fixed parameters stay as they are there.
  ///   - fixed: The parameters that stay.
  /// - Throws: `FitError.notConverged`.
  mutating func minimum(
    from start: [Double], fixed: Set<Int> = []
  ) throws(FitError) -> LikelihoodPoint {
    let free = start.indices.filter { !fixed.contains($0) }
    var whole = LikelihoodPoint(start)
    if !free.isEmpty {
      let result = try minimizeByNewton(
        from: free.map { start[$0] }, tolerance: 1e-11, iterationLimit: 500
      ) { point, gradient, hessian in
        for (value, j) in zip(point, free) { whole.parameters[j] = value }
        evaluate(&whole)
        gradient = free.map { whole.gradient[$0] }
        for (a, i) in free.enumerated() {
          for (b, j) in free.enumerated() { hessian[a, b] = whole.information[i, j] }
        }
        return whole.value
      }
      for (value, j) in zip(result.minimum, free) { whole.parameters[j] = value }
      whole.history = result.history
    }
    evaluate(&whole)
    return whole
  }

  private mutating func evaluate(_ point: inout LikelihoodPoint) {
    point.value = value(
      point.parameters, gradient: &point.gradient, information: &point.information)
  }
}

/// Parameters, and what the likelihood has there.
struct LikelihoodPoint {
  var parameters: [Double]
  var value = 0.0
  var gradient: [Double]
  var information: Matrix
  /// How it was found; empty where nothing was searched for.
  var history = FitHistory(objective: [], gradientNorm: [], evaluationCount: 0)

  init(_ parameters: [Double]) {
    self.parameters = parameters
    gradient = parameters
    information = Matrix(rowCount: parameters.count, columnCount: parameters.count)
  }
}

extension FeatureScaling {
  /// The rows (1, x), centered and scaled.
  fileprivate func rows(of features: Matrix) -> Matrix {
    var rows = Matrix(rowCount: features.rowCount, columnCount: features.columnCount + 1)
    for i in 0..<features.rowCount {
      rows[i, 0] = 1
      for j in 0..<features.columnCount {
        rows[i, j + 1] = (features[i, j] - centers[j]) / scales[j]
      }
    }
    return rows
  }
}
