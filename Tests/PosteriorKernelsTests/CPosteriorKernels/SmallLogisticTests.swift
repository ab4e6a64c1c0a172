import CPosteriorKernels
import CPosteriorLibc
import PosteriorTestSupport
import Testing

/// The kernels for logistic regression of few columns.
@Suite struct SmallLogisticTests {
  typealias Address = UnsafeMutablePointer<Double>
  typealias Numbers = UnsafePointer<Double>

  /// The three kernels, of one kind of processor.
  struct Kernels {
    var copy: (Int, Int, Int, Numbers?, Address?, Address?) -> Void = kernel_few_columns
    var sign: (Int, Int, Int, UnsafePointer<Int>?, Numbers?, Numbers?, Address?) -> Void =
      kernel_signed_columns
    var sum: (Int, Int, Int, Numbers?, Numbers?, Address?) -> Void = kernel_small_logistic
  }

  /// A regression of d columns; the centers and factors are of no use to it but for the test.
  struct Regression {
    let columns: Int
    let x: [Double]
    let labels: [Int]
    let parameters: [Double]
    let centers: [Double]
    let factors: [Double]
    var rows: Int { labels.count }
    var stride: Int { (rows + 7) / 8 * 8 }
    var sumCount: Int { 2 + (columns + 1) * (columns + 4) / 2 }
    /// Moments, columns with signs, sums, and three numbers that may be written to.
    var memorySize: Int { 3 * columns + (columns + 1) * stride + sumCount + 3 }

    init(_ x: [[Double]], _ labels: [Int], at parameters: [Double]) {
      columns = x[0].count
      self.x = x.flatMap { $0 }
      self.labels = labels
      self.parameters = parameters
      centers = [Double](repeating: 0, count: columns)
      factors = [Double](repeating: 1, count: columns)
    }

    init(using generator: inout Generator) {
      columns = generator.integer(in: 1...7)
      let rows = generator.integer(in: 1...40)
      x = generator.vector(columns * rows, in: -2...2)
      labels = (0..<rows).map { _ in generator.integer(in: 0...1) }
      parameters = generator.vector(columns + 1, in: -2...2)
      centers = generator.vector(columns, in: -1...1)
      factors = generator.vector(columns, in: 0.5...2)
    }

    /// Runs the kernels one after the other.
    func run(_ kernels: Kernels, _ memory: inout [Double]) {
      memory.withUnsafeMutableBufferPointer { memory in
        guard let moments = memory.baseAddress else { return }
        let signed = moments + 3 * columns
        let sums = signed + (columns + 1) * stride
        kernels.copy(columns, rows, stride, x, signed + stride, moments)
        kernels.sign(columns, rows, stride, labels, centers, factors, signed)
        kernels.sum(columns, rows, stride, signed, parameters, sums)
      }
    }

    var results: (moments: [Double], signed: [Double], sums: [Double]) {
      // One number behind, to stay.
      var memory = [Double](repeating: 7, count: memorySize + 1)
      run(Kernels(), &memory)
      #expect(memory.removeLast() == 7)
      let end = 3 * columns + (columns + 1) * stride
      return (
        Array(memory[..<(3 * columns)]), Array(memory[(3 * columns)..<end]),
        Array(memory[end..<(end + sumCount)])
      )
    }
  }

  // MARK: Known values (by hand)

  @Test func threeRowsAtTheOrigin() {
    let regression = Regression([[1, 10], [2, 30], [4, 20]], [0, 1, 1], at: [0, 0, 0])
    let (moments, signed, sums) = regression.results
    #expect(moments == [4, 30, 10, 500, 3, 20])
    let none = [0.0, 0, 0, 0, 0]
    #expect(signed == [-1, 1, 1] + none + [-1, 2, 4] + none + [-10, 30, 20] + none)
    // Half of each gradient, and a quarter of each product.
    #expect(sums == [8, 0, 0.5, 2.5, 20, 0.75, 1.75, 5.25, 15, 37.5, 350])
  }

  @Test func labelsAreSigns() {
    let regression = Regression([[5], [5]], [-3, 9], at: [0, 0])
    #expect(regression.results.signed.prefix(2) == [-1, 1])
  }

  // MARK: Properties

  /// e^−|m| is good to a few ulp, and so is σ(−m) = e^−m / (1 + e^−m).
  @Test func errorsOfAllMargins() {
    forAll { generator in
      let margin = generator.double(in: -700...700) / [1, 20, 1000][generator.integer(in: 0...2)]
      let sums = Regression([[0]], [1], at: [margin, 0]).results.sums
      let (u, loss) = (exp(-margin.magnitude), max(-margin, 0))
      expectClose(sums[0], 1 + u)
      #expect(sums[1] == loss)
      expectClose(sums[2], (margin < 0 ? 1 : u) / (1 + u))
      expectClose(sums[4], u / ((1 + u) * (1 + u)))
    }
  }

  @Test func marginsBeyondExponentials() {
    for margin in [709, 1e10, 1e308] {
      let right = Regression([[0]], [1], at: [margin, 0]).results.sums
      #expect(right[0] == 1 && right[1] == 0 && (0...1e-307).contains(right[2]))
      let wrong = Regression([[0]], [0], at: [margin, 0]).results.sums
      #expect(wrong[0] == 1 && wrong[1] == margin && wrong[2] == -1)
    }
    #expect(Regression([[0]], [1], at: [.nan, 0]).results.sums[0].isNaN)
  }

  @Test func sumsAreThoseOfTheRows() {
    forAll { generator in
      let regression = Regression(using: &generator)
      let (columns, rows) = (regression.columns, regression.rows)
      let sums = regression.results.sums
      var expected = [Double](repeating: 0, count: sums.count)
      expected[0] = 1
      for i in 0..<rows {
        let sign: Double = regression.labels[i] == 1 ? 1 : -1
        let row =
          [sign]
          + (0..<columns).map { j in
            sign * (regression.x[i * columns + j] - regression.centers[j]) * regression.factors[j]
          }
        let margin = zip(row, regression.parameters).reduce(0) { $0 + $1.0 * $1.1 }
        let error = 1 / (1 + exp(margin))
        expected[0] *= 1 + exp(-margin.magnitude)
        expected[1] += max(-margin, 0)
        var k = 3 + columns
        for j in 0...columns {
          expected[2 + j] += error * row[j]
          for l in 0...j {
            expected[k] += error * (1 - error) * row[j] * row[l]
            k += 1
          }
        }
      }
      // A margin of up to 8 terms of at most 12 each is off by less than 2⁻⁴⁵, and changes each of
      // 40 terms of at most 36 by as much; the product, by a factor.
      expectClose(sums[0], expected[0], relative: 0x1p-39, absolute: 0)
      expectClose(Array(sums[1...]), Array(expected[1...]), absolute: 0x1p-33)
    }
  }
}
