import CGSL

/// The objective of logistic regression, the mean cross-entropy of n examples with a penalty on the weights,
///
///     f(b, w) = (1/n) Σᵢ [tᵢ softplus(−zᵢ) + (1 − tᵢ) softplus(zᵢ)] + ½ Σⱼ λⱼ wⱼ²,    zᵢ = b + Σⱼ wⱼ (xᵢⱼ − cⱼ) / sⱼ
///
/// with its gradient and its Hessian. The parameters are (b, w₁, …, wd).
///
/// It goes over the rows in blocks that stay in cache, and centres and scales them there: no copy of the features is made. All
/// sums have a fixed order.
package struct LogisticObjective {
  package let features: Matrix
  package let targets: [Double]
  private let centers: [Double]
  private let inverseScales: [Double]
  private let penalties: [Double]
  /// The rows (1, x) of a block, centred and scaled.
  private(set) var block: [Double]
  private(set) var logits: [Double]
  private var residuals: [Double]
  private var roots: [Double]

  /// What was computed with the last Hessian, for whoever asks for the same once more.
  private var last: (parameters: [Double], value: Double, gradient: [Double], hessian: Matrix)?

  private static let blockLength = 256
  var width: Int { features.columnCount + 1 }

  /// - Parameters:
  ///   - features: n × d.
  ///   - targets: n numbers in [0, 1].
  ///   - centers: c, d numbers.
  ///   - scales: s, d powers of two.
  ///   - penalty: λ on the weights of the features as they are: λⱼ = λ / sⱼ².
  package init(
    features: Matrix, targets: [Double], centers: [Double], scales: [Double], penalty: Double
  ) {
    self.features = features
    self.targets = targets
    self.centers = centers
    inverseScales = scales.map { 1 / $0 }
    penalties = scales.map { penalty / $0 / $0 }
    let length = min(Self.blockLength, features.rowCount)
    block = [Double](repeating: 0, count: length * (features.columnCount + 1))
    logits = [Double](repeating: 0, count: length)
    (residuals, roots) = (logits, logits)
    _ = GSL.isPrepared
  }

  /// The value, with the gradient.
  ///
  /// - Complexity: O(nd), n exponentials.
  package mutating func value(_ parameters: [Double], gradient: inout [Double]) -> Double {
    var none: [Double] = []
    return evaluate(parameters, &gradient, hessian: &none)
  }

  /// The value, with the gradient and the Hessian, (d + 1) × (d + 1).
  ///
  /// - Complexity: O(nd²), n exponentials.
  package mutating func value(
    _ parameters: [Double], gradient: inout [Double], hessian: inout Matrix
  ) -> Double {
    if let last, last.parameters == parameters {
      (gradient, hessian) = (last.gradient, last.hessian)
      return last.value
    }
    let value = evaluate(parameters, &gradient, hessian: &hessian.elements)
    for i in 0..<width { for j in 0..<i { hessian[j, i] = hessian[i, j] } }
    last = (parameters, value, gradient, hessian)
    return value
  }

  private mutating func evaluate(
    _ parameters: [Double], _ gradient: inout [Double], hessian: inout [Double]
  ) -> Double {
    for j in gradient.indices { gradient[j] = 0 }
    for k in hessian.indices { hessian[k] = 0 }
    var loss = CompensatedSum()
    forEachBlock(parameters) { this, rows in
      loss.add(this.loss(rows))
      this.addGradient(rows.count, &gradient)
      if !hessian.isEmpty { this.addHessian(rows.count, &hessian) }
    }
    let count = Double(features.rowCount)
    for j in gradient.indices { gradient[j] /= count }
    for k in hessian.indices { hessian[k] /= count }
    return loss.value / count + addPenalty(parameters, &gradient, &hessian)
  }

  /// Loads block after block, and computes its logits.
  mutating func forEachBlock(
    _ parameters: [Double], _ body: (inout LogisticObjective, Range<Int>) -> Void
  ) {
    for start in stride(from: 0, to: features.rowCount, by: Self.blockLength) {
      let rows = start..<min(start + Self.blockLength, features.rowCount)
      load(rows)
      cblas_dgemv(
        CblasRowMajor, CblasNoTrans, Int32(rows.count), Int32(width), 1, block, Int32(width),
        parameters, 1, 0, &logits, 1)
      body(&self, rows)
    }
  }

  private mutating func load(_ rows: Range<Int>) {
    let (width, featureCount) = (width, features.columnCount)
    features.elements.withUnsafeBufferPointer { elements in
      block.withUnsafeMutableBufferPointer { block in
        for (r, i) in rows.enumerated() {
          let (source, target) = (i * featureCount, r * width)
          block[target] = 1
          for j in 0..<featureCount {
            block[target + j + 1] = (elements[source + j] - centers[j]) * inverseScales[j]
          }
        }
      }
    }
  }

  /// The sum of the block's losses. It leaves the residuals σ(z) − t and the roots of the weights σ(z)(1 − σ(z)) behind.
  private mutating func loss(_ rows: Range<Int>) -> Double {
    var linear = 0.0
    // Σ ln(1 + u) takes one logarithm: every factor is at most 2, and 2²⁵⁶ is far from overflow.
    var product = 1.0
    logits.withUnsafeBufferPointer { logits in
      targets.withUnsafeBufferPointer { targets in
        residuals.withUnsafeMutableBufferPointer { residuals in
          roots.withUnsafeMutableBufferPointer { roots in
            for r in 0..<rows.count {
              let (z, t) = (logits[r], targets[rows.lowerBound + r])
              let small = exp(-z.magnitude)
              let larger = 1 / (1 + small)
              let smaller = small * larger
              // 1 − σ(z) is σ(−z), which does not cancel.
              residuals[r] =
                z >= 0 ? (1 - t) * larger - t * smaller : (1 - t) * smaller - t * larger
              roots[r] = small.squareRoot() * larger
              linear += z >= 0 ? (1 - t) * z : -t * z
              product *= 1 + small
            }
          }
        }
      }
    }
    return linear + log(product)
  }

  private func addGradient(_ rowCount: Int, _ gradient: inout [Double]) {
    cblas_dgemv(
      CblasRowMajor, CblasTrans, Int32(rowCount), Int32(width), 1, block, Int32(width), residuals,
      1, 1, &gradient, 1)
  }

  /// Adds the Gram matrix of the rows times their roots; its lower triangle counts.
  private mutating func addHessian(_ rowCount: Int, _ hessian: inout [Double]) {
    let width = width
    block.withUnsafeMutableBufferPointer { block in
      for r in 0..<rowCount {
        for k in (r * width)..<((r + 1) * width) { block[k] *= roots[r] }
      }
    }
    // For few columns OpenBLAS is faster with the whole product than with one triangle.
    if width <= 16 {
      cblas_dgemm(
        CblasRowMajor, CblasTrans, CblasNoTrans, Int32(width), Int32(width), Int32(rowCount), 1,
        block, Int32(width), block, Int32(width), 1, &hessian, Int32(width))
    } else {
      cblas_dsyrk(
        CblasRowMajor, CblasLower, CblasTrans, Int32(width), Int32(rowCount), 1, block,
        Int32(width), 1, &hessian, Int32(width))
    }
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
