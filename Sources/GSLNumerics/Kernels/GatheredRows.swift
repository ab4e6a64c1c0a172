extension Matrix {
  /// Fills a row with the numbers that bytes stand for.
  ///
  /// A table costs no more time than a conversion and a product, and has the digits of a division.
  ///
  /// - Parameters:
  ///   - row: The row that is filled.
  ///   - bytes: A table of bytes in rows as long as the matrix's.
  ///   - source: The row of that table.
  ///   - values: The 256 numbers, by byte.
  /// - Precondition: There are such rows and 256 values.
  /// - Complexity: O(columnCount).
  package mutating func fillRow(
    _ row: Int, with bytes: [UInt8], row source: Int, values: [Double]
  ) {
    require(row >= 0 && row < rowCount, "row \(row) is outside a matrix of \(rowCount) rows")
    require(values.count == 256, "\(values.count) values for 256 bytes")
    let (start, end) = (source * columnCount, (source + 1) * columnCount)
    require(
      source >= 0 && end <= bytes.count,
      "row \(source) is outside \(bytes.count) bytes in rows of \(columnCount)")
    let target = row * columnCount
    elements.withUnsafeMutableBufferPointer { elements in
      for (j, byte) in bytes[start..<end].enumerated() {
        elements[target + j] = values[Int(byte)]
      }
    }
  }
}
