import CPosteriorGSL
import CPosteriorLibc

extension CholeskyFactorization {
  /// The logarithm of the determinant,
  ///
  ///     ln |A| = 2 Σᵢ ln Lᵢᵢ
  ///
  /// finite where the determinant itself, a product of n numbers, overflows or underflows.
  ///
  /// - Complexity: O(n).
  public var logDeterminant: Double { 2 * lower.diagonal.lazy.map { log($0) }.compensatedSum() }

  /// The inverse A⁻¹, exactly symmetric.
  ///
  /// To multiply by the inverse, `solve` takes less time and loses fewer digits.
  ///
  /// - Returns: n × n. An element is infinite where it is above the largest double.
  /// - Complexity: O(n³).
  public var inverse: Matrix {
    guard size > 0 else { return lower }
    var result = lower
    _ = result.withMutableGSLMatrix { l in GSL.value { gsl_linalg_cholesky_invert(l) } }
    return result
  }

  /// The solution x of Ax = b.
  ///
  /// ```swift
  /// let factor = try CholeskyFactorization(Matrix([[4, 2], [2, 3]]))
  /// print(factor.solve([8, 8]))  // [1.0, 2.0]
  /// ```
  ///
  /// - Parameter right: b, n numbers.
  /// - Returns: n numbers.
  /// - Precondition: `right` has n numbers.
  /// - Complexity: O(n²).
  public func solve(_ right: [Double]) -> [Double] {
    requireCount(right.count, "numbers of a vector")
    var solution = right
    solveTriangular(CblasNoTrans, &solution)
    solveTriangular(CblasTrans, &solution)
    return solution
  }

  /// The solution X of AX = B.
  ///
  /// - Parameter right: B, n × m: each column is a right-hand side.
  /// - Returns: n × m.
  /// - Precondition: `right` has n rows.
  /// - Complexity: O(n² m).
  public func solve(_ right: Matrix) -> Matrix {
    requireCount(right.rowCount, "rows of a matrix")
    var solution = right
    transform(&solution) { l, x in
      GSL.value {
        _ = gsl_blas_dtrsm(CblasLeft, CblasLower, CblasNoTrans, CblasNonUnit, 1, l, x)
        _ = gsl_blas_dtrsm(CblasLeft, CblasLower, CblasTrans, CblasNonUnit, 1, l, x)
      }
    }
    return solution
  }

  /// Colors white points, X = Z Lᵀ, the inverse of `whiten(_:)`.
  ///
  /// If the rows of Z have covariance I, then those of X have covariance A.
  ///
  /// - Parameter points: Z, m × n: each row is a point.
  /// - Returns: m × n.
  /// - Precondition: `points` has n columns.
  /// - Complexity: O(m n²).
  public func color(_ points: Matrix) -> Matrix {
    requireCount(points.columnCount, "columns of points")
    var colored = points
    transform(&colored) { l, z in
      _ = GSL.value { gsl_blas_dtrmm(CblasRight, CblasLower, CblasTrans, CblasNonUnit, 1, l, z) }
    }
    return colored
  }

  func requireCount(_ count: Int, _ what: String) {
    require(count == size, "\(count) \(what) do not fit a factorization of size \(size)")
  }

  private func solveTriangular(_ transpose: CBLAS_TRANSPOSE_t, _ vector: inout [Double]) {
    guard size > 0 else { return }
    lower.withGSLMatrix { l in
      vector.withMutableGSLVector { x in
        _ = GSL.value { gsl_blas_dtrsv(CblasLower, transpose, CblasNonUnit, l, x) }
      }
    }
  }

  private func transform(
    _ matrix: inout Matrix,
    _ body: (UnsafePointer<gsl_matrix>, UnsafeMutablePointer<gsl_matrix>) -> Void
  ) {
    guard !matrix.elements.isEmpty else { return }
    lower.withGSLMatrix { l in matrix.withMutableGSLMatrix { body(l, $0) } }
  }
}
