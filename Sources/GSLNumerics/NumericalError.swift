/// Why a computation has no trustworthy answer.
///
/// GSL's default is to end the process on most of these and to return success on NaN. This library
/// checks its input and its output, so that neither happens.
public enum NumericalError: Error, Equatable, Sendable {
  /// An entry is NaN or infinite.
  case notFinite(row: Int, column: Int, value: Double)
  /// The matrix has to be square.
  case notSquare(rowCount: Int, columnCount: Int)
  /// Two entries that mirror each other differ by more than rounding.
  case notSymmetric(row: Int, column: Int, value: Double, mirrored: Double)
  /// A pivot is zero or negative: the matrix is not a covariance matrix.
  case notPositiveDefinite(column: Int, pivot: Double)
  /// A column is, up to rounding, a linear combination of the columns before it. The relative pivot
  /// is the share of the column's variance that they leave unexplained, 1 − R².
  case singular(column: Int, relativePivot: Double)
  /// GSL returned an error status that the checks above did not foresee.
  case gsl(status: Int32, reason: String)
}

extension NumericalError: CustomStringConvertible {
  /// One line that says what is wrong and where. Rows and columns count from 0.
  public var description: String {
    switch self {
    case .notFinite(let row, let column, let value):
      "entry (\(row), \(column)) is \(value), not a finite number"
    case .notSquare(let rowCount, let columnCount):
      "the matrix is \(rowCount) × \(columnCount), not square"
    case .notSymmetric(let row, let column, let value, let mirrored):
      "entry (\(row), \(column)) is \(value) but entry (\(column), \(row)) is \(mirrored): "
        + "the matrix is not symmetric"
    case .notPositiveDefinite(let column, let pivot):
      "the matrix is not positive definite: pivot \(column) is \(pivot)"
    case .singular(let column, let relativePivot):
      "the matrix is singular: column \(column) is a linear combination of the columns before it "
        + "(unexplained share \(relativePivot))"
    case .gsl(let status, let reason):
      "GSL reports status \(status): \(reason)"
    }
  }
}
