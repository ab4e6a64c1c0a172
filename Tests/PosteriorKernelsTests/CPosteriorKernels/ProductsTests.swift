import CPosteriorKernels
import PosteriorTestSupport
import Testing

@Suite struct ProductsTests {
  /// The shape of a product.
  struct Shape {
    let rows: Int
    let depth: Int
    let columns: Int
  }

  /// All shapes from 1 to 20 in each direction.
  static let shapes: [Shape] = (1...20).flatMap { rows in
    (1...20).flatMap { depth in
      (1...20).map { Shape(rows: rows, depth: depth, columns: $0) }
    }
  }

  /// A Wᵀ + b by the kernel, which may read seven numbers behind A and W.
  static func affine(_ shape: Shape, _ a: [Double], _ w: [Double], _ b: [Double]) -> [Double] {
    let behind = [Double](repeating: .nan, count: 7)
    var z = [Double](repeating: -1, count: shape.rows * shape.columns + 1)
    kernel_affine(shape.rows, shape.depth, shape.columns, a + behind, w + behind, b, &z)
    #expect(z.removeLast() == -1)
    return z
  }

  /// P Y by the kernel, with P in rows, or the transpose of P in rows.
  static func product(
    _ shape: Shape, _ p: [Double], _ y: [Double], isTransposed: Bool = false
  ) -> [Double] {
    var c = [Double](repeating: -1, count: shape.rows * shape.columns + 1)
    kernel_product(
      shape.rows, shape.depth, shape.columns, p, isTransposed ? 1 : shape.depth,
      isTransposed ? shape.rows : 1, y, &c)
    #expect(c.removeLast() == -1)
    return c
  }

  /// The rows of a matrix as columns.
  static func transposed(_ p: [Double], rows: Int, columns: Int) -> [Double] {
    (0..<columns).flatMap { j in (0..<rows).map { p[$0 * columns + j] } }
  }

  /// P Y, each element a sum in the order of the depth.
  static func plainProduct(_ shape: Shape, _ p: [Double], _ y: [Double]) -> [Double] {
    var c: [Double] = []
    for i in 0..<shape.rows {
      for j in 0..<shape.columns {
        var sum = 0.0
        for k in 0..<shape.depth {
          sum = sum.addingProduct(p[i * shape.depth + k], y[k * shape.columns + j])
        }
        c.append(sum)
      }
    }
    return c
  }

  /// A Wᵀ + b, each element the sum of eight sums.
  static func plainAffine(
    _ shape: Shape, _ a: [Double], _ w: [Double], _ b: [Double]
  ) -> [Double] {
    var z: [Double] = []
    for i in 0..<shape.rows {
      for o in 0..<shape.columns {
        var s = [Double](repeating: 0, count: 8)
        for k in 0..<shape.depth {
          s[k % 8] = s[k % 8].addingProduct(a[i * shape.depth + k], w[o * shape.depth + k])
        }
        let first: Double = (s[0] + s[1]) + (s[2] + s[3])
        let second: Double = (s[4] + s[5]) + (s[6] + s[7])
        z.append(first + second + b[o])
      }
    }
    return z
  }

  /// Whole numbers, whose sums of products are exact in every order.
  static func integers(_ count: Int, using generator: inout Generator) -> [Double] {
    (0..<count).map { _ in Double(generator.integer(in: -99...99)) }
  }

  // MARK: Known values

  @Test func aProductByHand() {
    let shape = Shape(rows: 2, depth: 2, columns: 3)
    #expect(
      Self.affine(shape, [1, 2, 3, 4], [1, 0, 0, 1, 1, -1], [10, 20, 30]) == [
        11, 22, 29, 13, 24, 29,
      ])
    #expect(Self.product(shape, [1, 2, 3, 4], [1, 0, 1, 0, 1, -1]) == [1, 2, -1, 3, 4, -1])
    #expect(
      Self.product(shape, [1, 3, 2, 4], [1, 0, 1, 0, 1, -1], isTransposed: true)
        == [1, 2, -1, 3, 4, -1])
  }

  // MARK: Properties

  /// The last columns of a product are computed in eights that overlap: wherever they begin,
  /// nothing is missed or counted twice.
  @Test func productsOfAllShapesHaveTheSumsInTheirOrder() {
    var generator = Generator(seed: 1)
    for shape in Self.shapes {
      let p = generator.vector(shape.rows * shape.depth, in: -1...1)
      let y = generator.vector(shape.depth * shape.columns, in: -1...1)
      let expected = Self.plainProduct(shape, p, y)
      expectSameBits(Self.product(shape, p, y), expected, "\(shape)")
      let columns = Self.transposed(p, rows: shape.rows, columns: shape.depth)
      expectSameBits(Self.product(shape, columns, y, isTransposed: true), expected, "\(shape)")
    }
  }

  @Test func affineMapsOfAllShapesHaveTheSumsOfEightLanes() {
    var generator = Generator(seed: 2)
    for shape in Self.shapes {
      let a = generator.vector(shape.rows * shape.depth, in: -1...1)
      let w = generator.vector(shape.columns * shape.depth, in: -1...1)
      let b = generator.vector(shape.columns, in: -1...1)
      expectSameBits(Self.affine(shape, a, w, b), Self.plainAffine(shape, a, w, b), "\(shape)")
    }
  }

  @Test func largerShapesWithInfinitiesAndNaN() {
    let odd: [Double] = [.infinity, -.infinity, .nan, 0]
    forAll { generator in
      let shape = Shape(
        rows: generator.integer(in: 1...9), depth: generator.integer(in: 1...70),
        columns: generator.integer(in: 1...70))
      // Sums of whole numbers are exact: only what is odd can differ.
      var a = Self.integers(shape.rows * shape.depth, using: &generator)
      var y = Self.integers(shape.depth * shape.columns, using: &generator)
      for _ in 0..<generator.integer(in: 0...3) {
        a[generator.integer(in: 0...a.count - 1)] = odd[generator.integer(in: 0...3)]
        y[generator.integer(in: 0...y.count - 1)] = odd[generator.integer(in: 0...3)]
      }
      let expected = Self.plainProduct(shape, a, y)
      expectSameBits(Self.product(shape, a, y), expected, "\(shape)")
      let w = Self.transposed(y, rows: shape.depth, columns: shape.columns)
      let zeros = [Double](repeating: 0, count: shape.columns)
      expectSameBits(Self.affine(shape, a, w, zeros), expected, "\(shape)")
    }
  }
}
