import PosteriorKernels

extension Matrix {
  /// Linear functions of the rows about a center,
  ///
  ///     (X − 1cᵀ) Wᵀ + 1bᵀ
  ///
  /// in blocks that stay in the nearest cache, instead of a copy of all rows.
  ///
  /// - Parameters:
  ///   - center: c, d numbers.
  ///   - weights: W, k × d: each row belongs to a function.
  ///   - biases: b, k numbers.
  /// - Returns: n × k; a row has the same bits whatever the others are.
  /// - Precondition: The matrix has d columns.
  /// - Complexity: O(ndk).
  package func affine(center: [Double], weights: Matrix, biases: [Double]) -> Matrix {
    let (d, k) = (columnCount, weights.rowCount)
    require(
      center.count == d && weights.columnCount == d && biases.count == k,
      "\(k) × \(weights.columnCount) weights, \(biases.count) biases and \(center.count) numbers "
        + "of a center for \(d) columns")
    guard rowCount > 0 && d > 0 && k > 0 else {
      return Matrix(
        rowCount: rowCount, columnCount: k, elements: (0..<rowCount).flatMap { _ in biases })
    }
    let blockRows = 64
    // The kernel reads seven numbers beyond the end of its arguments.
    let behind = [Double](repeating: 0, count: 7)
    var block = [Double](repeating: 0, count: blockRows * d) + behind
    let weights = weights.elements + behind
    let results = [Double](unsafeUninitializedCapacity: rowCount * k) { results, count in
      elements.withUnsafeBufferPointer { x in
        block.withUnsafeMutableBufferPointer { block in
          for start in stride(from: 0, to: rowCount, by: blockRows) {
            let rows = Swift.min(blockRows, rowCount - start)
            for i in 0..<rows {
              for j in 0..<d { block[i * d + j] = x[(start + i) * d + j] - center[j] }
            }
            Kernels.affine(
              block.baseAddress, weights: weights, biases: biases, rowCount: rows, inputCount: d,
              outputCount: k, to: results.baseAddress.map { $0 + start * k })
          }
        }
      }
      count = rowCount * k
    }
    return Matrix(rowCount: rowCount, columnCount: k, elements: results)
  }
}
