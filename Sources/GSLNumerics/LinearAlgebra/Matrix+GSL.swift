import CPosteriorGSL

// GSL and BLAS borrow a matrix's memory for the length of one call; no pointer outlives the
// closure. GSL refuses empty matrices, so callers handle them first.

extension Matrix {
  /// Lends the elements to a function that reads a `gsl_matrix`.
  func withGSLMatrix<R, E: Error>(
    _ body: (UnsafePointer<gsl_matrix>) throws(E) -> R
  ) throws(E) -> R {
    try elements.withUnsafeBufferPointer { buffer throws(E) in
      var view = gsl_matrix(
        size1: rowCount, size2: columnCount, tda: columnCount,
        data: UnsafeMutablePointer(mutating: buffer.baseAddress), block: nil, owner: 0)
      return try body(&view)
    }
  }

  /// Lends the elements to a function that writes a `gsl_matrix`.
  mutating func withMutableGSLMatrix<R, E: Error>(
    _ body: (UnsafeMutablePointer<gsl_matrix>) throws(E) -> R
  ) throws(E) -> R {
    let (rowCount, columnCount) = (rowCount, columnCount)
    return try elements.withUnsafeMutableBufferPointer { buffer throws(E) in
      var view = gsl_matrix(
        size1: rowCount, size2: columnCount, tda: columnCount, data: buffer.baseAddress, block: nil,
        owner: 0)
      return try body(&view)
    }
  }
}

extension [Double] {
  /// Lends the elements to a function that reads a `gsl_vector`.
  func withGSLVector<R, E: Error>(
    _ body: (UnsafePointer<gsl_vector>) throws(E) -> R
  ) throws(E) -> R {
    try withUnsafeBufferPointer { buffer throws(E) in
      var view = gsl_vector(
        size: buffer.count, stride: 1, data: UnsafeMutablePointer(mutating: buffer.baseAddress),
        block: nil, owner: 0)
      return try body(&view)
    }
  }

  /// Lends the elements to a function that writes a `gsl_vector`.
  mutating func withMutableGSLVector<R, E: Error>(
    _ body: (UnsafeMutablePointer<gsl_vector>) throws(E) -> R
  ) throws(E) -> R {
    try withUnsafeMutableBufferPointer { buffer throws(E) in
      var view = gsl_vector(
        size: buffer.count, stride: 1, data: buffer.baseAddress, block: nil, owner: 0)
      return try body(&view)
    }
  }
}
