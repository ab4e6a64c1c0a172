import CPosteriorLibc
import GSLNumerics

/// The negative log-likelihood of a logistic regression per example, as inference asks for it: at
/// any parameters, with its gradient and Hessian, plain or with Firth's penalty.
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
  private let firth: FirthPenalty?

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
    exampleCount = dataset.count
    objective = problem.objective(scaling)
    firth = penalty == .firth ? FirthPenalty(dataset.features, scaling) : nil
  }

  /// What a derivative may be at a minimum. Rounding leaves more in that of Firth's penalty where
  /// features are nearly collinear; Newton's last step takes most of the rest.
  private var tolerance: Double { firth == nil ? 1e-11 : 1e-7 }

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

  /// The value, with the gradient and the Hessian per example.
  mutating func value(
    _ parameters: [Double], gradient: inout [Double], hessian: inout Matrix
  ) -> Double {
    let atCenters = atCenters(parameters)
    var value = objective.value(atCenters, gradient: &gradient, hessian: &hessian)
    if let firth { value += firth.add(at: atCenters, gradient: &gradient, hessian: &hessian) }
    moveToOrigin(&gradient, &hessian)
    return value
  }

  /// Derivatives by the parameters from those at the centers, Tᵀ g and Tᵀ I T.
  private func moveToOrigin(_ gradient: inout [Double], _ hessian: inout Matrix) {
    for (j, share) in shift.enumerated() where share != 0 {
      gradient[j + 1] += share * gradient[0]
      for i in gradient.indices { hessian[i, j + 1] += share * hessian[i, 0] }
    }
    for (j, share) in shift.enumerated() where share != 0 {
      for i in gradient.indices { hessian[j + 1, i] += share * hessian[0, i] }
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
        from: free.map { start[$0] }, tolerance: tolerance, iterationLimit: 100
      ) { point, gradient, hessian in
        for (value, j) in zip(point, free) { whole.parameters[j] = value }
        evaluate(&whole)
        gradient = free.map { whole.gradient[$0] }
        for (a, i) in free.enumerated() {
          for (b, j) in free.enumerated() { hessian[a, b] = whole.hessian[i, j] }
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
      point.parameters, gradient: &point.gradient, hessian: &point.hessian)
  }
}

/// Parameters, and what the likelihood has there.
struct LikelihoodPoint {
  var parameters: [Double]
  var value = 0.0
  var gradient: [Double]
  var hessian: Matrix
  /// How it was found; empty where nothing was searched for.
  var history = History()

  init(_ parameters: [Double]) {
    self.parameters = parameters
    gradient = parameters
    hessian = Matrix(rowCount: parameters.count, columnCount: parameters.count)
  }
}
