import GSLNumerics
import PosteriorKernels

/// The sums of a `GroupScatter` under way. A bin is the set of points that are
/// added up together: a group, or all of them.
///
/// Rows are padded with zeros to a multiple of eight numbers, the width of the kernels.
struct GroupSums {
  /// Rows per block, so that a block stays in the L1 cache.
  private static let blockRows = 64
  /// The first points of a group, whose mean is its first center.
  private static let centerCount = 64
  /// A shift may exceed the remainder by this factor: it costs four of 53 bits.
  private static let largestLoss = 16.0

  private let dimension: Int
  private let stride: Int
  private let isPooled: Bool
  private let content: GroupScatter.Content
  private let binCount: Int
  private(set) var counts: [Int]
  /// The points from which deviations are taken: the means, at last.
  private var centers: [Double]
  private var meanRemainders: [Double]
  /// The sums of the deviations of each group, and of their squares or products in each bin.
  private var sums: [Double] = []
  private var squares: [Double] = []
  private var products: [Double] = []

  init(dimension: Int, groupCount: Int, isPooled: Bool, content: GroupScatter.Content) {
    self.dimension = dimension
    stride = (dimension + 7) / 8 * 8
    self.isPooled = isPooled
    self.content = content
    binCount = isPooled ? 1 : groupCount
    counts = [Int](repeating: 0, count: groupCount)
    centers = [Double](repeating: 0, count: groupCount * stride)
    meanRemainders = centers
  }

  // MARK: Results

  var means: Matrix { rows(of: centers, count: counts.count) }
  var remainders: Matrix { rows(of: meanRemainders, count: counts.count) }
  var squareMatrix: Matrix { rows(of: squares, count: binCount) }

  var productMatrices: [Matrix] {
    guard content == .products else { return [] }
    let size = stride * stride
    return (0..<binCount).map { bin in
      var matrix = rows(of: Array(products[(bin * size)..<((bin + 1) * size)]), count: dimension)
      for j in 0..<dimension {
        for k in 0..<j { matrix[k, j] = matrix[j, k] }
      }
      return matrix
    }
  }

  /// The first rows of padded ones.
  private func rows(of padded: [Double], count: Int) -> Matrix {
    var elements: [Double] = []
    elements.reserveCapacity(count * dimension)
    for row in 0..<count { elements += padded[(row * stride)..<(row * stride + dimension)] }
    return Matrix(rowCount: count, columnCount: dimension, elements: elements)
  }

  // MARK: Sums

  /// Counts the points of the groups, and takes the mean of the first of each for its center.
  mutating func findCenters(_ points: Matrix, _ labels: [Int]) {
    let d = dimension
    for (i, label) in labels.enumerated() {
      counts[label] += 1
      guard counts[label] <= Self.centerCount else { continue }
      for j in 0..<d { centers[label * stride + j] += points.elements[i * d + j] }
    }
    for (group, count) in counts.enumerated() where count > 0 {
      let count = Double(min(count, Self.centerCount))
      for j in 0..<d { centers[group * stride + j] /= count }
    }
  }

  /// Adds up the deviations from the centers, and their squares or products.
  mutating func addDeviations(_ points: Matrix, _ labels: [Int]) {
    sums = [Double](repeating: 0, count: counts.count * stride)
    squares = [Double](repeating: 0, count: binCount * stride)
    products = [Double](
      repeating: 0, count: content == .products ? binCount * stride * stride : 0)
    guard dimension > 0 else { return }
    if isPooled { addInOrder(points, labels) } else { addByBin(points, labels) }
  }

  private mutating func addInOrder(_ points: Matrix, _ labels: [Int]) {
    var block = [Double](repeating: 0, count: Self.blockRows * stride)
    for start in Swift.stride(from: 0, to: labels.count, by: Self.blockRows) {
      let count = min(Self.blockRows, labels.count - start)
      deviate(points, labels, start..<(start + count), into: &block, at: 0)
      add(block, at: 0, rowCount: count, to: 0, before: points, start + count)
    }
  }

  private mutating func addByBin(_ points: Matrix, _ labels: [Int]) {
    let size = Self.blockRows * stride
    var blocks = [Double](repeating: 0, count: binCount * size)
    var filled = [Int](repeating: 0, count: binCount)
    for (i, bin) in labels.enumerated() {
      deviate(points, labels, i..<(i + 1), into: &blocks, at: bin * size + filled[bin] * stride)
      filled[bin] += 1
      guard filled[bin] == Self.blockRows else { continue }
      add(blocks, at: bin * size, rowCount: filled[bin], to: bin, before: points, i + 1)
      filled[bin] = 0
    }
    for bin in 0..<binCount {
      add(blocks, at: bin * size, rowCount: filled[bin], to: bin, before: points, labels.count)
    }
  }

  /// Writes the deviations of some points into a block, and adds them to the sums of their groups.
  private mutating func deviate(
    _ points: Matrix, _ labels: [Int], _ range: Range<Int>, into block: inout [Double],
    at start: Int
  ) {
    let (d, stride) = (dimension, stride)
    points.elements.withUnsafeBufferPointer { x in
      labels.withUnsafeBufferPointer { labels in
        centers.withUnsafeBufferPointer { centers in
          sums.withUnsafeMutableBufferPointer { sums in
            block.withUnsafeMutableBufferPointer { block in
              guard let x = x.baseAddress, let labels = labels.baseAddress,
                let block = block.baseAddress
              else { return }
              Kernels.deviations(
                of: x + range.lowerBound * d, labels: labels + range.lowerBound,
                from: centers.baseAddress, rowCount: range.count, columnCount: d, stride: stride,
                sums: sums.baseAddress, to: block + start)
            }
          }
        }
      }
    }
  }

  /// Adds the squares or products of a block's rows to their bin. The points from `next` on are
  /// wanted after that.
  private mutating func add(
    _ block: [Double], at start: Int, rowCount: Int, to bin: Int, before points: Matrix,
    _ next: Int
  ) {
    let stride = stride
    block.withUnsafeBufferPointer { block in
      guard let block = block.baseAddress else { return }
      switch content {
      case .products:
        let first = next * dimension
        points.elements.withUnsafeBufferPointer { x in
          products.withUnsafeMutableBufferPointer {
            guard let products = $0.baseAddress else { return }
            Kernels.addGram(
              of: block + start, rowCount: rowCount, columnCount: stride,
              before: Row(rebasing: x[first...]), to: products + bin * stride * stride)
          }
        }
      case .squares:
        squares.withUnsafeMutableBufferPointer {
          guard let squares = $0.baseAddress else { return }
          Kernels.addSquares(
            of: block + start, rowCount: rowCount, columnCount: stride, to: squares + bin * stride)
        }
      }
    }
  }

  /// Moves the centers to the means, by the deviations' own means δ, and takes Nₖ δδᵀ off the sums.
  ///
  /// - Returns: Whether the sums have kept their digits.
  mutating func takeBackShift() -> Bool {
    let taken = squaresTaken()
    for (group, count) in counts.enumerated() where count > 0 {
      let bin = isPooled ? 0 : group
      let shift = (0..<dimension).map { sums[group * stride + $0] / Double(count) }
      for j in 0..<dimension {
        move(group * stride + j, by: shift[j])
        squares[bin * stride + j] -= Double(count) * shift[j] * shift[j]
        guard content == .products else { continue }
        for k in 0...j {
          products[(bin * stride + j) * stride + k] -= Double(count) * shift[j] * shift[k]
        }
      }
    }
    return zip(taken, squares).allSatisfy { !($0 > Self.largestLoss * $1) }
  }

  /// What the shifts take off the squares of each bin; notes the squares among the products.
  private mutating func squaresTaken() -> [Double] {
    if content == .products {
      for bin in 0..<binCount {
        for j in 0..<dimension {
          squares[bin * stride + j] = products[(bin * stride + j) * stride + j]
        }
      }
    }
    var taken = [Double](repeating: 0, count: squares.count)
    for (group, count) in counts.enumerated() where count > 0 {
      for j in 0..<dimension {
        let sum = sums[group * stride + j]
        taken[(isPooled ? 0 : group) * stride + j] += sum * (sum / Double(count))
      }
    }
    return taken
  }

  private mutating func move(_ index: Int, by shift: Double) {
    let (center, mean) = (centers[index], centers[index] + shift)
    // What the sum lost, exactly, whichever of the two is larger (Knuth).
    let part = mean - center
    meanRemainders[index] = (center - (mean - part)) + (shift - part)
    centers[index] = mean
  }
}
