import CPosteriorKernels
import CPosteriorPlainKernels
import PosteriorTestSupport
import Testing

/// The kernels as this processor takes them, against those for every processor, without vectors
/// wider than two numbers and without fused multiplication, and against those for processors with
/// both.
@Suite struct ProcessorsTests {
  typealias Shape = ProductsTests.Shape

  /// The results of a kernel and of its other versions, each in memory of its own.
  func expectOneResult(
    _ count: Int, _ comment: String, _ chosen: (inout [Double]) -> Void,
    _ plain: (inout [Double]) -> Void, _ fused: (inout [Double]) -> Void
  ) {
    let empty = [Double](repeating: 0, count: count)
    var (first, second, third) = (empty, empty, empty)
    chosen(&first)
    plain(&second)
    expectSameBits(first, second, comment)
    guard can_run_fused_kernels() else { return }
    fused(&third)
    expectSameBits(third, second, comment)
  }

  /// Compares products of numbers from the beginnings of lists that are long enough.
  private func expectOneProduct(_ shape: Shape, _ a: [Double], _ w: [Double], _ b: [Double]) {
    let (rows, depth, columns) = (shape.rows, shape.depth, shape.columns)
    expectOneResult(rows * columns, "affine, \(shape)") {
      kernel_affine(rows, depth, columns, a, w, b, &$0)
    } _: {
      plain_kernel_affine(rows, depth, columns, a, w, b, &$0)
    } _: {
      fused_kernel_affine(rows, depth, columns, a, w, b, &$0)
    }
    expectOneResult(rows * columns, "product, \(shape)") {
      kernel_product(rows, depth, columns, a, 1, rows, w, &$0)
    } _: {
      plain_kernel_product(rows, depth, columns, a, 1, rows, w, &$0)
    } _: {
      fused_kernel_product(rows, depth, columns, a, 1, rows, w, &$0)
    }
  }

  private func expectOneSparseProduct(
    _ shape: Shape, _ a: [Double], _ w: [Double], _ b: [Double]
  ) {
    let (rows, depth, columns) = (shape.rows, shape.depth, shape.columns)
    expectOneResult(rows * columns, "sparse affine, \(shape)") {
      kernel_sparse_affine(rows, depth, columns, a, w, b, &$0)
    } _: {
      plain_kernel_sparse_affine(rows, depth, columns, a, w, b, &$0)
    } _: {
      fused_kernel_sparse_affine(rows, depth, columns, a, w, b, &$0)
    }
    for (rowStep, columnStep) in [(1, rows), (depth, 1)] {
      expectOneResult(rows * columns, "sparse product, \(shape), \(rowStep), \(columnStep)") {
        kernel_sparse_product(rows, depth, columns, a, rowStep, columnStep, w, &$0)
      } _: {
        plain_kernel_sparse_product(rows, depth, columns, a, rowStep, columnStep, w, &$0)
      } _: {
        fused_kernel_sparse_product(rows, depth, columns, a, rowStep, columnStep, w, &$0)
      }
    }
  }

  // MARK: Properties

  @Test func productsOfAllShapes() {
    var generator = Generator(seed: 1)
    let a = generator.vector(407, in: -1...1)
    let w = generator.vector(407, in: -1...1)
    let b = generator.vector(20, in: -1...1)
    for shape in ProductsTests.shapes { expectOneProduct(shape, a, w, b) }
  }

  @Test func productsOfLargerShapes() {
    forAll { generator in
      let shape = Shape(
        rows: generator.integer(in: 1...9), depth: generator.integer(in: 1...60),
        columns: generator.integer(in: 1...60))
      let a = generator.vector(shape.rows * shape.depth + 7, in: -1...1)
      let w = generator.vector(shape.columns * shape.depth + 7, in: -1...1)
      expectOneProduct(shape, a, w, generator.vector(shape.columns, in: -1...1))
    }
  }

  @Test func sparseProducts() {
    forAll { generator in
      let shape = Shape(
        rows: generator.integer(in: 1...20), depth: generator.integer(in: 1...130),
        columns: generator.integer(in: 1...70))
      let a = SparseTests.sparseVector(shape.rows * shape.depth + 7, using: &generator)
      let w = generator.vector(shape.columns * shape.depth + 7, in: -1...1)
      expectOneSparseProduct(shape, a, w, generator.vector(shape.columns, in: -1...1))
    }
  }

  @Test func units() {
    forAll { generator in
      let (rows, columns) = (generator.integer(in: 1...9), generator.integer(in: 1...40))
      let count = rows * columns
      let values = UnitsTests.vector(count, using: &generator)
      let errors = UnitsTests.vector(count, using: &generator)
      expectOneResult(count, "rectified") {
        $0 = values
        kernel_rectify(count, &$0)
      } _: {
        $0 = values
        plain_kernel_rectify(count, &$0)
      } _: {
        $0 = values
        fused_kernel_rectify(count, &$0)
      }
      expectOneResult(count, "rectified errors") {
        $0 = errors
        kernel_rectify_errors(count, values, &$0)
      } _: {
        $0 = errors
        plain_kernel_rectify_errors(count, values, &$0)
      } _: {
        $0 = errors
        fused_kernel_rectify_errors(count, values, &$0)
      }
      expectOneResult(columns, "sums of rows") {
        kernel_sum_rows(rows, columns, values, &$0)
      } _: {
        plain_kernel_sum_rows(rows, columns, values, &$0)
      } _: {
        fused_kernel_sum_rows(rows, columns, values, &$0)
      }
      let areFinite = kernel_are_finite(count, values)
      #expect(areFinite == plain_kernel_are_finite(count, values))
      if can_run_fused_kernels() { #expect(areFinite == fused_kernel_are_finite(count, values)) }
    }
  }

  @Test func exponentials() {
    let odd: [Double] = [
      0, -0.0, .infinity, -.infinity, .nan, .leastNonzeroMagnitude, 709.78, -745.13, -746, 710,
    ]
    forAll { generator in
      let x =
        odd + generator.vector(50, in: -1...1) + generator.vector(50, in: -750...715)
        + generator.vector(generator.integer(in: 0...9), in: -746...(-708))
      let count = x.count
      expectOneResult(count, "exp") {
        kernel_exp(count, x, &$0)
      } _: {
        plain_kernel_exp(count, x, &$0)
      } _: {
        fused_kernel_exp(count, x, &$0)
      }
      expectOneResult(count, "expm1") {
        kernel_expm1(count, x, &$0)
      } _: {
        plain_kernel_expm1(count, x, &$0)
      } _: {
        fused_kernel_expm1(count, x, &$0)
      }
    }
  }

  @Test func stepsOfOptimizers() {
    forAll { generator in
      let count = generator.integer(in: 1...40)
      let scales: [Double] = [1, 1e-160, 1e-308, 1e160]
      let scale = scales[generator.integer(in: 0...3)]
      let gradient = generator.vector(count, in: -1...1).map { $0 * scale }
      let start = generator.vector(count, in: -1...1).map { $0 * scale }
      // Means, squares and parameters, one after another.
      let state = start + start.map { abs($0) } + start
      expectOneResult(3 * count, "Adam") {
        $0 = state
        Self.withThirds(&$0) {
          kernel_adam(count, gradient, $0, $1, $2, 0.9, 0.999, 0.01, 1.5, 1e-8)
        }
      } _: {
        $0 = state
        Self.withThirds(&$0) {
          plain_kernel_adam(count, gradient, $0, $1, $2, 0.9, 0.999, 0.01, 1.5, 1e-8)
        }
      } _: {
        $0 = state
        Self.withThirds(&$0) {
          fused_kernel_adam(count, gradient, $0, $1, $2, 0.9, 0.999, 0.01, 1.5, 1e-8)
        }
      }
      expectOneResult(3 * count, "momentum") {
        $0 = state
        Self.withThirds(&$0) { v, w, _ in kernel_momentum(count, gradient, v, w, 0.9, 0.01) }
      } _: {
        $0 = state
        Self.withThirds(&$0) { v, w, _ in plain_kernel_momentum(count, gradient, v, w, 0.9, 0.01) }
      } _: {
        $0 = state
        Self.withThirds(&$0) { v, w, _ in fused_kernel_momentum(count, gradient, v, w, 0.9, 0.01) }
      }
    }
  }

  typealias Address = UnsafeMutablePointer<Double>

  /// Calls a function with the addresses of the halves of a list.
  static func withHalves(_ numbers: inout [Double], _ body: (Address, Address) -> Void) {
    let half = numbers.count / 2
    numbers.withUnsafeMutableBufferPointer { numbers in
      guard let first = numbers.baseAddress else { return }
      body(first, first + half)
    }
  }

  /// Calls a function with the addresses of the thirds of a list.
  static func withThirds(
    _ numbers: inout [Double], _ body: (Address, Address, Address) -> Void
  ) {
    let third = numbers.count / 3
    numbers.withUnsafeMutableBufferPointer { numbers in
      guard let first = numbers.baseAddress else { return }
      body(first, first + third, first + 2 * third)
    }
  }
}
