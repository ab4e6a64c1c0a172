import CPosteriorGSL

/// The methods of GSL that minimize with a gradient.
enum GSLMinimizer {
  case bfgs, conjugateGradients

  var type: UnsafePointer<gsl_multimin_fdfminimizer_type>? {
    switch self {
    case .bfgs: minimizer_bfgs()
    case .conjugateGradients: minimizer_conjugate_gradients()
    }
  }

  /// How exact a line search is: BFGS asks little, conjugate directions need more to be conjugate.
  var lineSearchTolerance: Double { self == .bfgs ? 0.1 : 1e-3 }
}

/// Minimizes by `gsl_multimin_fdfminimizer`, until the gradient is below the tolerance.
///
/// GSL has its own idea of when it is done: it reports no progress as soon as values no longer
/// change. The search then starts afresh where it is, with values from there on that are made of
/// gradients, and ends in an error when that brings the gradient down no further or the values up.
func minimizeByGSL(
  _ method: GSLMinimizer, _ function: @escaping SmoothFunction, from start: [Double],
  _ course: inout DescentCourse
) throws(MinimizationError) -> Minimization {
  let lent = LentFunction(function, at: start)
  if try course.isMinimum(start, value: lent.value, gradient: lent.gradient) {
    return course.minimization(start, lent.gradient, evaluationCount: lent.evaluationCount)
  }
  return try lent.withGSLFunction { function throws(MinimizationError) in
    let search = GSLSearch(method, function, dimension: start.count)
    defer { search.free() }
    search.restart(at: start, distance: 0.1 * max(1, start.dot(start).squareRoot()))
    var normAtRestart = Double.infinity
    while true {
      if search.iterate() {
        lent.evaluate(at: search.point)
        guard lent.value <= course.highestValue else { throw course.noProgress }
        if try course.isMinimum(lent.point, value: lent.value, gradient: lent.gradient) {
          return course.minimization(
            lent.point, lent.gradient, evaluationCount: lent.evaluationCount)
        }
      } else if course.gradientNorm < 0.9 * normAtRestart {
        normAtRestart = course.gradientNorm
        lent.setReference(at: search.point, gradientNorm: normAtRestart)
        search.restart(at: lent.point, distance: normAtRestart)
      } else {
        throw course.noProgress
      }
    }
  }
}

/// A function in the form that GSL calls. It remembers its last point, because GSL asks for value
/// and gradient one by one.
///
/// Relative to a reference r, close to the minimum, its value is f(x) − f(r) by the trapezoidal
/// rule,
///
///     ½ (∇f(x) + ∇f(r))ᵀ (x − r)
///
/// which has all its digits where the difference of the two values has none. It is divided by
/// |∇f(r)|², so that GSL, which takes a decrease below 2⁻⁵² for rounding whatever the function's
/// unit, still sees it.
private final class LentFunction {
  private let function: SmoothFunction
  private(set) var point: [Double]
  private(set) var value: Double
  private(set) var gradient: [Double]
  private(set) var evaluationCount = 1
  private var reference: (point: [Double], gradient: [Double])?
  private var factor = 1.0

  init(_ function: @escaping SmoothFunction, at point: [Double]) {
    self.function = function
    self.point = point
    gradient = point
    value = function(point, &gradient)
  }

  /// Computes value and gradient at a point.
  func evaluate(at newPoint: [Double]) { evaluate { newPoint[$0] } }

  /// Makes what GSL sees relative to a point.
  func setReference(at newPoint: [Double], gradientNorm: Double) {
    evaluate(at: newPoint)
    reference = (point, gradient)
    factor = 1 / (gradientNorm * gradientNorm)
  }

  private func evaluate(_ coordinate: (Int) -> Double) {
    var isNew = false
    for j in point.indices where coordinate(j) != point[j] {
      isNew = true
      point[j] = coordinate(j)
    }
    guard isNew else { return }
    value = function(point, &gradient)
    evaluationCount += 1
  }

  /// The value that GSL sees.
  private var valueForGSL: Double {
    guard let reference, value.isFinite else { return value }
    var difference = 0.0
    for j in point.indices {
      difference += (gradient[j] + reference.gradient[j]) / 2 * (point[j] - reference.point[j])
    }
    return factor * difference
  }

  /// Lends the function to GSL. It cannot throw, so that no error ever has to pass through C.
  func withGSLFunction<R, E: Error>(
    _ body: (UnsafeMutablePointer<gsl_multimin_function_fdf>) throws(E) -> R
  ) throws(E) -> R {
    try withExtendedLifetime(self) { () throws(E) in
      var function = gsl_multimin_function_fdf(
        f: { x, parameters in LentFunction.evaluated(x, parameters)?.valueForGSL ?? .nan },
        df: { x, parameters, gradient in
          LentFunction.evaluated(x, parameters)?.writeGradient(gradient)
        },
        fdf: { x, parameters, value, gradient in
          let lent = LentFunction.evaluated(x, parameters)
          value?.pointee = lent?.valueForGSL ?? .nan
          lent?.writeGradient(gradient)
        },
        n: point.count, params: Unmanaged.passUnretained(self).toOpaque())
      return try body(&function)
    }
  }

  private static func evaluated(
    _ x: UnsafePointer<gsl_vector>?, _ parameters: UnsafeMutableRawPointer?
  ) -> LentFunction? {
    guard let x, let parameters else { return nil }
    let lent = Unmanaged<LentFunction>.fromOpaque(parameters).takeUnretainedValue()
    lent.evaluate { x.pointee.data[$0 * x.pointee.stride] }
    return lent
  }

  private func writeGradient(_ vector: UnsafeMutablePointer<gsl_vector>?) {
    guard let vector = vector?.pointee else { return }
    for j in gradient.indices { vector.data[j * vector.stride] = factor * gradient[j] }
  }
}

/// A minimizer of GSL, with its memory.
private struct GSLSearch {
  private let minimizer: UnsafeMutablePointer<gsl_multimin_fdfminimizer>
  private let function: UnsafeMutablePointer<gsl_multimin_function_fdf>
  private let tolerance: Double

  init(
    _ method: GSLMinimizer, _ function: UnsafeMutablePointer<gsl_multimin_function_fdf>,
    dimension: Int
  ) {
    let type = method.type
    guard let minimizer = GSL.value({ gsl_multimin_fdfminimizer_alloc(type, dimension) }) else {
      // GSL allocates a few vectors as long as the caller's point. Swift arrays of that size would
      // have trapped, too.
      fatalError("no memory for a minimizer of \(dimension) dimensions")
    }
    self.minimizer = minimizer
    self.function = function
    tolerance = method.lineSearchTolerance
  }

  func free() { gsl_multimin_fdfminimizer_free(minimizer) }

  /// Starts, or starts afresh, at a point; the first step has the given length.
  func restart(at point: [Double], distance: Double) {
    var point = point
    let (minimizer, function, tolerance) = (minimizer, function, tolerance)
    let status = point.withMutableGSLVector { start in
      GSL.value { gsl_multimin_fdfminimizer_set(minimizer, function, start, distance, tolerance) }
    }
    require(status == 0, "GSL reports status \(status) for a start at \(point)")
  }

  /// Takes a step, and says whether there was one to take.
  func iterate() -> Bool { GSL.value { gsl_multimin_fdfminimizer_iterate(minimizer) == 0 } }

  var point: [Double] {
    guard let x = GSL.value({ gsl_multimin_fdfminimizer_x(minimizer)?.pointee }) else { return [] }
    return (0..<x.size).map { x.data[$0 * x.stride] }
  }
}
