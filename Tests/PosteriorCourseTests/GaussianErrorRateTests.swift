import Foundation
import GSLNumerics
import Posterior
import PosteriorCourse
import PosteriorTestSupport
import Testing

@Suite struct GaussianErrorRateTests {
  /// Two unit normals at ±Δ/2 on the first axis.
  static func pair(
    distance: Double, dimension: Int = 2
  ) throws -> (positive: MultivariateNormal, negative: MultivariateNormal) {
    var mean = [Double](repeating: 0, count: dimension)
    mean[0] = distance / 2
    return (
      try MultivariateNormal(mean: mean, covariance: .identity(dimension)),
      try MultivariateNormal(mean: mean.map { -$0 }, covariance: .identity(dimension))
    )
  }

  // MARK: Known values

  @Test func theBestRateMatchesTheReference() throws {
    for example in try Fixture.load("Classifiers/efron").cases {
      let (distance, prior) = (
        example["Delta"]!.number, EfronEfficiencyTests.prior(example["pi1"]!)
      )
      let (positive, negative) = try Self.pair(distance: distance)
      let best = LinearDecision(weights: [distance, 0], bias: logit(prior))
      let rate = errorRate(of: best, positive: positive, negative: negative, prior: prior)
      // Twelve digits are printed.
      expectClose(rate, example["bayes_error"]!.number, relative: 1e-11, absolute: 0)
    }
  }

  @Test func ownCovariancesCountEach() throws {
    // z = x: the positive class N(1, 1) is missed below 0, the negative N(−1, 4) raised above.
    let rate = errorRate(
      of: LinearDecision(weights: [1], bias: 0),
      positive: try MultivariateNormal(mean: [1], covariance: Matrix([[1]])),
      negative: try MultivariateNormal(mean: [-1], covariance: Matrix([[4]])), prior: 0.25)
    expectClose(
      rate, 0.25 * StandardNormal.cumulative(-1) + 0.75 * StandardNormal.cumulative(-0.5))
  }

  static let references: [(Double, Double, Double, Double, Double)] = [
    (2.0, 0.5, 0.01, 0.0, 1.2098737863522525e-5),
    (2.0, 0.5, 0.0, 0.01, 1.2098334585703146e-5),
    (2.0, 0.5, 1e-06, 1e-06, 2.4197072451914333e-13),
    (3.0, 0.25, 0.001, -0.002, 3.9355323379420191e-7),
    (4.0, 0.9375, 0.0001, 0.001, 2.1002286762929073e-8),
    (0.5, 0.75, 0.03, 0.02, 5.0633314732378277e-6),
    (1.0, 0.5, 0.5, 0.25, 0.026765218537473191),
    (4.0, 0.5, 1.5, -1.0, 0.44301743186684413),
    (2.5, 0.125, 3.0, 0.5, 0.48906592047897272),
    (8.0, 0.5, 1e-08, 0.0, 2.6766045152977082e-20),
  ]

  @Test func theExcessMatchesTheReference() throws {
    // mpmath 1.3.0, 60 digits: Tests/Reference/excess_error_rate.py
    for (distance, prior, angle, shift, excess) in Self.references {
      let (positive, negative) = try Self.pair(distance: distance)
      let (sine, halfSine) = (sin(angle), sin(angle / 2))
      let cosine = 1 - 2 * halfSine * halfSine
      // Decide for the positive class where u·x > c.
      let threshold = -logit(prior) / distance + shift
      let decision = LinearDecision(weights: [3 * cosine, 3 * sine], bias: -3 * threshold)
      let found = excessErrorRate(
        of: decision, positive: positive, negative: negative, prior: prior)
      expectClose(found, excess, relative: 1e-14 + 2e-15 / (angle + shift.magnitude), absolute: 0)
    }
  }

  // MARK: Properties

  @Test func theExcessIsTheDifferenceWhereThatIsLarge() throws {
    try forAll { generator in
      let dimension = generator.integer(in: 1...6)
      let rows = (0..<(2 * dimension + 2)).map { _ in generator.vector(dimension, in: -1...1) }
      let covariance = Matrix(rows).gramMatrix
      let means = (0..<2).map { _ in generator.vector(dimension, in: -3...3) }
      let prior = generator.double(in: 0.05...0.95)
      let model = try GaussianClassifier(
        priors: [prior, 1 - prior], means: means, covariance: covariance)
      let best = model.linearDecision(for: 0, against: 1)
      let (positive, negative) = (model.distribution(of: 0), model.distribution(of: 1))
      let size = generator.double(in: 0...1) * generator.double(in: 0...1)
      let decision = LinearDecision(
        weights: best.weights.map { $0 * (1 + generator.double(in: -size...size)) },
        bias: best.bias + generator.double(in: -size...size))
      func rate(_ decision: LinearDecision) -> Double {
        errorRate(of: decision, positive: positive, negative: negative, prior: prior)
      }
      let excess = excessErrorRate(
        of: decision, positive: positive, negative: negative, prior: prior)
      // Rates are at most 1; Φ and its argument round some ten times, the covariance's condition is
      // below 10³.
      expectClose(excess, rate(decision) - rate(best), absolute: 1e-13)
      // Zero up to the square of the rounding of the direction and the threshold.
      let none = excessErrorRate(of: best, positive: positive, negative: negative, prior: prior)
      #expect(none.magnitude < 1e-24)
      #expect(excess > -1e-24)
    }
  }

  @Test func seriesAndDifferencesMeet() throws {
    // Where the series ends, at |h| (1 + |a|) = 1, both forms hold.
    let (positive, negative) = try Self.pair(distance: 2)
    func excess(_ shift: Double) -> Double {
      excessErrorRate(
        of: LinearDecision(weights: [1, 0], bias: -shift), positive: positive, negative: negative,
        prior: 0.5)
    }
    // The slope there is below φ(1): neighbors of ½ differ by less than their distance.
    expectClose(excess(0.5), excess(0.5.nextUp), absolute: 4e-16)
    expectClose(
      excess(0.5),
      (StandardNormal.cumulative(-0.5) + StandardNormal.cumulative(-1.5)) / 2
        - StandardNormal.cumulative(-1), absolute: 4e-16)
  }

  // MARK: Edges

  @Test func aDecisionWithoutWeightsIsConstant() throws {
    let (positive, negative) = try Self.pair(distance: 2)
    for (bias, rate) in [(1.0, 0.75), (0, 0.75), (-1, 0.25)] {
      let decision = LinearDecision(weights: [0, 0], bias: bias)
      #expect(
        errorRate(of: decision, positive: positive, negative: negative, prior: 0.25) == rate)
      let best = LinearDecision(weights: [2, 0], bias: logit(0.25))
      expectClose(
        excessErrorRate(of: decision, positive: positive, negative: negative, prior: 0.25),
        rate - errorRate(of: best, positive: positive, negative: negative, prior: 0.25))
    }
  }

  @Test func anOppositeDecisionIsAlwaysWrong() throws {
    let (positive, negative) = try Self.pair(distance: 20)
    let decision = LinearDecision(weights: [-1, 0], bias: 0)
    expectClose(errorRate(of: decision, positive: positive, negative: negative, prior: 0.5), 1)
    expectClose(
      excessErrorRate(of: decision, positive: positive, negative: negative, prior: 0.5), 1)
  }

  @Test func refusesOtherDimensions() async {
    await #expect(processExitsWith: .failure) {
      let (positive, negative) = try GaussianErrorRateTests.pair(distance: 1)
      _ = errorRate(
        of: LinearDecision(weights: [1], bias: 0), positive: positive, negative: negative,
        prior: 0.5)
    }
    await #expect(processExitsWith: .failure) {
      let (positive, _) = try GaussianErrorRateTests.pair(distance: 1)
      let negative = try MultivariateNormal(
        mean: [0, 0], covariance: Matrix(diagonal: [1, 2]))
      _ = excessErrorRate(
        of: LinearDecision(weights: [1, 0], bias: 0), positive: positive, negative: negative,
        prior: 0.5)
    }
  }
}
