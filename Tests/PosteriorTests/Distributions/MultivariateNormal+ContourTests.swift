import GSLNumerics
import Posterior
import PosteriorTestSupport
import Testing

@Suite struct MultivariateNormalContourTests {
  // MARK: Known values

  @Test func axesByHand() throws {
    // Eigenvalues 3 and 1 along the diagonals.
    let axes = try MultivariateNormal(mean: [0, 0], covariance: Matrix([[2, 1], [1, 2]]))
      .principalAxes()
    expectClose(axes.values, [3, 1], absolute: 1e-15)
    expectClose(axes.vectors.column(0), [0.5, 0.5].map { $0.squareRoot() }, absolute: 1e-15)
  }

  @Test func aCircle() throws {
    let points = try MultivariateNormal(mean: [1, 2], covariance: .identity(2))
      .contour(atMahalanobisDistance: 2, count: 5)
    let expected: [Double] = [3, 2, 1, 4, -1, 2, 1, 0, 3, 2]
    expectClose(points.elements, expected, absolute: 1e-15)
  }

  // MARK: Properties

  @Test func allPointsHaveTheDistanceAndTheLineIsClosed() throws {
    try forAll { generator in
      let rows = (0..<6).map { _ in generator.vector(2, in: -1...1) }
      let model = try MultivariateNormal(
        mean: generator.vector(2, in: -5...5), covariance: Matrix(rows).gramMatrix)
      let distance = generator.double(in: 0.1...5)
      let points = model.contour(atMahalanobisDistance: distance, count: 17)
      #expect(points.rowCount == 17 && points.row(0) == points.row(16))
      for found in model.mahalanobisSquared(points) {
        // The mean, up to 5, is added and subtracted; the covariance's condition is below 10³.
        expectClose(found, distance * distance, relative: 1e-12, absolute: 1e-12)
      }
    }
  }

  @Test func theShareOfPointsInsideIsTheProbability() throws {
    let model = try MultivariateNormal(
      mean: [75, 71.3], covariance: Matrix([[874, 327], [327, 929]]))
    var source = RandomSource(seed: 3)
    let count = 20_000
    let distances = model.mahalanobisSquared(model.sample(count, using: &source))
    for probability in [0.5, 0.95] {
      let radius = model.mahalanobisSquared(model.contour(containing: probability, count: 2))[0]
      let share = Double(distances.count { $0 <= radius }) / Double(count)
      // Binomial: 5.5 standard deviations are exceeded with probability below 1e−7.
      expectClose(
        share, probability,
        absolute: 5.5 * (probability * (1 - probability) / Double(count)).squareRoot())
    }
  }

  // MARK: Edges

  @Test func noProbabilityIsThePointOfTheMean() throws {
    let model = try MultivariateNormal(mean: [1, 2], covariance: .identity(2))
    #expect(model.contour(containing: 0, count: 2) == Matrix([[1, 2], [1, 2]]))
  }

  @Test func refusesOtherDimensionsAndProbabilities() async {
    await #expect(processExitsWith: .failure) {
      _ = try MultivariateNormal(mean: [0], covariance: .identity(1)).contour(containing: 0.5)
    }
    await #expect(processExitsWith: .failure) {
      _ = try MultivariateNormal(mean: [0, 0], covariance: .identity(2)).contour(containing: 1)
    }
  }
}
