import GSLNumerics

extension SoftmaxObjective {
  /// The second derivatives by one class's parameters, about,
  ///
  ///     (1/n) Σᵢ pᵢₖ (1 − pᵢₖ) xᵢxᵢᵀ + diag λ
  ///
  /// from every fourth block of examples where these are many times more than the features: good
  /// enough to choose steps by.
  ///
  /// - Parameters:
  ///   - parameters: Where.
  ///   - label: k, in 0..<K.
  /// - Returns: (d + 1) × (d + 1).
  /// - Complexity: O(nd²).
  mutating func curvature(_ parameters: [Double], of label: Int) -> Matrix {
    let stride = features.rowCount > 40 * width ? 4 : 1
    var products = Matrix(rowCount: width, columnCount: width)
    var count = 0.0
    forEachBlock(parameters, stride: stride) { this, rows in
      _ = this.loss(rows)
      this.weightBlock(label, rows.count)
      count += Double(rows.count)
      BLAS.addGram(
        of: this.block, rowCount: rows.count, columnCount: this.width, to: &products.elements)
    }
    let width = width
    // Subscripts of a matrix are calls into another module, which take longer than these divisions.
    products.elements.withUnsafeMutableBufferPointer { products in
      for i in 0..<width {
        for j in 0...i {
          products[i * width + j] /= count
          if i == j && i > 0 { products[i * width + i] += penalties[i - 1] }
          products[j * width + i] = products[i * width + j]
        }
      }
    }
    return products
  }
}
