import CPosteriorKernels
import PosteriorTestSupport
import Testing

@Suite struct MomentsTests {
  /// A shape of rows, whose numbers lie `stride` apart.
  struct Shape {
    let rows: Int
    let columns: Int
    var stride: Int { (columns + 7) / 8 * 8 }
  }

  static let shapes = [0, 1, 2, 5, 64].flatMap { rows in
    (1...34).map { Shape(rows: rows, columns: $0) }
  }

  // MARK: Known values

  @Test func deviationsByHand() {
    var sums = [Double](repeating: 0, count: 16)
    var deviations = [Double](repeating: .nan, count: 24)
    let centers: [Double] = [1, 2, 0, 0, 0, 0, 0, 0, 10, 20, 0, 0, 0, 0, 0, 0]
    kernel_deviations(3, 2, 8, [1, 3, 11, 20, 5, 2], [0, 1, 0], centers, &sums, &deviations)
    #expect(deviations[0..<8] == [0, 1, 0, 0, 0, 0, 0, 0])
    #expect(deviations[8..<16] == [1, 0, 0, 0, 0, 0, 0, 0])
    #expect(deviations[16..<24] == [4, 0, 0, 0, 0, 0, 0, 0])
    #expect(sums == [4, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0])
  }

  // MARK: Properties

  /// Whole numbers: every sum is exact, whatever its order.
  @Test func deviationsOfAllShapes() {
    var generator = Generator(seed: 1)
    for shape in Self.shapes {
      let (rows, columns, stride) = (shape.rows, shape.columns, shape.stride)
      let x = (0..<(rows * columns)).map { _ in Double(generator.integer(in: -9...9)) }
      let labels = (0..<rows).map { _ in generator.integer(in: 0...2) }
      let centers = (0..<(3 * stride)).map { _ in Double(generator.integer(in: -9...9)) }
      var sums = [Double](repeating: 1, count: 3 * stride)
      var deviations = [Double](repeating: .nan, count: rows * stride + 1)
      kernel_deviations(rows, columns, stride, x, labels, centers, &sums, &deviations)
      var expected = [Double](repeating: 1, count: 3 * stride)
      for (i, label) in labels.enumerated() {
        for j in 0..<stride {
          let deviation = j < columns ? x[i * columns + j] - centers[label * stride + j] : 0
          #expect(deviations[i * stride + j] == deviation)
          expected[label * stride + j] += deviation
        }
      }
      #expect(sums == expected && deviations[rows * stride].isNaN)
    }
  }

  @Test func productsAndSquaresOfAllShapes() {
    var generator = Generator(seed: 1)
    for shape in Self.shapes where shape.columns % 8 == 0 {
      let (rows, d) = (shape.rows, shape.columns)
      let x = (0..<(rows * d)).map { _ in Double(generator.integer(in: -9...9)) }
      var (products, squares) = (
        [Double](repeating: 1, count: d * d), [Double](repeating: 1, count: d)
      )
      kernel_gram(rows, d, x, &products, x.count, x)
      kernel_squares(rows, d, x, &squares)
      for i in 0..<d {
        for j in 0...i {
          let sum = (0..<rows).reduce(1.0) { $0 + x[$1 * d + i] * x[$1 * d + j] }
          #expect(products[i * d + j] == sum)
          if i == j { #expect(squares[i] == sum) }
        }
      }
    }
  }
}
