import CPosteriorGSL
import CPosteriorLibc

/// The eigenvalues and eigenvectors of a symmetric matrix,
///
///     A = V Λ Vᵀ,    Λ diagonal, VᵀV = I
///
/// of a covariance matrix: the variances along its principal axes, and the axes.
public struct SymmetricEigendecomposition: Sendable, Equatable {
  /// The n eigenvalues in descending order.
  public let values: [Double]

  /// The eigenvectors V, n × n: column k belongs to eigenvalue k.
  ///
  /// Each has length 1. Its sign, which the matrix leaves open, is such that the first component
  /// that is not negligible, of more than 2⁻¹⁰ of the largest magnitude, is positive. (The largest
  /// component itself may be one of two equals, and rounding would choose the sign.) Eigenvectors
  /// of equal eigenvalues are some orthonormal basis of their space.
  public let vectors: Matrix

  /// Decomposes a matrix.
  ///
  /// ```swift
  /// let axes = try SymmetricEigendecomposition(Matrix([[2, 1], [1, 2]]))
  /// print(axes.values)  // [3.0, 1.0]
  /// ```
  ///
  /// - Parameter matrix: n × n and symmetric; mirrored elements may differ by 16 ulp of the largest
  ///   magnitude, and the lower triangle counts. The 0 × 0 matrix has no eigenvalues.
  /// - Throws: `NumericalError.notSquare`, `.notFinite` or `.notSymmetric`; `.gsl` when there is no
  ///   memory.
  /// - Complexity: O(n³).
  ///
  /// The eigenvalues are within a small multiple of n ulp of the largest magnitude; a tiny one
  /// beside a large one may have no correct digit. By `gsl_eigen_symmv`, Householder reduction and
  /// QR steps, after a scaling by a power of two without which squares overflow beyond 10¹⁵⁴.
  /// LAPACK's `dsyev` and NumPy's `eigh` sort in ascending order and leave the sign open.
  ///
  /// Reference: Golub and Van Loan, *Matrix Computations*, 4th ed., §8.3.
  public init(_ matrix: Matrix) throws(NumericalError) {
    try matrix.requireSquare()
    try matrix.requireFinite()
    let largest = matrix.elements.lazy.map(\.magnitude).max() ?? 0
    try matrix.requireSymmetric { _, _ in largest }
    guard largest > 0 else {
      values = [Double](repeating: 0, count: matrix.rowCount)
      vectors = .identity(matrix.rowCount)
      return
    }
    let exponent = Int32(largest.exponent)
    var (values, vectors) = try Self.decompose(matrix.map { scalbn($0, -exponent) })
    for k in values.indices { values[k] = scalbn(values[k], exponent) }
    Self.orient(&vectors)
    self.values = values
    self.vectors = vectors
  }

  /// The eigenvalues in descending order and their eigenvectors, of whatever sign.
  private static func decompose(
    _ matrix: Matrix
  ) throws(NumericalError) -> (values: [Double], vectors: Matrix) {
    let size = matrix.rowCount
    var destroyed = matrix
    var values = [Double](repeating: 0, count: size)
    var vectors = Matrix(rowCount: size, columnCount: size)
    let workspace = try GSL.allocated(gsl_eigen_symmv_alloc(size))
    defer { gsl_eigen_symmv_free(workspace) }
    try GSL.call {
      destroyed.withMutableGSLMatrix { a in
        values.withMutableGSLVector { lambda in
          vectors.withMutableGSLMatrix { v in
            let status = gsl_eigen_symmv(a, lambda, v, workspace)
            return status == 0 ? gsl_eigen_symmv_sort(lambda, v, GSL_EIGEN_SORT_VAL_DESC) : status
          }
        }
      }
    }
    try Matrix(rowCount: 1, columnCount: size, elements: values).requireFinite()
    try vectors.requireFinite()
    return (values, vectors)
  }

  private static func orient(_ vectors: inout Matrix) {
    for (k, vector) in vectors.columns.enumerated() {
      let negligible = 0x1p-10 * (vector.lazy.map(\.magnitude).max() ?? 0)
      guard let first = vector.first(where: { $0.magnitude > negligible }), first < 0 else {
        continue
      }
      for i in vector.indices { vectors[i, k] = -vector[i] }
    }
  }
}
