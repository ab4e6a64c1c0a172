import CPosteriorLibc
import PosteriorKernels

/// The sum of the cross-entropies of n rows of logits,
///
///     Σᵢ −ln softmax(zᵢ)ᵧ
///
/// with the label y of each row. A product 1 + p of sixteen rows' sums takes one logarithm. None of the terms is negative: the sum keeps
/// its digits when all predictions are confident and right.
///
/// - Parameters:
///   - logits: n × K.
///   - labels: n classes.
/// - Precondition: There are n labels, in 0..<K.
/// - Complexity: O(nK), nK exponentials, n / 16 logarithms.
package func sumOfCrossEntropies(logits: Matrix, labels: [Int]) -> Double {
  let columnCount = logits.columnCount
  var sum = CompensatedSum()
  logits.elements.withUnsafeBufferPointer { elements in
    labels.withUnsafeBufferPointer { labels in
      let wholeCount = labels.count - labels.count % blockLength
      if let first = elements.baseAddress, let label = labels.baseAddress {
        addBlocks(first, label, wholeCount, columnCount, to: &sum)
      }
      for i in wholeCount..<labels.count {
        let row = Row(rebasing: elements[(i * columnCount)..<((i + 1) * columnCount)])
        sum.add(crossEntropy(ofRow: row, label: labels[i]))
      }
    }
  }
  return sum.value
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
