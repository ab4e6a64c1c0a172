import CGSL
import CKernels

/// The objective of a logistic regression of few examples and features, as `LogisticObjective` has it, in memory lent by a caller.
///
/// The features are centred and scaled once, and lie column after column. Eight examples at a time, all sums are made in one
/// pass.
struct SmallLogisticObjective {
  let rowCount: Int
  let featureCount: Int
  private let stride: Int
  private let penalty: Double
  /// d columns, then the targets.
  private let columns: UnsafeMutablePointer<Double>
  /// c and 1/s, d numbers each.
  let centers: UnsafeMutablePointer<Double>
  let inverseScales: UnsafeMutablePointer<Double>
  /// The parameters (b, w₁, …, wd).
  let point: UnsafeMutablePointer<Double>
  /// Four times eight numbers to work with.
  private let lanes: UnsafeMutablePointer<Double>
  /// What the kernel sums up, and after `evaluate()` the gradient and the Hessian's lower triangle.
  private let sums: UnsafeMutablePointer<Double>
  var gradient: UnsafeMutablePointer<Double> { sums + 2 }
  var hessian: UnsafeMutablePointer<Double> { sums + 3 + featureCount }
  /// A bound of the squared length of a row (1, x).
  private(set) var squaredLength = 1.0

  /// The product of the 1 + e^−|z| of so many rows does not overflow.
  private static let rowsAtOnce = 1000
  private static let largestSumCount = 2 + 8 + 36

  /// How many numbers the objective takes.
  static func memorySize(rowCount: Int, featureCount: Int) -> Int {
    (featureCount + 1) * stride(rowCount) + 3 * 8 + 4 * 8 + 2 * largestSumCount
  }

  private static func stride(_ rowCount: Int) -> Int { (rowCount + 7) / 8 * 8 }

  /// - Parameters:
  ///   - features: n × d, finite; d in 1...7.
  ///   - targets: n numbers in [0, 1].
  ///   - memory: As many numbers as `memorySize` says.
  /// - Returns: nil where a feature is constant, or its squared deviations overflow or vanish.
  init?(
    features: Matrix, targets: [Double], penalty: Double, memory: UnsafeMutablePointer<Double>
  ) {
    (rowCount, featureCount) = (features.rowCount, features.columnCount)
    self.penalty = penalty
    stride = Self.stride(rowCount)
    columns = memory
    centers = memory + (featureCount + 1) * stride
    (inverseScales, point) = (centers + 8, centers + 16)
    (lanes, sums) = (centers + 24, centers + 56)
    point.update(repeating: 0, count: 8)
    let isInRange = features.elements.withUnsafeBufferPointer { elements in
      for j in 0..<featureCount where !scale(elements, column: j) { return false }
      return true
    }
    if !isInRange { return nil }
    let place = columns + featureCount * stride
    for i in 0..<rowCount { place[i] = targets[i] }
    (place + rowCount).update(repeating: 0, count: stride - rowCount)
  }

  /// Copies a column, centred and scaled like those of every fit.
  private mutating func scale(_ elements: UnsafeBufferPointer<Double>, column j: Int) -> Bool {
    let (place, first) = (columns + j * stride, elements[j])
    for i in 0..<rowCount { place[i] = elements[i * featureCount + j] }
    (place + rowCount).update(repeating: first, count: stride - rowCount)
    // Eight sums each, over every eighth number: additions to one would wait for each other.
    let (origins, totals, squares, ranges) = (lanes, lanes + 8, lanes + 16, lanes + 24)
    origins.update(repeating: first, count: 8)
    totals.update(repeating: 0, count: 24)
    kernel_moments(stride / 8, 8, place, origins, totals, squares, ranges)
    for l in 1..<8 {
      totals[0] += totals[l]
      squares[0] += squares[l]
      ranges[0] = max(ranges[0], ranges[l])
    }
    let (shift, range) = (totals[0] / Double(rowCount), ranges[0])
    let variance = squares[0] / Double(rowCount) - shift * shift
    guard range > 0 && variance.isNormal else { return false }
    let squared = variance + 4 * penalty
    let (center, inverse) = (first + shift, scalbn(1, -Int32(squared.exponent >> 1)))
    (centers[j], inverseScales[j]) = (center, inverse)
    for i in 0..<rowCount { place[i] = (place[i] - center) * inverse }
    (place + rowCount).update(repeating: 0, count: stride - rowCount)
    let largest = (range + shift.magnitude) * inverse
    squaredLength += largest * largest
    return true
  }

  /// The value at the point, with the gradient and the Hessian there.
  func evaluate() -> Double {
    let parameterCount = featureCount + 1
    let sumCount = 2 + parameterCount + parameterCount * (parameterCount + 1) / 2
    let part = sums + Self.largestSumCount
    var loss = 0.0
    for first in Swift.stride(from: 0, to: rowCount, by: Self.rowsAtOnce) {
      let results = first == 0 ? sums : part
      kernel_small_logistic(
        featureCount, min(Self.rowsAtOnce, rowCount - first), stride, columns + first,
        columns + featureCount * stride + first, point, results)
      loss += results[0] + log(results[1])
      if first > 0 { for k in 2..<sumCount { sums[k] += part[k] } }
    }
    let count = Double(rowCount)
    for k in 2..<sumCount { sums[k] /= count }
    loss /= count
    if penalty == 0 { return loss }
    var squares = 0.0
    for j in 0..<featureCount {
      let own = penalty * inverseScales[j] * inverseScales[j]
      squares += own * point[j + 1] * point[j + 1]
      gradient[j + 1] += own * point[j + 1]
      hessian[(j + 1) * (j + 4) / 2] += own
    }
    return loss + squares / 2
  }
}
