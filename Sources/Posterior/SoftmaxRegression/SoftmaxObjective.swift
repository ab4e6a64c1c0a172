import GSLNumerics

/// The objective of softmax regression, the mean cross-entropy of n examples with a penalty on the
/// weights,
///
///     f(θ) = −(1/n) Σᵢ Σₖ tᵢₖ ln softmax(zᵢ)ₖ + ½ Σₖ Σⱼ λⱼ wₖⱼ²,    zᵢₖ = bₖ + Σⱼ wₖⱼ (xᵢⱼ − cⱼ) / sⱼ
///
/// with its gradient and its Hessian. The parameters θ are (bₖ, wₖ₁, …, wₖd), class after class.
///
/// It goes over the rows in blocks that stay in cache, and centers and scales them there: no copy
/// of the features is made. All sums have a fixed order.
struct SoftmaxObjective {
  let features: Matrix
  let targets: Targets
  let classCount: Int
  private let centers: [Double]
  private let inverseScales: [Double]
  /// The numbers λⱼ.
  let penalties: [Double]
  /// The rows (1, x) of a block, centered and scaled.
  private(set) var block: [Double]
  /// The logits of the block, and then its probabilities.
  var logits: [Double]
  var residuals: [Double]

  /// d + 1.
  var width: Int { features.columnCount + 1 }

  /// - Parameters:
  ///   - features: n × d.
  ///   - targets: The n right answers.
  ///   - classCount: K.
  ///   - centers: c, d numbers.
  ///   - scales: s, d powers of two.
  ///   - penalty: λ on the weights of the features as they are: λⱼ = λ / sⱼ².
  init(
    features: Matrix, targets: Targets, classCount: Int, centers: [Double],
    scales: [Double], penalty: Double
  ) {
    self.features = features
    self.targets = targets
    self.classCount = classCount
    self.centers = centers
    inverseScales = scales.map { 1 / $0 }
    penalties = scales.map { penalty / $0 / $0 }
    // Blocks of a quarter of a megabyte stay in the second cache.
    let length = min(max(32, 32_768 / (features.columnCount + 1)), 256, features.rowCount)
    block = [Double](repeating: 0, count: length * (features.columnCount + 1))
    logits = [Double](repeating: 0, count: length * classCount)
    residuals = logits
  }

  /// The value, with the gradient.
  ///
  /// - Complexity: O(ndK), nK exponentials.
  mutating func value(_ parameters: [Double], gradient: inout [Double]) -> Double {
    for j in gradient.indices { gradient[j] = 0 }
    var loss = CompensatedSum()
    forEachBlock(parameters) { this, rows in
      loss.add(this.loss(rows))
      this.addProducts(of: this.residuals, rows.count, to: &gradient)
    }
    return finish(loss, parameters, &gradient)
  }

  /// Divides sums by n, and adds the penalty.
  func finish(
    _ loss: CompensatedSum, _ parameters: [Double], _ gradient: inout [Double]
  ) -> Double {
    let count = Double(features.rowCount)
    var penalty = 0.0
    for k in gradient.indices {
      gradient[k] /= count
      let j = k % width - 1
      guard j >= 0 && penalties[j] > 0 else { continue }
      gradient[k] += penalties[j] * parameters[k]
      penalty += penalties[j] * parameters[k] * parameters[k]
    }
    return loss.value / count + penalty / 2
  }

  /// Loads every block, or the first of every `blockStride` blocks, and computes its logits.
  mutating func forEachBlock(
    _ parameters: [Double], stride blockStride: Int = 1,
    _ body: (inout SoftmaxObjective, Range<Int>) -> Void
  ) {
    let length = block.count / width
    for start in stride(from: 0, to: features.rowCount, by: blockStride * length) {
      let rows = start..<min(start + length, features.rowCount)
      load(rows)
      BLAS.addProduct(
        of: block, transposed: parameters, rowCount: rows.count, columnCount: classCount,
        depth: width, to: &logits, times: 0)
      body(&self, rows)
    }
  }

  private mutating func load(_ rows: Range<Int>) {
    let (width, featureCount) = (width, features.columnCount)
    features.elements.withUnsafeBufferPointer { elements in
      block.withUnsafeMutableBufferPointer { block in
        centers.withUnsafeBufferPointer { centers in
          inverseScales.withUnsafeBufferPointer { inverseScales in
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
    }
  }

  /// Multiplies each row of the block by the root of p(1 − p) for a class.
  mutating func weightBlock(_ label: Int, _ rowCount: Int) {
    let (width, classCount) = (width, classCount)
    block.withUnsafeMutableBufferPointer { block in
      for r in 0..<rowCount {
        let p = logits[r * classCount + label]
        let root = (p * (1 - p)).squareRoot()
        for j in (r * width)..<((r + 1) * width) { block[j] *= root }
      }
    }
  }

  /// Adds the products of a factor for each row and class with the row, (1, x).
  func addProducts(of factors: [Double], _ rowCount: Int, to sums: inout [Double]) {
    BLAS.addProduct(
      ofTransposed: factors, block, rowCount: classCount, columnCount: width, depth: rowCount,
      to: &sums)
  }

  /// The sum of the block's losses. It leaves the probabilities p in the place of the logits, and
  /// the residuals p − t.
  mutating func loss(_ rows: Range<Int>) -> Double {
    softmaxLoss(
      &logits, residuals: &residuals, targets: targets, rows: rows, classCount: classCount)
  }
}
