import CPosteriorKernels

extension Kernels {
  /// Adds the differences of rows to an origin to the sums, and their squares to the squares; the
  /// ranges become the largest magnitudes.
  package static func addMoments(
    of rows: Numbers?, about origin: Numbers, rowCount: Int, columnCount: Int, to sums: Places,
    squares: Places, ranges: Places
  ) {
    kernel_moments(rowCount, columnCount, rows, origin, sums, squares, ranges)
  }

  /// Takes from each row the center that its label names, and adds the difference to that label's
  /// row of the sums.
  ///
  /// - Parameter stride: The numbers of a row of centers, sums and deviations, a multiple of eight.
  ///   Deviations are filled up with 0.
  package static func deviations(
    of rows: Numbers?, labels: UnsafePointer<Int>?, from centers: Numbers?, rowCount: Int,
    columnCount: Int, stride: Int, sums: Places?, to deviations: Places
  ) {
    kernel_deviations(rowCount, columnCount, stride, rows, labels, centers, sums, deviations)
  }

  /// Adds the squares of columns, a multiple of eight, to a row.
  package static func addSquares(
    of rows: Numbers, rowCount: Int, columnCount: Int, to squares: Places
  ) {
    kernel_squares(rowCount, columnCount, rows, squares)
  }
}
