import GSLNumerics
import PosteriorKernels

extension SoftmaxObjective {
  /// The value, with the gradient and the Hessian, K(d + 1) × K(d + 1).
  ///
  /// Its blocks are sums over pairs of classes,
  ///
  ///     Hₖₗ = −(1/n) Σᵢ pᵢₖ pᵢₗ xᵢxᵢᵀ  for l ≠ k,    Hₖₖ = −Σ Hₖₗ + diag λ
  ///
  /// without the difference p − p², which cancels for confident predictions.
  ///
  /// - Complexity: O(nd²K²), nK exponentials.
  mutating func value(
    _ parameters: [Double], gradient: inout [Double], hessian: inout Matrix
  ) -> Double {
    for j in gradient.indices { gradient[j] = 0 }
    for k in hessian.elements.indices { hessian.elements[k] = 0 }
    var weighted = block
    var loss = CompensatedSum()
    forEachBlock(parameters) { this, rows in
      loss.add(this.loss(rows))
      this.addProducts(of: this.residuals, rows.count, to: &gradient)
      for k in 0..<this.classCount {
        for l in 0..<k { this.addPair(k, l, rows.count, &weighted, &hessian.elements) }
      }
    }
    finish(&hessian)
    return finish(loss, parameters, &gradient)
  }

  /// Adds Σ pₖ pₗ xxᵀ to the block (k, l).
  private func addPair(
    _ k: Int, _ l: Int, _ rowCount: Int, _ weighted: inout [Double], _ hessian: inout [Double]
  ) {
    let (width, size) = (width, width * classCount)
    weighted.withUnsafeMutableBufferPointer { weighted in
      block.withUnsafeBufferPointer { block in
        for r in 0..<rowCount {
          let weight = logits[r * classCount + k] * logits[r * classCount + l]
          for j in (r * width)..<((r + 1) * width) { weighted[j] = weight * block[j] }
        }
      }
    }
    BLAS.addProduct(
      ofTransposed: block, weighted, rowCount: width, columnCount: width, depth: rowCount,
      to: &hessian, from: k * width * size + l * width, stride: size)
  }

  /// Fills in what the sums of pairs imply.
  private func finish(_ hessian: inout Matrix) {
    // Subscripts of a matrix are calls into another module, which take longer than these sums.
    hessian.elements.withUnsafeMutableBufferPointer { hessian in
      for k in 0..<classCount {
        for l in 0..<k { finishPair(k, l, hessian) }
        for j in penalties.indices {
          hessian[(k * width + j + 1) * (width * classCount + 1)] += penalties[j]
        }
      }
    }
  }

  /// Writes the two blocks of a pair of classes, and adds them to the blocks of each.
  private func finishPair(_ k: Int, _ l: Int, _ hessian: MutableRow) {
    let (width, size, count) = (width, width * classCount, Double(features.rowCount))
    for i in 0..<width {
      for j in 0...i {
        let sum = hessian[(k * width + i) * size + l * width + j] / count
        for (a, b) in [(k * width, l * width), (l * width, k * width)] {
          hessian[(a + i) * size + b + j] = -sum
          hessian[(a + j) * size + b + i] = -sum
          hessian[(a + i) * size + a + j] += sum
          if i != j { hessian[(a + j) * size + a + i] += sum }
        }
      }
    }
  }

  /// Writes to the residuals how a step changes the logarithms of the block's probabilities, to
  /// first order:
  ///
  ///     Δzₖ − Σₗ pₗ Δzₗ
  mutating func writeChanges(_ step: [Double], _ rowCount: Int) {
    BLAS.addProduct(
      of: block, transposed: step, rowCount: rowCount, columnCount: classCount, depth: width,
      to: &residuals, times: 0)
    for start in stride(from: 0, to: rowCount * classCount, by: classCount) {
      var mean = 0.0
      for k in start..<(start + classCount) { mean += logits[k] * residuals[k] }
      for k in start..<(start + classCount) { residuals[k] -= mean }
    }
  }
}
