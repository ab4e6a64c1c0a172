import Foundation
import GSLNumerics
import Posterior
import PosteriorTestSupport
import Testing

@Suite struct MultivariateNormalTests {
  // MARK: Known values (Tests/Fixtures/Distributions/gaussian.json: mpmath, 60 digits)

  @Test func matchesTheReference() throws {
    for example in try Fixture.load("Distributions/gaussian").cases {
      let model = try MultivariateNormal(
        mean: example["mean"]!.vector, covariance: Matrix(example["covariance"]!.matrix))
      let x = example["x"]!.vector
      let id = example["id"]!.string
      // The tolerance that the file gives: 10 times the condition number times 2⁻⁵².
      let tolerance = example["tolerance_relative"]!.number
      #expect(model.dimension == example["dim"]!.integer)
      expectClose(
        model.logDensity(x), example["log_density"]!.number, relative: tolerance, absolute: 0, id)
      expectClose(
        model.mahalanobisSquared(x), example["mahalanobis_squared"]!.number, relative: tolerance,
        absolute: 0, id)
    }
  }

  @Test func byHand() throws {
    // Σ⁻¹ = [[2, −1], [−1, 2]]/3, so that (2, 0)ᵀ Σ⁻¹ (2, 0) = 8/3; |Σ| = 3.
    let model = try MultivariateNormal(mean: [1, 1], covariance: Matrix([[2, 1], [1, 2]]))
    expectClose(model.mahalanobisSquared([3, 1]), 8.0 / 3)
    expectClose(model.logDensity([3, 1]), -log(2 * Double.pi) - log(3) / 2 - 4.0 / 3)
  }

  // MARK: Properties

  /// A distribution and some points near it.
  static func drawCase(
    _ generator: inout Generator
  ) throws -> (model: MultivariateNormal, points: Matrix) {
    let dimension = generator.integer(in: 1...6)
    func rows(_ count: Int) -> Matrix {
      Matrix((0..<count).map { _ in generator.vector(dimension, in: -1...1) })
    }
    let covariance = rows(2 * dimension + 2).gramMatrix
    let mean = generator.vector(dimension, in: -1...1)
    return (try MultivariateNormal(mean: mean, covariance: covariance), rows(7))
  }

  @Test func pointsOneByOneAreIdentical() throws {
    try forAll { generator in
      let (model, points) = try Self.drawCase(&generator)
      #expect(model.logDensity(points) == points.rows.map { model.logDensity($0) })
      #expect(model.mahalanobisSquared(points) == points.rows.map { model.mahalanobisSquared($0) })
    }
  }

  @Test func gslsOwnDensitiesAgree() throws {
    try forAll(cases: 200) { generator in
      let (model, points) = try Self.drawCase(&generator)
      let theirs = try GSLMultivariateNormal(mean: model.mean, covariance: model.covariance)
        .logDensity(points)
      for (own, their) in zip(model.logDensity(points), theirs) {
        expectClose(own, their, relative: 1e-12, absolute: 1e-12)
      }
    }
  }

  @Test func independentCoordinatesMultiply() throws {
    try forAll { generator in
      let dimension = generator.integer(in: 1...6)
      let deviations = generator.vector(dimension, in: 0.1...10)
      let mean = generator.vector(dimension, in: -5...5)
      let x = generator.vector(dimension, in: -5...5)
      let model = try MultivariateNormal(
        mean: mean, covariance: Matrix(diagonal: deviations.map { $0 * $0 }))
      let sum = (0..<dimension).reduce(0.0) {
        $0 + Normal(mean: mean[$1], standardDeviation: deviations[$1]).logDensity(x[$1])
      }
      // Six squares z²/2 up to 5,000, whose z is rounded three times.
      expectClose(model.logDensity(x), sum, relative: 2e-15, absolute: 1e-14)
    }
  }

  @Test func changingTheUnitsMovesTheDensityByTheirLogarithm() throws {
    try forAll { generator in
      let (model, points) = try Self.drawCase(&generator)
      // Powers of two: nothing is rounded but the logarithms.
      let exponents = model.mean.map { _ in generator.integer(in: -100...100) }
      let units = exponents.map { Double(sign: .plus, exponent: $0, significand: 1) }
      func scaled(_ values: [Double]) -> [Double] { zip(values, units).map { $0 * $1 } }
      var covariance = Matrix(model.covariance.rows.map(scaled))
      covariance = Matrix(covariance.transposed.rows.map(scaled))
      let moved = try MultivariateNormal(mean: scaled(model.mean), covariance: covariance)
      let movedPoints = Matrix(points.rows.map(scaled))
      #expect(moved.mahalanobisSquared(movedPoints) == model.mahalanobisSquared(points))
      let shift = Double(exponents.reduce(0, +)) * log(2)
      for (a, b) in zip(moved.logDensity(movedPoints), model.logDensity(points)) {
        // Logarithms below 420 each, six of them.
        expectClose(a, b - shift, absolute: 1e-12)
      }
    }
  }

  @Test func mirroringAtTheMeanChangesNothing() throws {
    try forAll { generator in
      let (model, points) = try Self.drawCase(&generator)
      let centered = try MultivariateNormal(
        mean: model.mean.map { _ in 0 }, covariance: model.covariance)
      #expect(centered.logDensity(-points) == centered.logDensity(points))
    }
  }

  @Test func theDensityIsLargestAtTheMean() throws {
    try forAll { generator in
      let (model, points) = try Self.drawCase(&generator)
      #expect(model.mahalanobisSquared(model.mean) == 0)
      #expect(model.logDensity(points).allSatisfy { $0 <= model.logDensity(model.mean) })
    }
  }

  @Test func samplesHaveTheDistribution() throws {
    let model = try MultivariateNormal(
      mean: [75, 71.3, -2], covariance: Matrix([[874, 327, 1], [327, 929, 0.5], [1, 0.5, 0.01]]))
    var source = RandomSource(seed: 1)
    let count = 10_000
    let points = model.sample(count, using: &source)
    // The squared distances sum to a chi-square of 30,000 degrees of freedom, with standard
    // deviation √60,000; 5.5 of them are exceeded with probability 1e−7, skewness included.
    let total = model.mahalanobisSquared(points).reduce(0, +)
    expectClose(total, Double(3 * count), absolute: 5.5 * Double(6 * count).squareRoot())
    // The whitened mean is normal with variance 1/n for each of 3 coordinates: 5.5 standard
    // deviations each.
    let mean = points.columns.map { $0.reduce(0, +) / Double(count) }
    let whitened = model.factorization.whiten(zip(mean, model.mean).map { $0 - $1 })
    for z in whitened { expectClose(z, 0, absolute: 5.5 / Double(count).squareRoot()) }
  }

  // MARK: Edges

  @Test func farFromTheOriginTheDensityKeepsItsDigits() throws {
    // All numbers are exact in binary: a shift of points and mean by 2⁴⁰ changes nothing.
    let covariance = Matrix([[2, 1], [1, 2]])
    let near = try MultivariateNormal(mean: [0, 0], covariance: covariance)
    let far = try MultivariateNormal(mean: [0x1p40, 0x1p40], covariance: covariance)
    #expect(far.logDensity([0x1p40 + 0.5, 0x1p40 - 0.25]) == near.logDensity([0.5, -0.25]))
  }

  @Test func determinantsMayOverflow() throws {
    let model = try MultivariateNormal(
      mean: [0, 0, 0], covariance: Matrix(diagonal: [1e300, 1e300, 1e300]))
    // −½ (3 ln 2π + 900 ln 10)
    expectClose(
      model.logDensity([0, 0, 0]), -1.5 * log(2 * Double.pi) - 450 * log(10), ulps: 4)
  }

  @Test func noPoints() throws {
    let model = try MultivariateNormal(mean: [0, 0], covariance: .identity(2))
    #expect(model.logDensity(Matrix(rowCount: 0, columnCount: 2)) == [])
    var source = RandomSource(seed: 1)
    #expect(model.sample(0, using: &source) == Matrix(rowCount: 0, columnCount: 2))
  }

  @Test func sameSeedSameSample() throws {
    let model = try MultivariateNormal(mean: [0, 0], covariance: .identity(2))
    var (first, second) = (RandomSource(seed: 7), RandomSource(seed: 7))
    #expect(model.sample(5, using: &first) == model.sample(5, using: &second))
    #expect(model.sample(5, using: &first) != model.sample(5, using: &first))
  }

  @Test func impossibleCovariances() {
    #expect(throws: NumericalError.self) {
      try MultivariateNormal(mean: [0, 0], covariance: Matrix([[1, 1], [1, 1]]))
    }
    #expect(throws: NumericalError.self) {
      try MultivariateNormal(mean: [0, 0], covariance: Matrix([[1, 2], [2, 1]]))
    }
    #expect(throws: NumericalError.self) {
      try MultivariateNormal(mean: [0], covariance: Matrix([[.nan]]))
    }
  }

  @Test func refusesShapesThatDoNotFit() async {
    await #expect(processExitsWith: .failure) {
      _ = try MultivariateNormal(mean: [0], covariance: .identity(2))
    }
    await #expect(processExitsWith: .failure) {
      _ = try MultivariateNormal(mean: [0, 0], covariance: .identity(2)).logDensity([0, 0, 0])
    }
  }
}
