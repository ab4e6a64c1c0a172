import CPosteriorKernels
import CPosteriorLibc
import GSLNumerics
import PosteriorTestSupport
import Testing

@Suite struct LossesTests {
  /// Logits that lie close together or far apart, with infinities and NaN here and there.
  static func logits(_ rows: Int, _ columns: Int, using generator: inout Generator) -> [Double] {
    let spreads: [Double] = [1e-3, 1, 30, 800]
    let spread = spreads[generator.integer(in: 0...3)]
    let odd: [Double] = [.infinity, -.infinity, .nan, 1.7e308, -1.7e308]
    var logits = generator.vector(rows * columns, in: -spread...spread)
    for _ in 0..<generator.integer(in: 0...2) {
      logits[generator.integer(in: 0...(rows * columns - 1))] = odd[generator.integer(in: 0...4)]
    }
    return logits
  }

  /// The results of the kernel: eight distances and eight excesses.
  static func crossEntropies(
    _ columns: Int, _ z: [Double], _ labels: [Int]
  ) -> (distances: [Double], excesses: [Double]) {
    // One number behind each, to stay.
    var others = [Double](repeating: 7, count: 8 * (columns - 1) + 1)
    var distances = [Double](repeating: 7, count: 9)
    var excesses = distances
    kernel_cross_entropies(labels.count, columns, z, labels, &others, &distances, &excesses)
    let last = [others.removeLast(), distances.removeLast(), excesses.removeLast()]
    #expect(last == [7, 7, 7])
    return (distances, excesses)
  }

  // MARK: Known values (by hand)

  @Test func eightRows() {
    let z: [[Double]] = [
      [0, 0, 0], [1, 1, 1], [-.infinity, 5, 5], [2, -.infinity, -.infinity],
      [5, 5, 5], [3, 3, -.infinity], [-9000, 0, 0], [0, 0, -1e300],
    ]
    let (distances, excesses) = Self.crossEntropies(
      3, z.flatMap { $0 }, [0, 2, 1, 0, 1, 2, 0, 2])
    #expect(distances == [0, 0, 0, 0, 0, .infinity, 9000, 1e300])
    #expect(excesses == [2, 2, 1, 0, 2, 1, 1, 1])
  }

  @Test func rowsOfALaneMultiply() {
    // 3 · 3 · 3 − 1
    let z = [Double](repeating: 4, count: 24 * 3)
    let (distances, excesses) = Self.crossEntropies(3, z, [Int](repeating: 1, count: 24))
    #expect(distances == [Double](repeating: 0, count: 8))
    #expect(excesses == [Double](repeating: 26, count: 8))
  }

  // MARK: Properties

  @Test func rowsAloneHaveTheirCrossEntropies() {
    forAll { generator in
      let columns = generator.integer(in: 1...12)
      let z = Self.logits(8, columns, using: &generator)
      let labels = (0..<8).map { _ in generator.integer(in: 0...(columns - 1)) }
      let (distances, excesses) = Self.crossEntropies(columns, z, labels)
      for (i, label) in labels.enumerated() {
        let row = Array(z[(i * columns)..<((i + 1) * columns)])
        let expected = -logSoftmax(row)[label]
        let actual = distances[i] + log1p(excesses[i])
        #expect(actual.isNaN == expected.isNaN)
        // 4 ulp of each side; a plain sum of up to 11 exponentials, each within 2 ulp, rounds once
        // more for each.
        if !expected.isNaN { expectClose(actual, expected, ulps: 16) }
      }
    }
  }
}
