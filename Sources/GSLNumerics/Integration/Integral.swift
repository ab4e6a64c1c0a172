import CPosteriorGSL

/// The integral of a function over a finite range,
///
///     ∫ₐᵇ f(x) dx
///
/// by adaptive Gauss–Kronrod quadrature with 21 points, halving the range where the error is
/// largest.
///
/// ```swift
/// print(try integral(over: 0...2) { x in x * x })  // 2.6667
/// ```
///
/// - Parameters:
///   - range: From a to b, both finite.
///   - tolerance: The error that is allowed, as a share of the integral. The default is near the
///     best that doubles allow.
///   - function: A function that is finite in the range; it is called at inner points only.
/// - Returns: The integral, with an estimated error of at most `tolerance` · |integral|, or of
///   10⁻³⁰⁰ where it is 0.
/// - Throws: `NumericalError.gsl` when a thousand subintervals do not reach the tolerance, as at a
///   singularity.
/// - Precondition: The range is finite, and the tolerance at least 5·10⁻¹⁴, below which rounding
///   prevails.
/// - Complexity: 21 calls of the function for a smooth integrand.
///
/// Reference: Piessens et al., *QUADPACK* (1983), routine QAG, as implemented by GSL.
public func integral(
  over range: ClosedRange<Double>, tolerance: Double = 1e-13, of function: (Double) -> Double
) throws(NumericalError) -> Double {
  require(
    range.lowerBound.isFinite && range.upperBound.isFinite, "the range \(range) is not finite")
  require(tolerance >= 5e-14, "a tolerance of \(tolerance) is below what rounding allows")
  let subintervalLimit = 1000
  let workspace = try GSL.allocated(gsl_integration_workspace_alloc(subintervalLimit))
  defer { gsl_integration_workspace_free(workspace) }
  var (result, error) = (0.0, 0.0)
  try withGSLFunction(function) { integrand throws(NumericalError) in
    try GSL.call {
      gsl_integration_qag(
        integrand, range.lowerBound, range.upperBound, 1e-300, tolerance, subintervalLimit,
        Int32(GSL_INTEG_GAUSS21), workspace, &result, &error)
    }
  }
  return result
}

/// Lends a Swift closure to a C function that wants a `gsl_function`. The closure cannot throw, so
/// that no error ever has to pass through C.
private func withGSLFunction<E: Error>(
  _ function: (Double) -> Double, body: (UnsafePointer<gsl_function>) throws(E) -> Void
) throws(E) {
  try withoutActuallyEscaping(function) { escapable throws(E) in
    var closure = escapable
    try withUnsafeMutablePointer(to: &closure) { pointer throws(E) in
      var integrand = gsl_function(
        function: { x, parameters in
          guard let parameters else { return .nan }
          return parameters.assumingMemoryBound(to: ((Double) -> Double).self).pointee(x)
        },
        params: UnsafeMutableRawPointer(pointer))
      try body(&integrand)
    }
  }
}
