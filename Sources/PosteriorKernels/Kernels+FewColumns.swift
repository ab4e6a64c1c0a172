import CPosteriorKernels

// For few columns, one to seven, that lie column after column.

extension Kernels {
  /// Copies the columns of rows one after another, `stride` numbers each, a multiple of eight,
  /// filled up with the first row.
  ///
  /// - Parameter moments: With x₀ the first row, they become Σ (x − x₀), Σ (x − x₀)², and the
  ///   largest |x − x₀|, for each column.
  package static func copyColumns(
    of rows: Numbers?, rowCount: Int, columnCount: Int, stride: Int, to columns: Places,
    moments: Places
  ) {
    kernel_few_columns(columnCount, rowCount, stride, rows, columns, moments)
  }

  /// Writes a first column of signs s, 1 for positive labels and −1 for others, and turns those
  /// after it into s · (x − center) · factor; all are filled up with 0.
  package static func sign(
    columns: Places, labels: UnsafePointer<Int>?, centers: Numbers, factors: Numbers,
    rowCount: Int, columnCount: Int, stride: Int
  ) {
    kernel_signed_columns(columnCount, rowCount, stride, labels, centers, factors, columns)
  }

  /// The sums of logistic losses and their derivatives over at most 1,000 rows of signed columns;
  /// up to three numbers more are written.
  ///
  /// - Parameter sums: With the margins m, they become Π (1 + e^−|m|) and Σ max(−m, 0); minus the
  ///   gradient; and row after row the lower triangle of the Hessian.
  package static func logisticSums(
    ofSigned columns: Numbers, parameters: Numbers, rowCount: Int, columnCount: Int, stride: Int,
    to sums: Places
  ) {
    kernel_small_logistic(columnCount, rowCount, stride, columns, parameters, sums)
  }
}
