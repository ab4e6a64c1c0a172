import CPosteriorKernels
import PosteriorTestSupport
import Testing

@Suite struct SubstitutionTests {
  /// A number of points in some dimensions.
  struct Shape {
    let count: Int
    let dimension: Int
    var stride: Int { (dimension + 7) / 8 * 8 }
    /// The numbers that the kernels work in, all NaN: what is not written before it is read would
    /// show.
    var memory: [Double] { [Double](repeating: .nan, count: 24 * stride + 8) }
    /// A row of the kernels' width.
    func padded(_ row: [Double]) -> [Double] {
      row + [Double](repeating: 0, count: stride - dimension)
    }
  }

  static let shapes = [1, 2, 7, 8, 9, 15, 16, 17, 24, 25, 33].flatMap { count in
    (1...26).map { Shape(count: count, dimension: $0) }
  }

  // MARK: Properties

  /// Whole numbers, with powers of two on the diagonal: nothing is rounded.
  @Test func allShapes() {
    var generator = Generator(seed: 1)
    func wholeNumbers(_ count: Int) -> [Double] {
      (0..<count).map { _ in Double(generator.integer(in: -2...2)) }
    }
    for shape in Self.shapes {
      let (n, d) = (shape.count, shape.dimension)
      var lower = wholeNumbers(d * d)
      for i in 0..<d {
        lower[i * d + i] = [0.5, 1, 2][generator.integer(in: 0...2)]
        // What lies above the diagonal does not count. Few numbers below it keep the sums short.
        for j in (i + 1)..<max(d, i + 1) { lower[i * d + j] = .nan }
        for j in 0..<i where generator.integer(in: 0...3) > 0 { lower[i * d + j] = 0 }
      }
      let (mean, remainder) = (wholeNumbers(d), wholeNumbers(d))
      let expected = wholeNumbers(n * d)
      var points: [Double] = []
      for k in 0..<n {
        for i in 0..<d {
          points.append(
            (0...i).reduce(mean[i] + remainder[i]) {
              $0 + lower[i * d + $1] * expected[k * d + $1]
            })
        }
      }
      var memory = shape.memory
      var white = [Double](repeating: .nan, count: n * d + 1)
      kernel_whiten(
        n, d, points, shape.padded(mean), shape.padded(remainder), lower, &memory, &white)
      #expect(Array(white.dropLast()) == expected, "\(shape)")
      #expect(white[n * d].isNaN)

      memory = shape.memory
      var distances = [Double](repeating: .nan, count: n + 1)
      kernel_distances(
        n, d, points, shape.padded(mean), shape.padded(remainder), lower, 7, -0.5, &memory,
        &distances)
      let lengths = (0..<n).map { k in
        7 - expected[(k * d)..<((k + 1) * d)].reduce(0) { $0 + $1 * $1 } / 2
      }
      #expect(Array(distances.dropLast()) == lengths, "\(shape)")
      #expect(distances[n].isNaN)
    }
  }
}
