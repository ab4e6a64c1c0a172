// The demands of the factorizations on a matrix that may come from data. GSL asks nothing: its
// Cholesky and eigenvalue functions return success on NaN.

extension Matrix {
  /// Throws unless there are as many rows as columns.
  func requireSquare() throws(NumericalError) {
    guard rowCount == columnCount else {
      throw .notSquare(rowCount: rowCount, columnCount: columnCount)
    }
  }

  /// Throws, with the first in reading order, when an element is NaN or infinite.
  func requireFinite() throws(NumericalError) {
    guard let k = elements.firstIndex(where: { !$0.isFinite }) else { return }
    throw .notFinite(row: k / columnCount, column: k % columnCount, value: elements[k])
  }

  /// Throws unless every pair of mirrored elements (i, j) and (j, i) agrees within 16 ulp of
  /// `scale(i, j)`.
  ///
  /// - Precondition: The matrix is square and finite.
  func requireSymmetric(scale: (Int, Int) -> Double) throws(NumericalError) {
    for i in 0..<rowCount {
      for j in 0..<i {
        let (value, mirrored) = (self[i, j], self[j, i])
        guard (value - mirrored).magnitude <= 0x1p-48 * scale(i, j) else {
          throw .notSymmetric(row: i, column: j, value: value, mirrored: mirrored)
        }
      }
    }
  }
}
