/// A rectangle of numbers, in rows.
///
/// A matrix is a value: a copy is independent of its original. The elements lie row after row in
/// one array, so that a row of features is contiguous and GSL and BLAS can read them in place.
public struct Matrix: Sendable, Equatable {
  /// The number of rows.
  public let rowCount: Int
  /// The number of columns.
  public let columnCount: Int
  /// The elements, row after row; `rowCount × columnCount` of them.
  public package(set) var elements: [Double]

  /// A matrix with every element equal.
  ///
  /// - Precondition: Neither count is negative.
  public init(rowCount: Int, columnCount: Int, repeating value: Double = 0) {
    require(
      rowCount >= 0 && columnCount >= 0, "a matrix cannot be \(rowCount) × \(columnCount)")
    self.rowCount = rowCount
    self.columnCount = columnCount
    elements = [Double](repeating: value, count: rowCount * columnCount)
  }

  /// A matrix with the given elements, row after row.
  ///
  /// - Precondition: There are `rowCount × columnCount` elements.
  public init(rowCount: Int, columnCount: Int, elements: [Double]) {
    require(
      rowCount >= 0 && columnCount >= 0 && elements.count == rowCount * columnCount,
      "\(elements.count) elements do not fill a \(rowCount) × \(columnCount) matrix")
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.elements = elements
  }

  /// A matrix with the given rows.
  ///
  /// ```swift
  /// let points = Matrix([[1, 2], [3, 4], [5, 6]])
  /// print(points.rowCount, points.columnCount, points[2, 0])  // 3 2 5.0
  /// ```
  ///
  /// - Parameter rows: n rows of d numbers each; no rows make the 0 × 0 matrix.
  /// - Precondition: The rows have one length.
  public init(_ rows: [[Double]]) {
    let columnCount = rows.first?.count ?? 0
    for (i, row) in rows.enumerated() {
      require(
        row.count == columnCount,
        "row \(i) has \(row.count) elements, but row 0 has \(columnCount)")
    }
    self.init(rowCount: rows.count, columnCount: columnCount, elements: rows.flatMap { $0 })
  }

  /// The square matrix with the given numbers on its diagonal and 0 elsewhere.
  ///
  /// ```swift
  /// print(Matrix(diagonal: [2, 3]).rows)  // [[2.0, 0.0], [0.0, 3.0]]
  /// ```
  public init(diagonal: [Double]) {
    self.init(rowCount: diagonal.count, columnCount: diagonal.count)
    for (i, value) in diagonal.enumerated() { self[i, i] = value }
  }

  /// The identity matrix I of size n × n.
  public static func identity(_ size: Int) -> Matrix {
    Matrix(diagonal: [Double](repeating: 1, count: size))
  }

  /// The element in a row and a column, both counted from 0.
  ///
  /// - Precondition: The row and the column exist.
  public subscript(row: Int, column: Int) -> Double {
    get { elements[index(row, column)] }
    set { elements[index(row, column)] = newValue }
  }

  private func index(_ row: Int, _ column: Int) -> Int {
    require(
      row >= 0 && row < rowCount && column >= 0 && column < columnCount,
      "(\(row), \(column)) is outside a \(rowCount) × \(columnCount) matrix")
    return row * columnCount + column
  }
}

extension Matrix {
  /// The numbers of a row.
  ///
  /// - Precondition: The row exists.
  /// - Complexity: O(columnCount): the result is a copy.
  public func row(_ row: Int) -> [Double] {
    require(row >= 0 && row < rowCount, "row \(row) is outside a matrix of \(rowCount) rows")
    return Array(elements[(row * columnCount)..<((row + 1) * columnCount)])
  }

  /// The numbers of a column.
  ///
  /// ```swift
  /// print(Matrix([[1, 2], [3, 4]]).column(1))  // [2.0, 4.0]
  /// ```
  ///
  /// - Precondition: The column exists.
  /// - Complexity: O(rowCount).
  public func column(_ column: Int) -> [Double] {
    require(
      column >= 0 && column < columnCount,
      "column \(column) is outside a matrix of \(columnCount) columns")
    return (0..<rowCount).map { elements[$0 * columnCount + column] }
  }

  /// All rows, as arrays.
  public var rows: [[Double]] { (0..<rowCount).map(row) }

  /// All columns, as arrays.
  public var columns: [[Double]] { (0..<columnCount).map(column) }

  /// The numbers on the diagonal, from the top left.
  public var diagonal: [Double] { (0..<min(rowCount, columnCount)).map { self[$0, $0] } }

  /// The matrix with rows and columns exchanged, Aᵀ.
  ///
  /// ```swift
  /// print(Matrix([[1, 2], [3, 4]]).transposed.rows)  // [[1.0, 3.0], [2.0, 4.0]]
  /// ```
  ///
  /// - Complexity: O(rowCount · columnCount): the result is a copy.
  public var transposed: Matrix {
    var result = Matrix(rowCount: columnCount, columnCount: rowCount)
    for i in 0..<rowCount {
      for j in 0..<columnCount {
        result.elements[j * rowCount + i] = elements[i * columnCount + j]
      }
    }
    return result
  }

  /// The matrix of the function's values.
  public func map(_ transform: (Double) throws -> Double) rethrows -> Matrix {
    Matrix(rowCount: rowCount, columnCount: columnCount, elements: try elements.map(transform))
  }
}

extension Matrix: CustomStringConvertible {
  /// The rows, one a line, with aligned columns.
  public var description: String {
    let cells = rows.map { $0.map(\.description) }
    let widths = (0..<columnCount).map { j in cells.map { $0[j].count }.max() ?? 0 }
    let lines = cells.map { row in
      zip(row, widths).map { String(repeating: " ", count: $1 - $0.count) + $0 }
        .joined(separator: "  ")
    }
    return lines.map { "[\($0)]" }.joined(separator: "\n")
  }
}
