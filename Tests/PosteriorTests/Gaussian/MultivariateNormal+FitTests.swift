import GSLNumerics
import Posterior
import PosteriorTestSupport
import Testing

@Suite struct MultivariateNormalFitTests {
  // MARK: Known values (by hand)

  @Test func threePoints() throws {
    let points = Matrix([[0, 0], [3, 0], [0, 6]])
    let likely = try MultivariateNormal(maximumLikelihood: points)
    expectClose(likely.mean, [1, 2], absolute: 0)
    expectClose(likely.covariance.elements, [2, -2, -2, 8], relative: 1e-15, absolute: 0)
    let unbiased = try MultivariateNormal(sample: points, divisor: .unbiased)
    expectClose(unbiased.covariance.elements, [3, -3, -3, 12], relative: 1e-15, absolute: 0)
  }

  // MARK: Properties

  @Test func noOtherDistributionIsMoreLikely() throws {
    try forAll { generator in
      let dimension = generator.integer(in: 1...4)
      let points = Matrix((0..<12).map { _ in generator.vector(dimension, in: -1...1) })
      let best = try MultivariateNormal(maximumLikelihood: points)
      var covariance = best.covariance
      covariance[0, 0] *= generator.double(in: 1.01...1.2)
      let other = try MultivariateNormal(
        mean: best.mean.map { $0 + generator.double(in: -0.1...0.1) }, covariance: covariance)
      let (most, less) = (
        best.logDensity(points).reduce(0, +), other.logDensity(points).reduce(0, +)
      )
      #expect(less < most)
    }
  }

  // MARK: Edges

  @Test func impossiblePoints() {
    #expect(throws: FitError.tooFewExamples(count: 2, needed: 3)) {
      try MultivariateNormal(maximumLikelihood: Matrix([[0, 1], [1, 0]]))
    }
    #expect(throws: FitError.collinearFeature(name: "x2", others: ["x1"])) {
      try MultivariateNormal(maximumLikelihood: Matrix([[0, 1], [1, 3], [2, 5], [5, 11]]))
    }
    #expect(throws: FitError.constantFeature(name: "x1", value: 7, withinClasses: false)) {
      try MultivariateNormal(maximumLikelihood: Matrix([[7, 1], [7, 3], [7, 4]]))
    }
  }
}
