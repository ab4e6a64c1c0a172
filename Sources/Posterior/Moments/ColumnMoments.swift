import GSLNumerics
import PosteriorKernels

/// The mean and the spread of every column of a matrix, in one pass over its rows.
struct ColumnMoments {
  /// The d means.
  private(set) var means: [Double]
  /// The d mean squared deviations from the mean; not finite where squares overflow.
  private(set) var variances: [Double]
  /// The d largest magnitudes of a difference to the first row: 0 in a column of equal numbers.
  private(set) var ranges: [Double]

  /// Differences to the first row are summed, which no common offset can spoil.
  ///
  /// - Precondition: There is at least one row.
  /// - Complexity: O(nd).
  init(_ matrix: Matrix) {
    require(matrix.rowCount > 0, "no rows have no mean")
    let width = matrix.columnCount
    let zeros = [Double](repeating: 0, count: width)
    let first = matrix.row(0)
    (means, variances, ranges) = (zeros, zeros, zeros)
    let count = Double(matrix.rowCount)
    Kernels.addMoments(
      of: matrix.elements, about: first, rowCount: matrix.rowCount, columnCount: width, to: &means,
      squares: &variances, ranges: &ranges)
    for j in 0..<width {
      let (shift, variance) = Self.shiftAndVariance(means[j], variances[j], count: count)
      variances[j] = variance
      means[j] = first[j] + shift
    }
  }

  /// The distance of the mean from an origin, and the variance, from the sums of the differences to
  /// the origin and of their squares.
  static func shiftAndVariance(
    _ sum: Double, _ squares: Double, count: Double
  ) -> (shift: Double, variance: Double) {
    let shift = sum / count
    return (shift, squares / count - shift * shift)
  }
}
