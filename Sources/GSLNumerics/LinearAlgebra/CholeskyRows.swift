import CPosteriorGSL
import CPosteriorLibc

/// A Cholesky factorization under way, of a matrix scaled to a diagonal in [1, 4).
///
/// Row and column i are divided by 2^kᵢ, which rounds nothing, so that no square overflows or
/// underflows.
struct CholeskyRows {
  private let size: Int
  private let tolerance: Double
  /// The powers of two kᵢ.
  private let exponents: [Int32]
  /// The scaled matrix; its lower triangle counts.
  private let scaled: Matrix
  /// The rows of the scaled matrix's factor, as far as they are known; what lies above the diagonal
  /// does not count.
  private var rows: Matrix

  init(scaling matrix: Matrix, tolerance: Double) {
    size = matrix.rowCount
    self.tolerance = tolerance
    exponents = matrix.diagonal.map { $0 > 0 ? Int32($0.exponent) >> 1 : 0 }
    var scaled = matrix
    for i in 0..<size {
      for j in 0..<size { scaled[i, j] = scalbn(matrix[i, j], -(exponents[i] + exponents[j])) }
    }
    self.scaled = scaled
    rows = scaled
  }

  /// The factor L of the matrix itself, once every pivot is found large enough.
  mutating func factor() throws(NumericalError) -> Matrix {
    // GSL is fast but only says that some pivot was not above 0, and says nothing on NaN. Where it
    // failed, the rows are computed once more, one by one, up to the pivot at fault.
    let isFactored = factorAtOnce()
    for i in 0..<size {
      let pivot = isFactored ? rows[i, i] * rows[i, i] : factorRow(i)
      try check(pivot, ofColumn: i)
      if !isFactored { rows[i, i] = pivot.squareRoot() }
    }
    for i in 0..<size {
      for j in 0..<size { rows[i, j] = j > i ? 0 : scalbn(rows[i, j], exponents[i]) }
    }
    return rows
  }

  private mutating func factorAtOnce() -> Bool {
    guard size > 0 else { return true }
    let status = rows.withMutableGSLMatrix { a in GSL.value { gsl_linalg_cholesky_decomp1(a) } }
    return status == 0 && rows.elements.allSatisfy(\.isFinite)
  }

  /// Computes row i of the factor left of the diagonal, and returns the pivot.
  private mutating func factorRow(_ i: Int) -> Double {
    let row = solveLeading(i, CblasNoTrans, scaled.row(i))
    for j in 0..<i { rows[i, j] = row[j] }
    let pivot = scaled[i, i] - row[..<i].reduce(0) { $0 + $1 * $1 }
    // An element that overflows in the scaled matrix is far larger than √(aᵢᵢaⱼⱼ).
    return pivot.isNaN ? -.infinity : pivot
  }

  /// Throws unless the pivot stands clear of what rounding leaves of 0.
  private func check(_ pivot: Double, ofColumn i: Int) throws(NumericalError) {
    // Row i of L is Lᵀβ for the coefficients β of column i's regression on the columns before it.
    let coefficients = solveLeading(i, CblasTrans, rows.row(i))
    var scale = scaled[i, i].magnitude
    for j in 0..<i { scale += coefficients[j] * coefficients[j] * scaled[j, j] }
    let noise = tolerance * scale
    // A comparison with NaN is false: what is not shown to be large enough does not pass.
    if pivot > noise { return }
    if pivot.isFinite && pivot.magnitude <= noise {
      throw .singular(column: i, relativePivot: pivot == 0 ? 0 : pivot / scaled[i, i])
    }
    throw .notPositiveDefinite(column: i, pivot: scalbn(pivot, 2 * exponents[i]))
  }

  /// Solves for the factor's first i rows and columns, or for their transpose, with the first i
  /// numbers of a row.
  private func solveLeading(_ i: Int, _ transpose: CBLAS_TRANSPOSE_t, _ row: [Double]) -> [Double] {
    guard i > 0 else { return [] }
    var solution = Array(row[..<i])
    rows.withGSLMatrix { whole in
      var leading = whole.pointee
      (leading.size1, leading.size2) = (i, i)
      solution.withMutableGSLVector { x in
        _ = GSL.value { gsl_blas_dtrsv(CblasLower, transpose, CblasNonUnit, &leading, x) }
      }
    }
    return solution
  }
}
