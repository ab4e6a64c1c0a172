import CPosteriorLibc
import GSLNumerics
import PosteriorKernels

extension CrossEntropyLoss {
  /// The sum of the cross-entropies of m examples with labels,
  ///
  ///     Σᵢ −ln softmax(zᵢ)ᵧ
  ///
  /// A product 1 + p of sixteen rows' sums takes one logarithm. None of the terms is negative: the
  /// sum keeps its digits when all predictions are confident and right.
  ///
  /// - Complexity: O(mK), mK exponentials, m / 16 logarithms.
  public func sum(
    outputs: UnsafeBufferPointer<Double>, labels: UnsafeBufferPointer<Int>, width: Int
  ) -> Double {
    let wholeCount = labels.count - labels.count % blockLength
    var sum = CompensatedSum()
    if let first = outputs.baseAddress, let label = labels.baseAddress {
      addBlocks(first, label, wholeCount, width, to: &sum)
    }
    sum.add(
      sumOfValues(
        outputs: UnsafeBufferPointer(rebasing: outputs[(wholeCount * width)...]),
        labels: UnsafeBufferPointer(rebasing: labels[wholeCount...]), width: width))
    return sum.value
  }
}

/// Sixteen rows for each of eight lanes: a product of sixteen numbers up to K does not overflow.
private let blockLength = 128

private func addBlocks(
  _ logits: UnsafePointer<Double>, _ labels: UnsafePointer<Int>, _ rowCount: Int,
  _ columnCount: Int, to sum: inout CompensatedSum
) {
  withUnsafeTemporaryAllocation(of: Double.self, capacity: 8 * (columnCount + 2)) { memory in
    guard let distances = memory.baseAddress else { return }
    let (excesses, others) = (distances + 8, distances + 16)
    for start in stride(from: 0, to: rowCount, by: blockLength) {
      Kernels.crossEntropies(
        of: logits + start * columnCount, labels: labels + start, rowCount: blockLength,
        columnCount: columnCount, memory: others, distances: distances, excesses: excesses)
      for lane in 0..<8 {
        sum.add(distances[lane])
        sum.add(log1p(excesses[lane]))
      }
    }
  }
}
