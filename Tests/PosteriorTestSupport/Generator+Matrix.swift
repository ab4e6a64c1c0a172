import GSLNumerics
import Testing

extension Generator {
  /// A matrix of numbers, uniform in the range.
  public mutating func matrix(
    _ rowCount: Int, _ columnCount: Int, in range: ClosedRange<Double> = -1...1
  )
    -> Matrix
  {
    Matrix(
      rowCount: rowCount, columnCount: columnCount,
      elements: vector(rowCount * columnCount, in: range))
  }

  /// A well conditioned covariance matrix: the Gram matrix of 2n + 2 random rows.
  public mutating func covariance(_ size: Int) -> Matrix { matrix(2 * size + 2, size).gramMatrix }
}

/// Expects two matrices to agree within an absolute bound for each element.
public func expectClose(
  _ actual: Matrix, _ expected: Matrix, within bound: (Int, Int) -> Double,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(
    actual.rowCount == expected.rowCount && actual.columnCount == expected.columnCount,
    sourceLocation: sourceLocation)
  for i in 0..<min(actual.rowCount, expected.rowCount) {
    for j in 0..<min(actual.columnCount, expected.columnCount) {
      expectClose(
        actual[i, j], expected[i, j], absolute: bound(i, j), "element (\(i), \(j))",
        sourceLocation: sourceLocation)
    }
  }
}
