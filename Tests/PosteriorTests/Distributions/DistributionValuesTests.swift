import Foundation
import GSLNumerics
import Posterior
import PosteriorTestSupport
import Testing

/// Distributions against Tests/Fixtures/Distributions/distributions.json: mpmath, 50 digits, by
/// Tests/Reference/distributions.py.
@Suite struct DistributionValuesTests {
  /// The cases of a distribution; there must be some.
  static func cases(_ name: String) throws -> [[String: FixtureValue]] {
    let cases = try Fixture.load("Distributions/distributions").cases.filter {
      $0["distribution"]!.string == name
    }
    try #require(!cases.isEmpty)
    return cases
  }

  @Test func bernoulli() throws {
    for example in try Self.cases("bernoulli") {
      let model = Bernoulli(probability: example["probability"]!.number)
      let expected = example["log_probabilities"]!.vector
      expectClose(model.logProbability(of: false), expected[0], ulps: 2)
      expectClose(model.logProbability(of: true), expected[1], ulps: 2)
      expectClose(model.mean, example["mean"]!.number, ulps: 0)
      expectClose(model.variance, example["variance"]!.number, ulps: 2)
      expectClose(model.entropy(), example["entropy"]!.number, ulps: 4)
    }
  }

  @Test func binomial() throws {
    for example in try Self.cases("binomial") {
      let model = Binomial(
        trials: example["trials"]!.integer, probability: example["probability"]!.number)
      // Logarithms up to n ln n and n ln 1000 are added, each with an error of 2 ulp.
      let n = Double(model.trials)
      let tolerance = 0x1p-51 * (1 + n * 15)
      for (k, expected) in zip(
        example["outcomes"]!.vector, example["log_probabilities"]!.vector)
      {
        expectClose(model.logProbability(of: Int(k)), expected, absolute: tolerance)
      }
      expectClose(model.mean, example["mean"]!.number, ulps: 1)
      expectClose(model.variance, example["variance"]!.number, ulps: 3)
      expectClose(
        model.entropy(), example["entropy"]!.number, relative: 2 * tolerance, absolute: tolerance)
    }
  }

  @Test func categorical() throws {
    for example in try Self.cases("categorical") {
      let model = try Categorical(probabilities: example["probabilities"]!.vector)
      for (k, expected) in example["log_probabilities"]!.vector.enumerated() {
        expectClose(model.logProbability(of: k), expected, ulps: 1)
      }
      expectClose(model.entropy(), example["entropy"]!.number, ulps: 4)
    }
  }

  @Test func normal() throws {
    for example in try Self.cases("normal") {
      let model = Normal(
        mean: example["mean"]!.number,
        standardDeviation: example["standard_deviation"]!.number)
      for (x, expected) in zip(example["outcomes"]!.vector, example["log_densities"]!.vector) {
        expectClose(model.logDensity(x), expected, ulps: 8)
      }
      expectClose(model.variance, example["variance"]!.number, ulps: 1)
      expectClose(model.entropy(), example["entropy"]!.number, ulps: 8)
    }
  }

  @Test func multivariateNormal() throws {
    for example in try Self.cases("multivariate normal") {
      let model = try MultivariateNormal(
        mean: example["mean"]!.vector, covariance: Matrix(example["covariance"]!.matrix))
      for (x, expected) in zip(example["outcomes"]!.matrix, example["log_densities"]!.vector) {
        expectClose(model.logDensity(x), expected)
        expectClose(model.density(x), exp(expected), ulps: 64)
      }
      expectClose(model.entropy(), example["entropy"]!.number)
    }
  }
}
