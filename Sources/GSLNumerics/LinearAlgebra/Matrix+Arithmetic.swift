import CGSL

extension Matrix {
  /// The matrix product AB, by BLAS.
  ///
  /// - Parameters:
  ///   - left: n × m.
  ///   - right: m × k.
  /// - Returns: n × k.
  /// - Precondition: The left matrix has as many columns as the right has rows.
  /// - Complexity: O(nmk).
  public static func * (left: Matrix, right: Matrix) -> Matrix {
    precondition(
      left.columnCount == right.rowCount,
      "cannot multiply \(left.rowCount) × \(left.columnCount) by \(right.rowCount) × \(right.columnCount)"
    )
    var result = Matrix(rowCount: left.rowCount, columnCount: right.columnCount)
    guard !result.elements.isEmpty && left.columnCount > 0 else { return result }
    _ = GSL.isPrepared
    left.withGSLMatrix { a in
      right.withGSLMatrix { b in
        result.withMutableGSLMatrix { c in
          _ = gsl_blas_dgemm(CblasNoTrans, CblasNoTrans, 1, a, b, 0, c)
        }
      }
    }
    return result
  }
}
