import GSLNumerics

/// Softmax regression on its way down: weights and biases, and steps of stochastic gradient descent with momentum,
///
///     V ← μV + ∇L,    W ← W − ηV
///
/// where ∇L is the gradient of the mean cross-entropy of a batch.
struct SoftmaxDescent {
  /// The weights, K × d.
  private(set) var weights: Matrix
  /// The biases, K numbers.
  private(set) var biases: [Double]
  private let momentum: Double
  private var velocity: [Double]
  private var biasVelocity: [Double]
  private var batch: [Double]
  private var logits: [Double]
  private var residuals: [Double]
  private var featureCount: Int { weights.columnCount }
  private var classCount: Int { biases.count }

  /// Weights and biases 0.
  ///
  /// - Parameters:
  ///   - featureCount: d.
  ///   - classCount: K.
  ///   - batchSize: The largest number of examples in a batch.
  ///   - momentum: μ in 0..<1.
  init(featureCount: Int, classCount: Int, batchSize: Int, momentum: Double) {
    weights = Matrix(rowCount: classCount, columnCount: featureCount)
    biases = [Double](repeating: 0, count: classCount)
    self.momentum = momentum
    velocity = [Double](repeating: 0, count: momentum > 0 ? weights.elements.count : 0)
    biasVelocity = biases
    batch = [Double](repeating: 0, count: batchSize * featureCount)
    logits = [Double](repeating: 0, count: batchSize * classCount)
    residuals = logits
  }

  /// Whether all weights and biases are numbers.
  var isFinite: Bool {
    weights.elements.allSatisfy(\.isFinite) && biases.allSatisfy(\.isFinite)
  }

  /// Takes a step.
  ///
  /// - Parameters:
  ///   - labels: The m labels of the batch.
  ///   - rate: The learning rate η.
  ///   - penalty: λ on the weights.
  ///   - writeFeatures: Writes the m × d features of the batch.
  /// - Returns: The sum of the m losses before the step.
  /// - Complexity: O(mdK).
  mutating func step(
    labels: [Int], rate: Double, penalty: Double,
    writeFeatures: (UnsafeMutableBufferPointer<Double>) -> Void
  ) -> Double {
    let count = labels.count
    let size = count * featureCount
    batch.withUnsafeMutableBufferPointer {
      writeFeatures(UnsafeMutableBufferPointer(rebasing: $0[..<size]))
    }
    for r in 0..<count { for k in 0..<classCount { logits[r * classCount + k] = biases[k] } }
    multiplyBatch(count)
    let loss = softmaxLoss(
      &logits, residuals: &residuals, targets: .labels(labels), rows: 0..<count,
      classCount: classCount)
    moveBiases(count, rate)
    moveWeights(count, rate, penalty)
    return loss
  }

  /// Adds the products of the rows and the weights to the logits.
  private mutating func multiplyBatch(_ count: Int) {
    guard featureCount > 0 else { return }
    BLAS.addProduct(
      of: batch, transposed: weights.elements, rowCount: count, columnCount: classCount,
      depth: featureCount, to: &logits, times: 1)
  }

  private mutating func moveBiases(_ count: Int, _ rate: Double) {
    for k in biases.indices {
      var sum = 0.0
      for r in 0..<count { sum += residuals[r * classCount + k] }
      biasVelocity[k] = momentum * biasVelocity[k] + sum / Double(count)
      biases[k] -= rate * biasVelocity[k]
    }
  }

  private mutating func moveWeights(_ count: Int, _ rate: Double, _ penalty: Double) {
    guard featureCount > 0 else { return }
    guard momentum > 0 else {
      // Shrinking and stepping are one product.
      BLAS.addProduct(
        ofTransposed: residuals, batch, rowCount: classCount, columnCount: featureCount,
        depth: count, times: -rate / Double(count), to: &weights.elements,
        times: 1 - rate * penalty)
      return
    }
    BLAS.addProduct(
      ofTransposed: residuals, batch, rowCount: classCount, columnCount: featureCount, depth: count,
      times: 1 / Double(count), to: &velocity, times: momentum)
    if penalty > 0 { BLAS.add(weights.elements, times: penalty, to: &velocity) }
    BLAS.add(velocity, times: -rate, to: &weights.elements)
  }
}
