import CPosteriorKernels

extension Kernels {
  /// Z = A Wᵀ + b, where each row of W and each number of b belong to an output.
  ///
  /// Seven numbers beyond A and beyond W are read, whatever they are.
  ///
  /// - Parameter isSparse: Whether zeros in A are not multiplied, which is faster where there are
  ///   many. The bits are the same if all numbers are finite.
  package static func affine(
    _ a: Numbers?, weights w: Numbers?, biases b: Numbers?, rowCount: Int, inputCount: Int,
    outputCount: Int, isSparse: Bool = false, to z: Places?
  ) {
    let affine = isSparse ? kernel_sparse_affine : kernel_affine
    affine(rowCount, inputCount, outputCount, a, w, b, z)
  }

  /// C = P Y, `rowCount` × `depth` times `depth` × `columnCount`.
  ///
  /// - Parameters:
  ///   - steps: How far P's rows and columns are apart, so that it may be the transpose of what
  ///     lies in memory.
  ///   - isSparse: Whether zeros in P are not multiplied, which is faster where there are many.
  ///     Seven numbers beyond P are read then, whatever they are. The bits are the same if all
  ///     numbers are finite.
  package static func product(
    _ p: Numbers?, steps: (row: Int, column: Int), _ y: Numbers?, rowCount: Int, depth: Int,
    columnCount: Int, isSparse: Bool = false, to c: Places?
  ) {
    let product = isSparse ? kernel_sparse_product : kernel_product
    product(rowCount, depth, columnCount, p, steps.row, steps.column, y, c)
  }

  /// G ← G + XᵀX: the lower triangle, and somewhat more.
  ///
  /// - Parameters:
  ///   - rows: X, with a multiple of eight columns.
  ///   - next: Numbers that are wanted soon: as many as X has are fetched from memory meanwhile.
  package static func addGram(
    of rows: Numbers, rowCount: Int, columnCount: Int, before next: Row, to g: Places
  ) {
    kernel_gram(rowCount, columnCount, rows, g, next.count, next.baseAddress)
  }
}
