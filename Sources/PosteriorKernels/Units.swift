import CPosteriorKernels

extension UnsafeMutableBufferPointer<Double> {
  /// Replaces negative numbers by 0.
  package func replaceNegativesByZero() { kernel_rectify(count, baseAddress) }

  /// Replaces numbers by 0 where the values are not positive.
  package func replaceByZero(whereNotPositive values: UnsafeMutableBufferPointer<Double>) {
    kernel_rectify_errors(values.count, values.baseAddress, baseAddress)
  }

  /// Replaces the numbers by the sums of a matrix's columns, as many as there are numbers. Rows are
  /// added in their order.
  package func replaceByColumnSums(of rows: UnsafeMutableBufferPointer<Double>, rowCount: Int) {
    kernel_sum_rows(rowCount, count, rows.baseAddress, baseAddress)
  }

  /// Whether no number is infinite or NaN.
  package var areFinite: Bool { kernel_are_finite(count, baseAddress) != 0 }
}
