import CPosteriorLibc
import GSLNumerics
import PosteriorKernels

/// The objective of logistic regression, the mean cross-entropy of n examples with a penalty on the
/// weights,
///
///     f(b, w) = (1/n) Σᵢ [tᵢ softplus(−zᵢ) + (1 − tᵢ) softplus(zᵢ)] + ½ Σⱼ λⱼ wⱼ²,    zᵢ = b + Σⱼ wⱼ (xᵢⱼ − cⱼ) / sⱼ
///
/// with its gradient and its Hessian. The parameters are (b, w₁, …, wd).
///
/// It goes over the rows in blocks that stay in cache, and centers and scales them there: no copy
/// of the features is made. All sums have a fixed order, the same on every processor.
struct LogisticObjective {
  let features: Matrix
  let targets: [Double]
  /// Numbers of the columns of a block, which has zeros after the features and the ones.
  private let centers: [Double]
  private let inverseScales: [Double]
  private let penalties: [Double]
  private let blockLength: Int
  /// Each block counts, or only every tenth or hundredth, …
  private var blockStep = 1
  /// The rows (x, 1) of a block, centered and scaled, of `stride` numbers each.
  private(set) var block: [Double]
  private(set) var logits: [Double]
  private var residuals: [Double]
  private var roots: [Double]
  private var sums: LogisticSums

  /// What was computed with the last Hessian, in case the same parameters come again.
  private var last: (parameters: [Double], value: Double, gradient: [Double], hessian: Matrix)?

  var width: Int { features.columnCount + 1 }
  /// The width, rounded up to whole vectors of eight numbers.
  var stride: Int { centers.count }

  /// - Parameters:
  ///   - features: n × d.
  ///   - targets: n numbers in [0, 1].
  ///   - centers: c, d numbers.
  ///   - scales: s, d powers of two.
  ///   - penalty: λ on the weights of the features as they are: λⱼ = λ / sⱼ².
  init(
    features: Matrix, targets: [Double], centers: [Double], scales: [Double], penalty: Double
  ) {
    self.features = features
    self.targets = targets
    let stride = (features.columnCount + 8) / 8 * 8
    let padding = [Double](repeating: 0, count: stride - features.columnCount)
    self.centers = centers + padding
    inverseScales = scales.map { 1 / $0 } + padding
    penalties = scales.map { penalty / $0 / $0 }
    // A block fills most of the nearest cache. The product of the 1 + exp(−|z|) of 128 rows is
    // below 2¹²⁸.
    let fitting = 3500 / stride / 8 * 8
    blockLength = min(min(128, max(16, fitting)), max(features.rowCount, 1))
    block = [Double](repeating: 0, count: blockLength * stride)
    logits = [Double](repeating: 0, count: blockLength)
    (residuals, roots) = (logits, logits)
    sums = LogisticSums(stride: stride)
  }

  /// The same of every tenth block, for a start near the minimum; nil where those are fewer than 50
  /// rows a parameter or 2,000.
  var thinned: LogisticObjective? {
    guard features.rowCount >= 10 * blockStep * max(50 * width, 2000) else { return nil }
    var thinned = self
    thinned.blockStep *= 10
    thinned.last = nil
    return thinned
  }

  /// The value, with the gradient.
  ///
  /// - Complexity: O(nd), n exponentials.
  mutating func value(_ parameters: [Double], gradient: inout [Double]) -> Double {
    if let last, last.parameters == parameters {
      gradient = last.gradient
      return last.value
    }
    var none: [Double] = []
    return evaluate(parameters, &gradient, hessian: &none)
  }

  /// The value, with the gradient and the Hessian, (d + 1) × (d + 1).
  ///
  /// - Complexity: O(nd²), n exponentials.
  mutating func value(
    _ parameters: [Double], gradient: inout [Double], hessian: inout Matrix
  ) -> Double {
    if let last, last.parameters == parameters {
      (gradient, hessian) = (last.gradient, last.hessian)
      return last.value
    }
    let value = evaluate(parameters, &gradient, hessian: &hessian.elements)
    last = (parameters, value, gradient, hessian)
    return value
  }

  /// The gradient and the Hessian at a point.
  mutating func derivatives(at point: [Double]) -> (gradient: [Double], hessian: Matrix) {
    var gradient = point
    var hessian = Matrix(rowCount: point.count, columnCount: point.count)
    _ = value(point, gradient: &gradient, hessian: &hessian)
    return (gradient, hessian)
  }

  /// The Hessian at a point, factored; nil where it is singular.
  mutating func curvature(at point: [Double]) -> CholeskyFactorization? {
    try? CholeskyFactorization(derivatives(at: point).hessian)
  }

  private mutating func evaluate(
    _ parameters: [Double], _ gradient: inout [Double], hessian: inout [Double]
  ) -> Double {
    sums.reset()
    forEachBlock(parameters) { this, rows in
      this.addLoss(rows)
      this.sums.addGradient(rows.count, this.block, this.residuals)
      guard !hessian.isEmpty else { return }
      Kernels.multiplyRows(
        &this.block, rowCount: rows.count, columnCount: this.stride, by: this.roots)
      this.sums.addProducts(rows.count, this.block)
    }
    sums.write(&gradient, &hessian)
    return sums.meanLoss + addPenalty(parameters, &gradient, &hessian)
  }

  /// Loads block after block, and computes its logits.
  mutating func forEachBlock(
    _ parameters: [Double], _ body: (inout LogisticObjective, Range<Int>) -> Void
  ) {
    let (columns, stride) = (features.columnCount, stride)
    var weights = [Double](repeating: 0, count: stride)
    for j in 0..<columns { weights[j] = parameters[j + 1] }
    weights[columns] = parameters[0]
    features.elements.withUnsafeBufferPointer { elements in
      for start in Swift.stride(from: 0, to: features.rowCount, by: blockLength * blockStep) {
        let rows = start..<min(start + blockLength, features.rowCount)
        // A matrix without columns may have no address.
        let first = elements.baseAddress.map { $0 + start * columns }
        Kernels.logits(
          of: first, centers: centers, scales: inverseScales, weights: weights,
          rowCount: rows.count, columnCount: columns, stride: stride, standardized: &block,
          to: &logits)
        body(&self, rows)
      }
    }
  }

  /// Adds the block's losses, the reference of which is `CrossEntropyLoss.value`. It leaves the
  /// residuals σ(z) − t and the roots of the weights σ(z)(1 − σ(z)) behind.
  private mutating func addLoss(_ rows: Range<Int>) {
    var parts = [0.0, 0.0]
    targets.withUnsafeBufferPointer { targets in
      Kernels.logisticLosses(
        of: logits, targets: targets.baseAddress.map { $0 + rows.lowerBound }, count: rows.count,
        residuals: &residuals, roots: &roots, to: &parts)
    }
    sums.addLoss(parts[0] + log(parts[1]), count: rows.count)
  }

  private func addPenalty(
    _ parameters: [Double], _ gradient: inout [Double], _ hessian: inout [Double]
  ) -> Double {
    var sum = 0.0
    for j in penalties.indices where penalties[j] > 0 {
      let weight = parameters[j + 1]
      sum += penalties[j] * weight * weight
      gradient[j + 1] += penalties[j] * weight
      if !hessian.isEmpty { hessian[(j + 1) * (width + 1)] += penalties[j] }
    }
    return sum / 2
  }
}
