import CPosteriorGSL

/// The error of the tangent to the logarithm at 1,
///
///     log1pMinusX(x) = ln(1 + x) − x
///
/// nearly −x²/2 near 0, where the difference of the two terms would cancel.
///
/// ```swift
/// print(log1pMinusX(0.001))  // -4.9967e-07
/// ```
///
/// - Parameter x: A number, at least −1.
/// - Returns: A value in [−∞, 0], within 4 ulp; −∞ at −1 and at ∞, NaN below −1.
/// - Complexity: O(1).
///
/// Computed by GSL (`gsl_sf_log_1plusx_mx`) from Chebyshev expansions.
public func log1pMinusX(_ x: Double) -> Double {
  guard x > -1 && x < .infinity else { return x.magnitude >= 1 && x >= -1 ? -.infinity : .nan }
  var result = gsl_sf_result()
  _ = GSL.value { gsl_sf_log_1plusx_mx_e(x, &result) }
  return result.val
}
