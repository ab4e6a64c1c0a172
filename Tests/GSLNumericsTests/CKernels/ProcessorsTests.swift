import CKernels
import CPlainKernels
import TestSupport
import Testing

/// The kernels as this processor takes them, against those for every processor, without vectors wider than two numbers and without
/// fused multiplication, and against those for processors with both.
@Suite struct ProcessorsTests {
  typealias Shape = ProductsTests.Shape

  /// The results of a kernel and of its other versions, each in memory of its own.
  private func expectOneResult(
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

  @Test func sumsOverRows() {
    forAll { generator in
      let (rows, columns) = (generator.integer(in: 1...9), generator.integer(in: 1...40))
      let stride = (columns + 7) / 8 * 8
      let x = generator.vector(rows * columns, in: -1...1)
      let centres = generator.vector(3 * stride, in: -1...1)
      let labels = (0..<rows).map { _ in generator.integer(in: 0...2) }
      var sums = [Double](repeating: 0, count: 3 * stride)
      expectOneResult(rows * stride, "deviations of \(rows) × \(columns)") {
        kernel_deviations(rows, columns, stride, x, labels, centres, &sums, &$0)
      } _: {
        plain_kernel_deviations(rows, columns, stride, x, labels, centres, &sums, &$0)
      } _: {
        fused_kernel_deviations(rows, columns, stride, x, labels, centres, &sums, &$0)
      }
      let y = generator.vector(rows * stride, in: -1...1)
      expectOneResult(stride * stride, "XᵀX of \(rows) × \(stride)") {
        kernel_gram(rows, stride, y, &$0)
      } _: {
        plain_kernel_gram(rows, stride, y, &$0)
      } _: {
        fused_kernel_gram(rows, stride, y, &$0)
      }
      expectOneResult(stride, "squares of \(rows) × \(stride)") {
        kernel_squares(rows, stride, y, &$0)
      } _: {
        plain_kernel_squares(rows, stride, y, &$0)
      } _: {
        fused_kernel_squares(rows, stride, y, &$0)
      }
    }
  }

  @Test func logisticRegression() {
    forAll { generator in
      let (rows, columns) = (generator.integer(in: 1...20), generator.integer(in: 1...20))
      let stride = (columns + 8) / 8 * 8
      let x = generator.vector(rows * columns, in: -1...1)
      let (c, s) = (generator.vector(stride, in: -1...1), generator.vector(stride, in: 0...2))
      let w = generator.vector(stride, in: -1...1)
      var logits = [Double](repeating: 0, count: rows)
      expectOneResult(rows * stride, "standardized \(rows) × \(columns)") {
        kernel_logits(rows, columns, stride, x, c, s, w, &$0, &logits)
      } _: {
        plain_kernel_logits(rows, columns, stride, x, c, s, w, &$0, &logits)
      } _: {
        fused_kernel_logits(rows, columns, stride, x, c, s, w, &$0, &logits)
      }
      var z = [Double](repeating: 0, count: rows * stride)
      expectOneResult(rows, "logits of \(rows) × \(columns)") {
        kernel_logits(rows, columns, stride, x, c, s, w, &z, &$0)
      } _: {
        plain_kernel_logits(rows, columns, stride, x, c, s, w, &z, &$0)
      } _: {
        fused_kernel_logits(rows, columns, stride, x, c, s, w, &z, &$0)
      }
      expectOneResult(rows * stride, "weighed \(rows) × \(columns)") {
        $0 = z
        kernel_weigh(rows, stride, x, &$0)
      } _: {
        $0 = z
        plain_kernel_weigh(rows, stride, x, &$0)
      } _: {
        $0 = z
        fused_kernel_weigh(rows, stride, x, &$0)
      }
    }
  }

  @Test func logisticLosses() {
    forAll { generator in
      let count = generator.integer(in: 1...30)
      let z = generator.vector(count, in: -40...40)
      let t = generator.vector(count, in: 0...1)
      // Residuals, roots, and sums, of which there are two.
      let size = max(count, 2)
      expectOneResult(3 * size, "logistic of \(count)") {
        Self.withThirds(&$0) { kernel_logistic(count, z, t, $0, $1, $2) }
      } _: {
        Self.withThirds(&$0) { plain_kernel_logistic(count, z, t, $0, $1, $2) }
      } _: {
        Self.withThirds(&$0) { fused_kernel_logistic(count, z, t, $0, $1, $2) }
      }
    }
  }

  @Test func momentsOfColumns() {
    forAll { generator in
      let (rows, columns) = (generator.integer(in: 1...9), generator.integer(in: 1...20))
      let x = generator.vector(rows * columns, in: -1...1)
      let origin = generator.vector(columns, in: -1...1)
      expectOneResult(3 * columns, "moments of \(rows) × \(columns)") {
        Self.withThirds(&$0) { kernel_moments(rows, columns, x, origin, $0, $1, $2) }
      } _: {
        Self.withThirds(&$0) { plain_kernel_moments(rows, columns, x, origin, $0, $1, $2) }
      } _: {
        Self.withThirds(&$0) { fused_kernel_moments(rows, columns, x, origin, $0, $1, $2) }
      }
    }
  }

  @Test func whitenedPoints() {
    forAll { generator in
      let shape = SubstitutionTests.Shape(
        count: generator.integer(in: 1...20), dimension: generator.integer(in: 1...20))
      let (n, d) = (shape.count, shape.dimension)
      let points = generator.vector(n * d, in: -1...1)
      let mean = shape.padded(generator.vector(d, in: -1...1))
      let rest = shape.padded(generator.vector(d, in: -1...1))
      let lower = generator.vector(d * d, in: 0.1...1)
      var memory = shape.memory
      expectOneResult(n * d, "whitened, \(shape)") {
        kernel_whiten(n, d, points, mean, rest, lower, &memory, &$0)
      } _: {
        plain_kernel_whiten(n, d, points, mean, rest, lower, &memory, &$0)
      } _: {
        fused_kernel_whiten(n, d, points, mean, rest, lower, &memory, &$0)
      }
      expectOneResult(n, "distances, \(shape)") {
        kernel_distances(n, d, points, mean, rest, lower, 0.3, 0.7, &memory, &$0)
      } _: {
        plain_kernel_distances(n, d, points, mean, rest, lower, 0.3, 0.7, &memory, &$0)
      } _: {
        fused_kernel_distances(n, d, points, mean, rest, lower, 0.3, 0.7, &memory, &$0)
      }
    }
  }

  @Test func sumsOfSmallLogisticRegressions() {
    forAll { generator in
      let (columns, rows) = (generator.integer(in: 1...7), generator.integer(in: 1...40))
      let stride = (rows + 7) / 8 * 8
      let x = generator.vector(columns * stride, in: -2...2)
      let targets = (0..<stride).map { _ in Double(generator.integer(in: 0...4)) / 4 }
      let parameters = generator.vector(columns + 1, in: -2...2)
      let count = 2 + (columns + 1) * (columns + 4) / 2
      expectOneResult(count, "logistic regression of \(rows) × \(columns)") {
        kernel_small_logistic(columns, rows, stride, x, targets, parameters, &$0)
      } _: {
        plain_kernel_small_logistic(columns, rows, stride, x, targets, parameters, &$0)
      } _: {
        fused_kernel_small_logistic(columns, rows, stride, x, targets, parameters, &$0)
      }
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

  @Test func crossEntropies() {
    forAll { generator in
      let (rows, columns) = (8 * generator.integer(in: 1...4), generator.integer(in: 1...12))
      let z = LossesTests.logits(rows, columns, using: &generator)
      let labels = (0..<rows).map { _ in generator.integer(in: 0...(columns - 1)) }
      var others = [Double](repeating: 0, count: 8 * (columns - 1))
      // The distances, and then the excesses.
      expectOneResult(16, "\(rows) × \(columns) logits") {
        Self.withHalves(&$0) { kernel_cross_entropies(rows, columns, z, labels, &others, $0, $1) }
      } _: {
        Self.withHalves(&$0) {
          plain_kernel_cross_entropies(rows, columns, z, labels, &others, $0, $1)
        }
      } _: {
        Self.withHalves(&$0) {
          fused_kernel_cross_entropies(rows, columns, z, labels, &others, $0, $1)
        }
      }
    }
  }

  @Test func quotientsOfBytes() {
    // A first product that is rounded shows whether it is fused.
    let (high, low) = (1 / 255.0, 0.1)
    forAll { generator in
      let count = generator.integer(in: 0...200)
      let bytes = (0..<count).map { _ in UInt8(generator.integer(in: 0...255)) }
      expectOneResult(count, "quotients") {
        kernel_byte_quotients(count, bytes, high, low, &$0, bytes)
      } _: {
        plain_kernel_byte_quotients(count, bytes, high, low, &$0, bytes)
      } _: {
        fused_kernel_byte_quotients(count, bytes, high, low, &$0, bytes)
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

  private typealias Address = UnsafeMutablePointer<Double>

  /// Calls a function with the addresses of the halves of a list.
  private static func withHalves(_ numbers: inout [Double], _ body: (Address, Address) -> Void) {
    let half = numbers.count / 2
    numbers.withUnsafeMutableBufferPointer { numbers in
      guard let first = numbers.baseAddress else { return }
      body(first, first + half)
    }
  }

  /// Calls a function with the addresses of the thirds of a list.
  private static func withThirds(
    _ numbers: inout [Double], _ body: (Address, Address, Address) -> Void
  ) {
    let third = numbers.count / 3
    numbers.withUnsafeMutableBufferPointer { numbers in
      guard let first = numbers.baseAddress else { return }
      body(first, first + third, first + 2 * third)
    }
  }
}
