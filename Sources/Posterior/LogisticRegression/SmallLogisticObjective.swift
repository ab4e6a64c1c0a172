import CPosteriorLibc
import GSLNumerics
import PosteriorKernels

/// The objective of a logistic regression of few examples and features, as `LogisticObjective` has
/// it, in memory lent by a caller.
///
/// The features are centered and scaled once, times 1 for class 1 and −1 for class 0, and lie
/// column after column. Eight examples at a time, all sums are made in one pass.
struct SmallLogisticObjective {
  let rowCount: Int
  let featureCount: Int
  private let stride: Int
  private let penalty: Double
  /// A column of signs, and d of features.
  private let columns: UnsafeMutablePointer<Double>
  /// c, s and 1/s, d numbers each.
  let centers: UnsafeMutablePointer<Double>
  let scales: UnsafeMutablePointer<Double>
  private let inverseScales: UnsafeMutablePointer<Double>
  /// The parameters (b, w₁, …, wd).
  let point: UnsafeMutablePointer<Double>
  /// What the kernels sum up, and after `evaluate()` the gradient and the Hessian's lower triangle.
  private let sums: UnsafeMutablePointer<Double>
  var gradient: UnsafeMutablePointer<Double> { sums + 2 }
  var hessian: UnsafeMutablePointer<Double> { sums + 3 + featureCount }
  /// A bound of the squared length of a row (1, x).
  private(set) var squaredLength = 1.0

  /// The product of the 1 + e^−|m| of this many rows does not overflow.
  private static let rowsAtOnce = 1000
  private static let largestSumCount = 2 + 8 + 36 + 3

  /// How many numbers the objective takes.
  static func memorySize(rowCount: Int, featureCount: Int) -> Int {
    (featureCount + 1) * stride(rowCount) + 4 * 8 + 2 * largestSumCount
  }

  private static func stride(_ rowCount: Int) -> Int { (rowCount + 7) / 8 * 8 }

  /// - Parameters:
  ///   - features: n × d, finite; d in 1...7.
  ///   - labels: n classes, 0 or 1.
  ///   - memory: As many numbers as `memorySize` says.
  /// - Returns: nil where a feature is constant, or its squared deviations overflow or vanish.
  init?(features: Matrix, labels: [Int], penalty: Double, memory: UnsafeMutablePointer<Double>) {
    (rowCount, featureCount) = (features.rowCount, features.columnCount)
    self.penalty = penalty
    stride = Self.stride(rowCount)
    columns = memory
    centers = memory + (featureCount + 1) * stride
    (scales, inverseScales) = (centers + 8, centers + 16)
    (point, sums) = (centers + 24, centers + 32)
    point.update(repeating: 0, count: 8)
    features.elements.withUnsafeBufferPointer { elements in
      Kernels.copyColumns(
        of: elements.baseAddress, rowCount: rowCount, columnCount: featureCount, stride: stride,
        to: columns + stride, moments: sums)
    }
    for j in 0..<featureCount where !scale(j, first: features.elements[j]) { return nil }
    labels.withUnsafeBufferPointer { labels in
      Kernels.sign(
        columns: columns, labels: labels.baseAddress, centers: centers, factors: inverseScales,
        rowCount: rowCount, columnCount: featureCount, stride: stride)
    }
  }

  /// Finds the center and the scale of a feature from its moments about the first value, like those
  /// of every fit.
  private mutating func scale(_ j: Int, first: Double) -> Bool {
    let (shift, variance) = ColumnMoments.shiftAndVariance(
      sums[j], sums[featureCount + j], count: Double(rowCount))
    let range = sums[2 * featureCount + j]
    guard range > 0 && variance.isNormal else { return false }
    let scale = FeatureScaling.scale(variance: variance, penalty: penalty)
    (centers[j], scales[j], inverseScales[j]) = (first + shift, scale, 1 / scale)
    let largest = (range + shift.magnitude) * inverseScales[j]
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
      Kernels.logisticSums(
        ofSigned: columns + first, parameters: point,
        rowCount: min(Self.rowsAtOnce, rowCount - first), columnCount: featureCount,
        stride: stride, to: results)
      loss += log(results[0]) + results[1]
      if first > 0 { for k in 2..<sumCount { sums[k] += part[k] } }
    }
    let share = 1 / Double(rowCount)
    for j in 0..<parameterCount { gradient[j] *= -share }
    for k in (2 + parameterCount)..<sumCount { sums[k] *= share }
    loss *= share
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
