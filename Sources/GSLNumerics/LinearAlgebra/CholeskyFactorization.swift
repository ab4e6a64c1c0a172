/// The Cholesky factorization of a symmetric positive definite matrix,
///
///     A = L Lᵀ,    L lower triangular with a positive diagonal
///
/// the square root of a covariance matrix: Lz has covariance A when z is standard normal, and L⁻¹x
/// is uncorrelated when x has covariance A.
///
/// The square of Lᵢᵢ, pivot i, is the variance of column i that its regression on the columns
/// before it leaves unexplained; divided by Aᵢᵢ it is 1 − R². A matrix is accepted when every pivot
/// stands clear of rounding:
///
///     Lᵢᵢ² / Aᵢᵢ > tolerance · (1 + Σⱼ βⱼ²)
///
/// with the standardized coefficients βⱼ of that regression. The right side is what errors of
/// relative size `tolerance` in the elements leave of a pivot that should be 0. Both sides are free
/// of units: variances from 10⁻³⁰⁰ to 10³⁰⁰ may be in one matrix, and a column is refused for
/// being a combination of others, never for being small.
///
/// `gsl_linalg_cholesky_decomp1`, LAPACK's `dpotrf` and NumPy's `cholesky` accept every pivot above
/// 0, and so they accept exactly collinear data whenever the rounding errors in a pivot happen to
/// be positive. GSL accepts NaN as well.
///
/// Reference: Higham, *Accuracy and Stability of Numerical Algorithms*, 2nd ed., §10.1.
public struct CholeskyFactorization: Sendable, Equatable {
  /// The factor L, with zeros above its diagonal.
  public let lower: Matrix

  /// The number of rows and columns.
  public var size: Int { lower.rowCount }

  /// Factors a covariance matrix.
  ///
  /// ```swift
  /// let factor = try CholeskyFactorization(Matrix([[4, 2], [2, 3]]))
  /// print(factor.logDeterminant)  // 2.0794
  /// ```
  ///
  /// - Parameters:
  ///   - matrix: n × n and symmetric; aᵢⱼ and aⱼᵢ may differ by 16 ulp of √(aᵢᵢaⱼⱼ), and the lower
  ///     triangle counts. The 0 × 0 matrix has determinant 1 and is its own factor.
  ///   - tolerance: The error of an element aᵢⱼ, as a share of √(aᵢᵢaⱼⱼ). The default, 64n · 2⁻⁵³,
  ///     covers the rounding of this factorization, at most (n + 1) · 2⁻⁵³, and that of a
  ///     covariance's sums, most of which cancels. With 0 every pivot above 0 passes.
  /// - Throws: `NumericalError.notSquare`, `.notFinite` or `.notSymmetric`; `.singular` when a
  ///   pivot is 0 up to rounding and `.notPositiveDefinite` when it is below, both with the first
  ///   such column.
  /// - Precondition: `tolerance` is at least 0.
  /// - Complexity: O(n³).
  public init(_ matrix: Matrix, tolerance: Double? = nil) throws(NumericalError) {
    try matrix.requireSquare()
    try matrix.requireFinite()
    let deviations = matrix.diagonal.map { $0.magnitude.squareRoot() }
    try matrix.requireSymmetric { i, j in deviations[i] * deviations[j] }

    let tolerance = tolerance ?? 64 * Double(matrix.rowCount) * 0x1p-53
    require(tolerance >= 0, "a tolerance cannot be \(tolerance)")
    var rows = CholeskyRows(scaling: matrix, tolerance: tolerance)
    lower = try rows.factor()
  }
}

extension CholeskyFactorization {
  /// The factorization of a diagonal matrix, √aᵢᵢ on its own diagonal.
  ///
  /// - Parameter variances: n numbers.
  /// - Precondition: All are finite and above 0.
  /// - Complexity: O(n²).
  package init(diagonal variances: [Double]) {
    let impossible = variances.first { !($0.isFinite && $0 > 0) }
    require(impossible == nil, "\(impossible ?? 0) on the diagonal has no factor")
    lower = Matrix(diagonal: variances.map { $0.squareRoot() })
  }
}
