import GSLNumerics

/// K − 1 classes' parameters that stand for all K classes', up to the shift that changes nothing.
///
/// The parameters u of all classes but one stand for θₖ = uₖ − ū, with 0 in the place of the one
/// that is left out, and the mean over all K. These sum to 0. The loss does not notice the mean:
/// its second derivatives by u are those by θ. But the penalty does,
///
///     ½ Σⱼ λⱼ (Σₖ uₖⱼ² − (Σₖ uₖⱼ)² / K)
struct SoftmaxCoordinates {
  let width: Int
  let classCount: Int
  /// The class that is left out: the most frequent, since the others' second derivatives then say
  /// most about them.
  let reference: Int

  var count: Int { (classCount - 1) * width }

  /// Where the coordinates stand among all classes' parameters.
  private func position(_ k: Int) -> Int { k < reference * width ? k : k + width }

  /// All classes' parameters.
  func parameters(_ coordinates: [Double]) -> [Double] {
    var parameters = [Double](repeating: 0, count: classCount * width)
    for k in coordinates.indices { parameters[position(k)] = coordinates[k] }
    parameters.subtractClassMean(width)
    return parameters
  }

  /// The coordinates of all classes' parameters.
  func coordinates(_ parameters: [Double]) -> [Double] {
    (0..<count).map { k in parameters[position(k)] - parameters[reference * width + k % width] }
  }

  /// Value, gradient and Hessian by the coordinates.
  func value(
    _ objective: inout SoftmaxObjective, _ coordinates: [Double], gradient: inout [Double],
    hessian: inout Matrix
  ) -> Double {
    let parameters = parameters(coordinates)
    var fullGradient = parameters
    var full = Matrix(rowCount: parameters.count, columnCount: parameters.count)
    let value = objective.value(parameters, gradient: &fullGradient, hessian: &full)
    for k in coordinates.indices {
      // As both the loss's and the penalty's gradient sum to 0 over the classes, the mean takes
      // nothing away.
      gradient[k] = fullGradient[position(k)]
      for l in coordinates.indices { hessian[k, l] = full[position(k), position(l)] }
      guard k % width > 0 else { continue }
      let share = objective.penalties[k % width - 1] / Double(classCount)
      for l in stride(from: k % width, to: count, by: width) { hessian[k, l] -= share }
    }
    return value
  }
}

extension SoftmaxProblem {
  var coordinates: SoftmaxCoordinates {
    let totals = classTotals
    let reference = totals.firstIndex(of: totals.max() ?? 0) ?? 0
    return SoftmaxCoordinates(width: width, classCount: classCount, reference: reference)
  }

  func minimumByNewton(
    _ objective: inout SoftmaxObjective, _ tolerance: Double, _ iterationLimit: Int
  ) throws(FitError) -> (minimum: [Double], lastEvaluated: [Double], history: History) {
    let coordinates = coordinates
    let course = try minimizeByNewton(
      from: [Double](repeating: 0, count: coordinates.count), tolerance: tolerance,
      iterationLimit: iterationLimit
    ) { coordinates.value(&objective, $0, gradient: &$1, hessian: &$2) }
    return (
      coordinates.parameters(course.minimum), coordinates.parameters(course.lastEvaluated),
      course.history
    )
  }
}
