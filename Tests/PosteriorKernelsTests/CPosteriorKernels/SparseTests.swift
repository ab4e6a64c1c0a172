import CPosteriorKernels
import PosteriorTestSupport
import Testing

@Suite struct SparseTests {
  typealias Shape = ProductsTests.Shape

  /// Numbers of which some are 0, and a few −0.
  static func sparseVector(_ count: Int, using generator: inout Generator) -> [Double] {
    generator.vector(count, in: -1...1).map {
      generator.integer(in: 0...1) == 0 ? ($0 < -0.5 ? -0.0 : 0) : $0
    }
  }

  /// What a kernel leaves in the elements of a product, behind which it may not write.
  static func result(
    _ shape: Shape, _ kernel: (UnsafeMutablePointer<Double>) -> Void
  ) -> [Double] {
    var c = [Double](repeating: -1, count: shape.rows * shape.columns + 1)
    kernel(&c)
    #expect(c.removeLast() == -1)
    return c
  }

  /// P Y by the sparse and the other kernel. What lies behind P is not a number.
  static func expectEqualProducts(_ shape: Shape, _ p: [Double], _ y: [Double]) {
    let (rows, depth, columns) = (shape.rows, shape.depth, shape.columns)
    let behind = [Double](repeating: .nan, count: 7)
    let expected = ProductsTests.product(shape, p, y)
    let given = p + behind
    expectSameBits(
      result(shape) { kernel_sparse_product(rows, depth, columns, given, depth, 1, y, $0) },
      expected, "\(shape)")
    let transposed = ProductsTests.transposed(p, rows: rows, columns: depth) + behind
    expectSameBits(
      result(shape) { kernel_sparse_product(rows, depth, columns, transposed, 1, rows, y, $0) },
      expected, "\(shape), transposed")
  }

  static func expectEqualMaps(_ shape: Shape, _ a: [Double], _ w: [Double], _ b: [Double]) {
    let behind = [Double](repeating: .nan, count: 7)
    let (given, weights) = (a + behind, w + behind)
    expectSameBits(
      result(shape) {
        kernel_sparse_affine(shape.rows, shape.depth, shape.columns, given, weights, b, $0)
      }, ProductsTests.affine(shape, a, w, b), "\(shape)")
  }

  static func expectEqual(_ shape: Shape, using generator: inout Generator) {
    let p = sparseVector(shape.rows * shape.depth, using: &generator)
    let y = generator.vector(shape.depth * shape.columns, in: -1...1)
    expectEqualProducts(shape, p, y)
    expectEqualMaps(shape, p, y, generator.vector(shape.columns, in: -1...1))
  }

  // MARK: Known values

  /// 0 · ∞ is left out.
  @Test func infinitiesAreMultipliedWhereTheFactorIsNotZero() {
    let infinities = [Double](repeating: .infinity, count: 8)
    let y = infinities + [Double](repeating: 1, count: 8)
    let shape = Shape(rows: 3, depth: 2, columns: 8)
    let p: [Double] = [0, 2, 1, 2, .nan, 0]
    let given = p + [Double](repeating: 0, count: 7)
    let c = Self.result(shape) { kernel_sparse_product(3, 2, 8, given, 2, 1, y, $0) }
    #expect(Array(c[..<16]) == [Double](repeating: 2, count: 8) + infinities)
    #expect(c.suffix(8).filter(\.isNaN).count == 8)
    let w = (0..<16).map { $0 % 2 == 0 ? .infinity : 1.0 } + [Double](repeating: 0, count: 7)
    let b = [Double](repeating: 1, count: 8)
    let z = Self.result(shape) { kernel_sparse_affine(3, 2, 8, given, w, b, $0) }
    #expect(Array(z[..<16]) == [Double](repeating: 3, count: 8) + infinities)
    #expect(z.suffix(8).filter(\.isNaN).count == 8)
  }

  // MARK: Properties

  @Test func productsOfAllShapesAreThoseWithZeros() {
    var generator = Generator(seed: 3)
    for shape in ProductsTests.shapes { Self.expectEqual(shape, using: &generator) }
  }

  /// Rows, depths and columns over the limits of blocks: 256 rows, 64 of the depth, 56 columns, and
  /// 128 inputs.
  @Test func productsOfLargerShapesAreThoseWithZeros() {
    var generator = Generator(seed: 4)
    for rows in [1, 255, 257] {
      for depth in [1, 63, 64, 65, 127, 128, 129, 200] {
        for columns in [8, 56, 57, 64, 65, 113, 120] {
          Self.expectEqual(
            Shape(rows: rows, depth: depth, columns: columns), using: &generator)
        }
      }
    }
  }

  @Test func nothingButZerosGivesZerosAndBiases() {
    let shape = Shape(rows: 5, depth: 70, columns: 20)
    let zeros = [Double](repeating: 0, count: 357)
    let y = [Double](repeating: 1, count: 1407)
    let b = (0..<20).map(Double.init)
    let c = Self.result(shape) { kernel_sparse_product(5, 70, 20, zeros, 70, 1, y, $0) }
    #expect(c == [Double](repeating: 0, count: 100))
    let z = Self.result(shape) { kernel_sparse_affine(5, 70, 20, zeros, y, b, $0) }
    #expect(z == (0..<5).flatMap { _ in b })
  }
}
