import CPosteriorKernels
import CPosteriorPlainKernels
import PosteriorTestSupport
import Testing

/// The kernels for sums over many rows, and for many rows alike.
extension ProcessorsTests {
  @Test func sumsOverRows() {
    forAll { generator in
      let (rows, columns) = (generator.integer(in: 1...9), generator.integer(in: 1...40))
      let stride = (columns + 7) / 8 * 8
      let x = generator.vector(rows * columns, in: -1...1)
      let centers = generator.vector(3 * stride, in: -1...1)
      let labels = (0..<rows).map { _ in generator.integer(in: 0...2) }
      var sums = [Double](repeating: 0, count: 3 * stride)
      expectOneResult(rows * stride, "deviations of \(rows) × \(columns)") {
        kernel_deviations(rows, columns, stride, x, labels, centers, &sums, &$0)
      } _: {
        plain_kernel_deviations(rows, columns, stride, x, labels, centers, &sums, &$0)
      } _: {
        fused_kernel_deviations(rows, columns, stride, x, labels, centers, &sums, &$0)
      }
      let y = generator.vector(rows * stride, in: -1...1)
      expectOneResult(stride * stride, "XᵀX of \(rows) × \(stride)") {
        kernel_gram(rows, stride, y, &$0, 0, y)
      } _: {
        plain_kernel_gram(rows, stride, y, &$0, 0, y)
      } _: {
        fused_kernel_gram(rows, stride, y, &$0, 0, y)
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

  @Test func smallLogisticRegressions() {
    forAll { generator in
      let regression = SmallLogisticTests.Regression(using: &generator)
      let name = "logistic regression of \(regression.rows) × \(regression.columns)"
      expectOneResult(regression.memorySize, name) {
        regression.run(.init(), &$0)
      } _: {
        regression.run(
          .init(
            copy: plain_kernel_few_columns, sign: plain_kernel_signed_columns,
            sum: plain_kernel_small_logistic), &$0)
      } _: {
        regression.run(
          .init(
            copy: fused_kernel_few_columns, sign: fused_kernel_signed_columns,
            sum: fused_kernel_small_logistic), &$0)
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
}
