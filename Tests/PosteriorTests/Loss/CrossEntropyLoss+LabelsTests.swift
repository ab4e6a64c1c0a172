import Foundation
import GSLNumerics
import Posterior
import PosteriorTestSupport
import Testing

@Suite struct CrossEntropyLossLabelsTests {
  private func sumOfCrossEntropies(logits: Matrix, labels: [Int]) -> Double {
    logits.elements.withUnsafeBufferPointer { outputs in
      labels.withUnsafeBufferPointer {
        CrossEntropyLoss().sum(outputs: outputs, labels: $0, width: logits.columnCount)
      }
    }
  }

  /// The sum, row by row.
  private func plainSum(_ logits: Matrix, _ labels: [Int]) -> Double {
    zip(logits.rows, labels).map { -logSoftmax($0)[$1] }.compensatedSum()
  }

  // MARK: Known values (by hand)

  @Test func equalLogits() {
    let logits = Matrix(rowCount: 300, columnCount: 4)
    let labels = (0..<300).map { $0 % 4 }
    expectClose(sumOfCrossEntropies(logits: logits, labels: labels), 600 * log(2.0), ulps: 4)
  }

  // MARK: Properties

  @Test func isTheSumOverTheRows() {
    forAll { generator in
      let (n, count) = (generator.integer(in: 0...300), generator.integer(in: 1...12))
      let spreads: [Double] = [1e-3, 1, 30, 800]
      let spread = spreads[generator.integer(in: 0...3)]
      var logits = generator.matrix(n, count, in: -spread...spread)
      let labels = (0..<n).map { _ in generator.integer(in: 0...(count - 1)) }
      // Now and then all predictions are right.
      if generator.integer(in: 0...3) == 0 {
        for (i, label) in labels.enumerated() { logits[i, label] = spread + 40 }
      }
      // No term is negative. Sixteen rows' product has two roundings for each, and each factor
      // those of a row's sum.
      expectClose(
        sumOfCrossEntropies(logits: logits, labels: labels), plainSum(logits, labels), ulps: 48)
    }
  }

  @Test func rowsThatFillNoBlockAreTakenOneByOne() {
    forAll { generator in
      let (n, count) = (generator.integer(in: 0...20), generator.integer(in: 1...6))
      let logits = generator.matrix(n, count, in: -50...50)
      let labels = (0..<n).map { _ in generator.integer(in: 0...(count - 1)) }
      #expect(sumOfCrossEntropies(logits: logits, labels: labels) == plainSum(logits, labels))
    }
  }

  // MARK: Edges

  @Test(arguments: [0, 127, 128, 135]) func oneRowIsOdd(_ row: Int) {
    let labels = [Int](repeating: 1, count: 136)
    func sum(_ odd: [Double]) -> Double {
      var logits = Matrix(rowCount: 136, columnCount: 3)
      for k in 0..<3 { logits[row, k] = odd[k] }
      return sumOfCrossEntropies(logits: logits, labels: labels)
    }
    #expect(sum([0, -.infinity, 0]) == .infinity)
    #expect(sum([1.7e308, -1.7e308, 0]) == .infinity)
    expectClose(sum([-.infinity, 0, -.infinity]), 135 * log(3.0), ulps: 48)
    let nameless: [[Double]] = [
      [.infinity, 0, 0], [0, .infinity, 0], [.nan, 0, 0], [0, 0, .nan],
      [-.infinity, -.infinity, -.infinity], [.infinity, -.infinity, .nan],
    ]
    for odd in nameless { #expect(sum(odd).isNaN) }
  }

  @Test func manyClassesDoNotOverflow() {
    let logits = Matrix(rowCount: 128, columnCount: 3000)
    let labels = [Int](repeating: 2999, count: 128)
    expectClose(
      sumOfCrossEntropies(logits: logits, labels: labels), 128 * log(3000.0), ulps: 48)
  }
}
