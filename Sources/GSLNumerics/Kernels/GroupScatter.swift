import CGSL

/// The means of groups of points, and the sums of squares and products of the deviations from them,
///
///     Sₖ = Σᵢ (xᵢ − μₖ)(xᵢ − μₖ)ᵀ  over the points i of group k
///
/// The first pass over the points finds the means, the second the deviations, block by block in a buffer that stays in
/// cache, with one BLAS call a block. The deviations' own sums take back the rounding of the means. No large numbers are
/// subtracted from each other, wherever the groups lie.
///
/// Reference: Chan, Golub and LeVeque, "Algorithms for computing the sample variance", The American Statistician 37 (1983).
package struct GroupScatter: Sendable {
  /// What is kept of the sums.
  package enum Content: Sendable { case products, squares }

  /// The number of points of each group.
  package let counts: [Int]
  /// The means, one row a group; all 0 for a group without points.
  package let means: Matrix
  /// What rounding took from the means: mean and remainder together have about twice as many digits.
  package let remainders: Matrix
  /// The sums of squares, one row a group; a single row if pooled.
  package let squares: Matrix
  /// The sums of products, d × d for each group, or a single one if pooled; none if only squares were wanted.
  package let products: [Matrix]

  /// Sums up points.
  ///
  /// - Parameters:
  ///   - points: n × d: each row is a point.
  ///   - labels: n groups, each in 0..<groupCount.
  ///   - isPooled: Whether the groups' sums are added to one.
  ///   - content: Whether products are wanted or squares suffice.
  /// - Precondition: There are n labels.
  /// - Complexity: O(nd²), or O(nd) for squares; no memory is allocated for a point.
  package init(
    _ points: Matrix, labels: [Int], groupCount: Int, isPooled: Bool, content: Content
  ) {
    require(labels.count == points.rowCount, "\(labels.count) labels, \(points.rowCount) points")
    var sums = Sums(
      dimension: points.columnCount, groupCount: groupCount, isPooled: isPooled, content: content)
    sums.findMeans(points, labels)
    sums.addDeviations(points, labels)
    sums.takeBackRounding()
    counts = sums.counts
    means = Matrix(
      rowCount: groupCount, columnCount: points.columnCount, elements: sums.means)
    remainders = Matrix(
      rowCount: groupCount, columnCount: points.columnCount, elements: sums.remainders)
    squares = Matrix(
      rowCount: sums.binCount, columnCount: points.columnCount, elements: sums.squares)
    products = sums.productMatrices
  }
}

/// The sums under way. A bin is what is added up together: a group, or all of them.
private struct Sums {
  /// Enough rows for BLAS to be fast, few enough to stay in cache.
  private static let blockRows = 128

  private let dimension: Int
  private let isPooled: Bool
  private let content: GroupScatter.Content
  let binCount: Int
  private(set) var counts: [Int]
  private(set) var means: [Double]
  private(set) var remainders: [Double]
  private(set) var squares: [Double]
  private var products: [Double]
  private var residuals: [Double]

  init(dimension: Int, groupCount: Int, isPooled: Bool, content: GroupScatter.Content) {
    self.dimension = dimension
    self.isPooled = isPooled
    self.content = content
    binCount = isPooled ? 1 : groupCount
    counts = [Int](repeating: 0, count: groupCount)
    means = [Double](repeating: 0, count: groupCount * dimension)
    remainders = means
    residuals = means
    squares = [Double](repeating: 0, count: binCount * dimension)
    products = [Double](
      repeating: 0, count: content == .products ? binCount * dimension * dimension : 0)
  }

  var productMatrices: [Matrix] {
    guard content == .products else { return [] }
    let size = dimension * dimension
    return (0..<binCount).map { bin in
      Matrix(
        rowCount: dimension, columnCount: dimension,
        elements: Array(products[(bin * size)..<((bin + 1) * size)]))
    }
  }

  mutating func findMeans(_ points: Matrix, _ labels: [Int]) {
    for label in labels { counts[label] += 1 }
    let d = dimension
    points.elements.withUnsafeBufferPointer { x in
      means.withUnsafeMutableBufferPointer { means in
        for i in labels.indices {
          let group = labels[i] * d
          for j in 0..<d { means[group + j] += x[i * d + j] }
        }
      }
    }
    for (group, count) in counts.enumerated() where count > 0 {
      for j in 0..<d { means[group * d + j] /= Double(count) }
    }
  }

  mutating func addDeviations(_ points: Matrix, _ labels: [Int]) {
    _ = GSL.isPrepared
    let (d, rows) = (dimension, content == .products ? Self.blockRows : 1)
    let means = means
    var residuals = residuals
    var blocks = [Double](repeating: 0, count: binCount * rows * d)
    var filled = [Int](repeating: 0, count: binCount)
    // All pointers are fetched once, outside the loop over points.
    points.elements.withUnsafeBufferPointer { x in
      means.withUnsafeBufferPointer { means in
        residuals.withUnsafeMutableBufferPointer { residuals in
          blocks.withUnsafeMutableBufferPointer { blocks in
            for i in labels.indices {
              let (bin, group) = (isPooled ? 0 : labels[i], labels[i] * d)
              let start = (bin * rows + filled[bin]) * d
              for j in 0..<d {
                let deviation = x[i * d + j] - means[group + j]
                blocks[start + j] = deviation
                residuals[group + j] += deviation
              }
              filled[bin] += 1
              if filled[bin] == rows { add(blocks, of: bin, rows: rows, filled: &filled[bin]) }
            }
            for bin in 0..<binCount { add(blocks, of: bin, rows: rows, filled: &filled[bin]) }
          }
        }
      }
    }
    self.residuals = residuals
  }

  /// Adds the products of a block's rows to its bin, and empties the block.
  private mutating func add(
    _ blocks: MutableRow, of bin: Int, rows: Int, filled: inout Int
  ) {
    let d = dimension
    let start = bin * rows * d
    guard filled > 0, d > 0, let base = blocks.baseAddress else { return }
    switch content {
    case .products:
      products.withUnsafeMutableBufferPointer { products in
        guard let sums = products.baseAddress else { return }
        cblas_dsyrk(
          CblasRowMajor, CblasLower, CblasTrans, Int32(d), Int32(filled), 1, base + start, Int32(d),
          1, sums + bin * d * d, Int32(d))
      }
    case .squares:
      for j in 0..<d { squares[bin * d + j] += blocks[start + j] * blocks[start + j] }
    }
    filled = 0
  }

  /// Moves the means by the deviations' own means δ, takes Nₖ δδᵀ off the sums, and completes them.
  mutating func takeBackRounding() {
    let d = dimension
    for (group, count) in counts.enumerated() where count > 0 {
      let bin = isPooled ? 0 : group
      let shift = residuals[(group * d)..<((group + 1) * d)].map { $0 / Double(count) }
      for j in 0..<d {
        let (mean, rounded) = (means[group * d + j], means[group * d + j] + shift[j])
        // What the sum lost, exactly, whichever of the two is larger (Knuth).
        let part = rounded - mean
        remainders[group * d + j] = (mean - (rounded - part)) + (shift[j] - part)
        means[group * d + j] = rounded
        if content == .squares {
          squares[bin * d + j] -= Double(count) * shift[j] * shift[j]
        } else {
          for k in 0...j { products[(bin * d + j) * d + k] -= Double(count) * shift[j] * shift[k] }
        }
      }
    }
    if content == .products { complete() }
  }

  /// Mirrors the lower triangles and notes the diagonals.
  private mutating func complete() {
    let d = dimension
    for bin in 0..<binCount {
      for j in 0..<d {
        squares[bin * d + j] = products[(bin * d + j) * d + j]
        for k in 0..<j { products[(bin * d + k) * d + j] = products[(bin * d + j) * d + k] }
      }
    }
  }
}
