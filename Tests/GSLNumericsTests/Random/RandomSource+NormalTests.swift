import GSLNumerics
import PosteriorTestSupport
import Testing

@Suite struct RandomSourceNormalTests {
  // MARK: Known values (Tests/Reference/xoshiro.py)

  @Test func normalNumbersAreFrozen() {
    var source = RandomSource(seed: 1)
    let numbers = source.normals(1000)
    // One rounding each in the product and the quotient, which some machines fuse with the
    // subtraction.
    for (k, expected) in [
      (0, 0.380_621_313_594_489_5), (1, -0.923_699_884_656_345_3), (2, 0.514_586_702_582_777_3),
      (3, -1.038_064_353_320_226_5), (4, 0.563_746_395_998_968_3), (999, -0.285_255_059_918_477_66),
    ] {
      expectClose(numbers[k], expected, ulps: 1)
    }
  }

  // MARK: Properties

  @Test func normalNumbersAreNormal() {
    var source = RandomSource(seed: 13)
    let count = 100_000
    let n = Double(count)
    let numbers = source.normals(count)
    // Dvoretzky, Kiefer, Wolfowitz and Massart, as for the uniform numbers.
    let bound = (16.9 / (2 * n)).squareRoot()
    for (k, number) in numbers.sorted().enumerated() {
      #expect((StandardNormal.cumulative(number) - Double(k) / n).magnitude < bound + 1 / n)
    }
    // √n times the mean is standard normal: beyond 5.33 with probability 1e−7.
    expectClose(numbers.reduce(0, +) / n, 0, absolute: 5.33 / n.squareRoot())
    expectChiSquared(numbers.map { $0 * $0 }.reduce(0, +), freedom: n)
    // The correlation of neighbors: the products have variance 1; the central limit theorem holds
    // to 5.33 at this n.
    let neighbors = zip(numbers, numbers.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 }
    expectClose(neighbors / n, 0, absolute: 5.33 / n.squareRoot())
  }

  /// Laurent and Massart: below ν − 2√(νx) or above ν + 2√(νx) + 2x with probability at most e⁻ˣ
  /// each, 1e−7 together for x = 16.9; for ten of them x = 19.2.
  private func expectChiSquared(_ value: Double, freedom: Double, _ x: Double = 16.9) {
    let spread = 2 * (freedom * x).squareRoot()
    #expect(value > freedom - spread && value < freedom + spread + 2 * x)
  }

  @Test func meanAndDeviationScaleTheNumber() {
    forAll { generator in
      var left = RandomSource(seed: generator.next())
      var right = left
      let (mean, deviation) = (generator.double(in: -9...9), generator.double(in: 0...9))
      let number = left.normal(mean: mean, standardDeviation: deviation)
      expectClose(
        number, mean + deviation * right.normal(), absolute: 16 * 0x1p-52 * (1 + number.magnitude))
    }
  }

  @Test func severalNumbersAreThoseOfSeveralCalls() {
    var (left, right) = (RandomSource(seed: 14), RandomSource(seed: 14))
    let together = left.normals(100)
    #expect(together == (0..<100).map { _ in right.normal() })
    #expect(left.next() == right.next())
  }

  /// The same number, shifted and stretched, in one dimension and in the first of two.
  @Test func aPointOfOneDimensionIsANumber() throws {
    for dimension in [1, 2] {
      var (left, right) = (RandomSource(seed: 16), RandomSource(seed: 16))
      let factor = try CholeskyFactorization(
        Matrix(diagonal: [Double](repeating: 9, count: dimension)))
      let mean = [Double](repeating: 20, count: dimension)
      let point = left.multivariateNormal(count: 1, mean: mean, factor: factor)
      expectClose(point[0, 0], 20 + 3 * right.normal())
    }
  }

  @Test func pointsHaveTheirMeanAndCovariance() throws {
    let covariance = Matrix([[4, 2, -1], [2, 9, 3], [-1, 3, 5]])
    let mean = [10.0, -20, 30]
    var source = RandomSource(seed: 15)
    let count = 50_000
    let points = source.multivariateNormal(
      count: count, mean: mean, factor: try CholeskyFactorization(covariance))
    #expect(points.rowCount == count && points.columnCount == 3)
    // Every projection a·(x − μ) is normal with variance aᵀΣa. The unit vectors and the sums of two
    // determine all entries of Σ.
    for direction in [[1.0, 0, 0], [0, 1, 0], [0, 0, 1], [1, 1, 0], [1, 0, 1], [0, 1, 1]] {
      let variance = zip(direction, covariance * direction).reduce(0) { $0 + $1.0 * $1.1 }
      let center = zip(direction, mean).reduce(0) { $0 + $1.0 * $1.1 }
      let standardized = (points * direction).map { ($0 - center) / variance.squareRoot() }
      expectChiSquared(
        standardized.map { $0 * $0 }.reduce(0, +), freedom: Double(count), 19.2)
      // Beyond 5.73 with probability 1e−8.
      let bound = 5.73 / Double(count).squareRoot()
      expectClose(standardized.reduce(0, +) / Double(count), 0, absolute: bound)
    }
  }

  // MARK: Edges

  @Test func noNumbersAndNoSpread() throws {
    var source = RandomSource(seed: 16)
    #expect(source.normals(0) == [])
    #expect(source.normal(mean: 3, standardDeviation: 0) == 3)
    let factor = try CholeskyFactorization(.identity(2))
    #expect(
      source.multivariateNormal(count: 0, mean: [0, 0], factor: factor)
        == Matrix(rowCount: 0, columnCount: 2))
  }

  @Test func impossibleArgumentsTrap() async {
    await #expect(processExitsWith: .failure) {
      var source = RandomSource(seed: 1)
      _ = source.normal(standardDeviation: -1)
    }
    await #expect(processExitsWith: .failure) {
      var source = RandomSource(seed: 1)
      _ = source.multivariateNormal(
        count: 1, mean: [0], factor: try CholeskyFactorization(.identity(2)))
    }
  }
}
