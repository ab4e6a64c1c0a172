import PosteriorKernels

// Functions of one row, applied to all rows of a matrix without an array for each.

/// Applies a function to every row: it reads the first buffer and writes all of the second.
func mapRows(
  _ elements: [Double], rowLength: Int, _ transform: (Row, MutableRow) -> Void
) -> [Double] {
  guard !elements.isEmpty else { return [] }
  return [Double](unsafeUninitializedCapacity: elements.count) { results, count in
    elements.withUnsafeBufferPointer { elements in
      for start in stride(from: 0, to: elements.count, by: rowLength) {
        let range = start..<(start + rowLength)
        transform(Row(rebasing: elements[range]), MutableRow(rebasing: results[range]))
      }
    }
    count = elements.count
  }
}

/// Applies a function to every row of a matrix.
func mapRows(_ matrix: Matrix, _ transform: (Row, MutableRow) -> Void) -> Matrix {
  Matrix(
    rowCount: matrix.rowCount, columnCount: matrix.columnCount,
    elements: mapRows(matrix.elements, rowLength: matrix.columnCount, transform))
}

/// The values of a function of every row of a matrix.
func reduceRows<Value>(_ matrix: Matrix, _ value: (Row) -> Value) -> [Value] {
  let length = matrix.columnCount
  return matrix.elements.withUnsafeBufferPointer { elements in
    (0..<matrix.rowCount).map { i in
      value(Row(rebasing: elements[(i * length)..<((i + 1) * length)]))
    }
  }
}
