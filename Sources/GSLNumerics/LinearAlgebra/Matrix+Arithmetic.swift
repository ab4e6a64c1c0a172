import CPosteriorGSL

extension Matrix {
  /// The matrix product AB, by BLAS.
  ///
  /// ```swift
  /// print((Matrix([[1, 2], [3, 4]]) * Matrix([[0, 1], [1, 0]])).rows)  // [[2.0, 1.0], [4.0, 3.0]]
  /// ```
  ///
  /// - Parameters:
  ///   - left: n × m.
  ///   - right: m × k.
  /// - Returns: n × k; all 0 when m is 0.
  /// - Precondition: The left matrix has as many columns as the right has rows.
  /// - Complexity: O(nmk).
  public static func * (left: Matrix, right: Matrix) -> Matrix {
    require(
      left.columnCount == right.rowCount,
      "cannot multiply \(left.shape) by \(right.shape)")
    var result = Matrix(rowCount: left.rowCount, columnCount: right.columnCount)
    guard !result.elements.isEmpty && left.columnCount > 0 else { return result }
    left.withGSLMatrix { a in
      right.withGSLMatrix { b in
        result.withMutableGSLMatrix { c in
          _ = GSL.value { gsl_blas_dgemm(CblasNoTrans, CblasNoTrans, 1, a, b, 0, c) }
        }
      }
    }
    return result
  }

  /// The product Ax of a matrix and a column vector, by BLAS.
  ///
  /// ```swift
  /// print(Matrix([[1, 2], [3, 4]]) * [1, 1])  // [3.0, 7.0]
  /// ```
  ///
  /// - Parameters:
  ///   - left: n × m.
  ///   - right: m numbers.
  /// - Returns: n numbers; all 0 when m is 0.
  /// - Precondition: The matrix has as many columns as the vector has numbers.
  /// - Complexity: O(nm).
  public static func * (left: Matrix, right: [Double]) -> [Double] {
    require(
      left.columnCount == right.count,
      "cannot multiply \(left.shape) by a vector of \(right.count) numbers")
    var result = [Double](repeating: 0, count: left.rowCount)
    guard !left.elements.isEmpty else { return result }
    left.withGSLMatrix { a in
      right.withGSLVector { x in
        result.withMutableGSLVector { y in
          _ = GSL.value { gsl_blas_dgemv(CblasNoTrans, 1, a, x, 0, y) }
        }
      }
    }
    return result
  }

  /// The Gram matrix AᵀA, the scalar products of all pairs of columns, by BLAS.
  ///
  /// It is exactly symmetric and takes half the arithmetic of `transposed * self`. The rows of A
  /// are examples: with centered columns it is n times their covariance.
  ///
  /// ```swift
  /// print(Matrix([[1, 2], [3, 4]]).gramMatrix.rows)  // [[10.0, 14.0], [14.0, 20.0]]
  /// ```
  ///
  /// - Returns: `columnCount` × `columnCount`; all 0 when there are no rows.
  /// - Complexity: O(n d²) for an n × d matrix.
  public var gramMatrix: Matrix {
    var result = Matrix(rowCount: columnCount, columnCount: columnCount)
    guard !elements.isEmpty else { return result }
    withGSLMatrix { a in
      result.withMutableGSLMatrix { c in
        _ = GSL.value { gsl_blas_dsyrk(CblasLower, CblasTrans, 1, a, 0, c) }
      }
    }
    for i in 0..<columnCount {
      for j in 0..<i { result[j, i] = result[i, j] }
    }
    return result
  }
}

extension Matrix {
  /// The sum of two matrices, element by element.
  ///
  /// - Precondition: The matrices have one shape.
  /// - Complexity: O(nm).
  public static func + (left: Matrix, right: Matrix) -> Matrix {
    var result = left
    result += right
    return result
  }

  /// The difference of two matrices, element by element.
  ///
  /// - Precondition: The matrices have one shape.
  /// - Complexity: O(nm).
  public static func - (left: Matrix, right: Matrix) -> Matrix {
    var result = left
    result -= right
    return result
  }

  /// The matrix with every sign changed.
  ///
  /// - Complexity: O(nm).
  public static prefix func - (matrix: Matrix) -> Matrix { matrix.map { -$0 } }

  /// The matrix with every element multiplied by a number.
  ///
  /// - Complexity: O(nm).
  public static func * (factor: Double, matrix: Matrix) -> Matrix { matrix.map { factor * $0 } }

  /// Adds another matrix, element by element.
  ///
  /// - Precondition: The matrices have one shape.
  /// - Complexity: O(nm).
  public static func += (left: inout Matrix, right: Matrix) {
    require(
      left.hasShape(of: right), "cannot add \(right.shape) to \(left.shape)")
    for k in left.elements.indices { left.elements[k] += right.elements[k] }
  }

  /// Subtracts another matrix, element by element.
  ///
  /// - Precondition: The matrices have one shape.
  /// - Complexity: O(nm).
  public static func -= (left: inout Matrix, right: Matrix) {
    require(
      left.hasShape(of: right), "cannot subtract \(right.shape) from \(left.shape)")
    for k in left.elements.indices { left.elements[k] -= right.elements[k] }
  }

  /// Adds a multiple of one row of numbers to every row: shifts points, or centers them.
  ///
  /// ```swift
  /// var points = Matrix([[1, 2], [3, 4]])
  /// points.addToEachRow([2, 3], times: -1)
  /// print(points.rows)  // [[-1.0, -1.0], [1.0, 1.0]]
  /// ```
  ///
  /// - Parameters:
  ///   - row: d numbers.
  ///   - factor: What they are multiplied by.
  /// - Precondition: `row` has as many numbers as the matrix has columns.
  /// - Complexity: O(nd).
  public mutating func addToEachRow(_ row: [Double], times factor: Double = 1) {
    require(row.count == columnCount, "cannot add a row of \(row.count) numbers to \(shape)")
    for start in stride(from: 0, to: elements.count, by: max(columnCount, 1)) {
      for j in row.indices { elements[start + j] += factor * row[j] }
    }
  }

  /// Multiplies every element by a number.
  ///
  /// - Complexity: O(nm).
  public static func *= (matrix: inout Matrix, factor: Double) {
    for k in matrix.elements.indices { matrix.elements[k] *= factor }
  }

  private var shape: String { "\(rowCount) × \(columnCount)" }

  private func hasShape(of other: Matrix) -> Bool {
    rowCount == other.rowCount && columnCount == other.columnCount
  }
}
