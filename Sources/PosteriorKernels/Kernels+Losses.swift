import CPosteriorKernels

extension Kernels {
  /// The cross-entropies of a multiple of eight rows of logits z, in eight lanes.
  ///
  /// - Parameters:
  ///   - labels: y, one a row.
  ///   - memory: 8 · (columnCount − 1) numbers to work in.
  ///   - distances: Eight sums of max z − zᵧ.
  ///   - excesses: Eight numbers Π (1 + s) − 1, where s is the sum of exp(zₖ − max z) over all but
  ///     one maximum.
  package static func crossEntropies(
    of logits: Numbers, labels: UnsafePointer<Int>, rowCount: Int, columnCount: Int,
    memory: Places, distances: Places, excesses: Places
  ) {
    kernel_cross_entropies(rowCount, columnCount, logits, labels, memory, distances, excesses)
  }

  /// The rows, standardized, (x − center) · scale in each column, then 1, then zeros; and their
  /// products with the weights.
  ///
  /// - Parameter stride: The numbers of a standardized row, and of centers, scales and weights: a
  ///   multiple of eight.
  package static func logits(
    of rows: Numbers?, centers: Numbers, scales: Numbers, weights: Numbers, rowCount: Int,
    columnCount: Int, stride: Int, standardized: Places, to logits: Places
  ) {
    kernel_logits(
      rowCount, columnCount, stride, rows, centers, scales, weights, standardized, logits)
  }

  /// The logistic losses of up to 1,000 logits z with targets t,
  ///
  ///     Σ [t softplus(−z) + (1 − t) softplus(z)] = s₀ + ln s₁
  ///
  /// - Parameters:
  ///   - residuals: Become σ(z) − t.
  ///   - roots: Become the roots of σ(z) σ(−z).
  ///   - sums: Become s₀ and s₁.
  package static func logisticLosses(
    of logits: Numbers, targets: Numbers?, count: Int, residuals: Places, roots: Places,
    to sums: Places
  ) {
    kernel_logistic(count, logits, targets, residuals, roots, sums)
  }

  /// Multiplies each row by its factor.
  ///
  /// - Parameter columnCount: A multiple of eight.
  package static func multiplyRows(
    _ rows: Places, rowCount: Int, columnCount: Int, by factors: Numbers
  ) {
    kernel_weigh(rowCount, columnCount, factors, rows)
  }
}
