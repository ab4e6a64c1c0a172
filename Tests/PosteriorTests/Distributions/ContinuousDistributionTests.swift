import Foundation
import GSLNumerics
import Posterior
import PosteriorTestSupport
import Testing

/// What every distribution must do that has a density.
@Suite struct ContinuousDistributionTests {
  static let normals = [(0, 1), (15, 8), (-3, 0.01), (1e6, 1e-3)].map {
    Normal(mean: $0, standardDeviation: $1)
  }

  static let planes: [MultivariateNormal] = [
    ([0, 0], [[1, 0], [0, 1]]), ([1, -2], [[2, 0.5], [0.5, 1]]),
    ([5, 5], [[4, -1.9], [-1.9, 1]]),
  ].map { mean, covariance in
    do {
      return try MultivariateNormal(mean: mean, covariance: Matrix(covariance))
    } catch {
      fatalError("\(covariance): \(error)")
    }
  }

  /// The integral of a function of the outcome, over ten standard deviations to each side: what is
  /// left out has probability 1.6 · 10⁻²³ a side.
  static func integral(
    under model: Normal, tolerance: Double, of function: (Double) -> Double
  ) throws -> Double {
    let reach = 10 * model.standardDeviation
    return try GSLNumerics.integral(
      over: model.mean - reach...model.mean + reach, tolerance: tolerance, of: function)
  }

  /// The same in the plane; the inner integral ends the test where it fails.
  static func integral(
    under model: MultivariateNormal, of function: ([Double]) -> Double
  ) throws -> Double {
    let reach = model.covariance.diagonal.map { 10 * $0.squareRoot() }
    let ranges = (0..<2).map { model.mean[$0] - reach[$0]...model.mean[$0] + reach[$0] }
    return try GSLNumerics.integral(over: ranges[0], tolerance: 1e-9) { x in
      (try? GSLNumerics.integral(over: ranges[1], tolerance: 1e-10) { function([x, $0]) }) ?? .nan
    }
  }

  // MARK: Properties

  @Test(arguments: normals) func densitiesIntegrateToOne(_ model: Normal) throws {
    // The quadrature's tolerance is 10⁻¹³; x itself is rounded, by 10⁶ · 2⁻⁵³ of 10⁻³ where it is
    // worst.
    let tolerance = 1e-12 + 16 * model.mean.magnitude.ulp / model.standardDeviation
    expectClose(
      try Self.integral(under: model, tolerance: tolerance) { model.density($0) }, 1,
      absolute: tolerance)
    let entropy = try Self.integral(under: model, tolerance: tolerance) {
      -model.density($0) * model.logDensity($0)
    }
    expectClose(entropy, model.entropy(), relative: 1e-11, absolute: 10 * tolerance)
  }

  @Test(arguments: planes) func densitiesOfThePlaneIntegrateToOne(
    _ model: MultivariateNormal
  ) throws {
    expectClose(try Self.integral(under: model) { model.density($0) }, 1, absolute: 1e-8)
    let entropy = try Self.integral(under: model) { -model.density($0) * model.logDensity($0) }
    expectClose(entropy, model.entropy(), absolute: 1e-7)
  }

  @Test func entropiesAgreeInOneDimension() throws {
    for model in Self.normals {
      let same = try MultivariateNormal(mean: [model.mean], covariance: Matrix([[model.variance]]))
      expectClose(same.entropy(), model.entropy(), absolute: 1e-14)
      for unit in InformationUnit.allCases {
        expectClose(same.entropy(in: unit), model.entropy(in: unit), absolute: 1e-14)
      }
    }
    expectClose(
      Normal(mean: 0, standardDeviation: 1).entropy(in: .bits),
      log2(2 * Double.pi * M_E) / 2)
  }

  @Test func halvingTheDeviationTakesABit() {
    for model in Self.normals {
      let half = Normal(mean: model.mean, standardDeviation: model.standardDeviation / 2)
      expectClose(half.entropy(in: .bits), model.entropy(in: .bits) - 1, absolute: 1e-14)
    }
  }

  /// What n squared standard normal numbers may sum to: Laurent and Massart's bounds are exceeded
  /// with probability 2 · 10⁻¹⁰.
  static func expectSquares(_ sum: Double, count: Int) {
    let (n, x) = (Double(count), log(1e10))
    #expect(sum <= n + 2 * (n * x).squareRoot() + 2 * x && sum >= n - 2 * (n * x).squareRoot())
  }

  @Test(arguments: normals) func draws(_ model: Normal) {
    var source = RandomSource(seed: 1)
    let sample = model.sample(5000, using: &source)
    let standard = sample.map { ($0 - model.mean) / model.standardDeviation }
    // 6.5 standard errors are exceeded with probability 8 · 10⁻¹¹.
    expectClose(standard.reduce(0, +) / 5000, 0, absolute: 6.5 / 5000.0.squareRoot())
    Self.expectSquares(standard.reduce(0) { $0 + $1 * $1 }, count: 5000)

    var (one, other) = (RandomSource(seed: 2), RandomSource(seed: 2))
    #expect(
      model.sample(9, using: &one) == (0..<9).map { _ in model.sample(using: &other) })
  }

  @Test(arguments: planes) func drawsInThePlane(_ model: MultivariateNormal) {
    var source = RandomSource(seed: 1)
    let sample = model.sample(5000, using: &source)
    Self.expectSquares(model.mahalanobisSquared(sample).reduce(0, +), count: 10_000)

    var (one, other) = (RandomSource(seed: 2), RandomSource(seed: 2))
    let (row, point) = (model.sample(1, using: &one).row(0), model.sample(using: &other))
    #expect(row == point)
  }

  @Test(arguments: planes) func likelihoodsAreSums(_ model: MultivariateNormal) {
    var source = RandomSource(seed: 1)
    let sample = model.sample(40, using: &source)
    expectClose(model.logLikelihood(sample), model.logDensity(sample).compensatedSum(), ulps: 0)
    expectClose(
      model.logLikelihood(sample), sample.rows.map { log(model.density($0)) }.reduce(0, +))
    #expect(model.logLikelihood(Matrix(rowCount: 0, columnCount: 2)) == 0)
  }

  /// A diagonal covariance has a density of its own in classifiers; it is that of the full matrix.
  @Test func classesOfADiagonalModelHaveTheDensityOfTheirMatrix() throws {
    try forAll(cases: 50) { generator in
      let points = Matrix((0..<12).map { _ in generator.vector(3, in: -2...2) })
      let bayes = try GaussianClassifier(
        maximumLikelihood: Dataset(features: points, labels: (0..<12).map { $0 % 2 }),
        covariance: .perClassDiagonal)
      for k in 0..<2 {
        let own = bayes.distribution(of: k)
        let full = try MultivariateNormal(mean: own.mean, covariance: own.covariance)
        // A dozen sums and divisions of numbers below 1000.
        expectClose(
          own.logDensity(points), full.logDensity(points), relative: 1e-13, absolute: 1e-13)
        expectClose(own.entropy(), full.entropy(), absolute: 1e-13)
      }
    }
  }

  // MARK: Edges

  @Test func aPointMassHasNoEntropyInAnyUnit() {
    let point = Normal(mean: 3, standardDeviation: 0)
    #expect(InformationUnit.allCases.allSatisfy { point.entropy(in: $0) == -.infinity })
    var source = RandomSource(seed: 1)
    #expect(point.sample(3, using: &source) == [3, 3, 3])
  }
}
