import GSLNumerics
import PosteriorTestSupport
import Testing

@testable import Posterior

@Suite struct GaussianClassifierSampleTests {
  // MARK: Properties

  @Test func aFitFindsTheModelAgain() throws {
    let model = GaussianClassifier(
      priors: [0.25, 0.75],
      distributions: [
        try MultivariateNormal(mean: [1, -2], covariance: Matrix([[2, 0.5], [0.5, 1]])),
        try MultivariateNormal(mean: [-3, 4], covariance: Matrix([[1, -0.3], [-0.3, 3]])),
      ])
    var source = RandomSource(seed: 1)
    let count = 40_000
    let sample = model.sample(count, using: &source)
    #expect(sample.count == count && sample.classNames == ["0", "1"])
    let fit = try GaussianClassifier(maximumLikelihood: sample, covariance: .perClass)
    // 5.5 standard errors: a dozen normal estimates are all within them but once in 2·10⁶ samples.
    let share = (0.25 * 0.75 / Double(count)).squareRoot()
    expectClose(fit.priors[0], 0.25, absolute: 5.5 * share)
    for k in 0...1 {
      let size = model.priors[k] * Double(count)
      let truth = model.distribution(of: k)
      for i in 0..<2 {
        let variance = truth.covariance[i, i]
        expectClose(
          fit.means[k][i], truth.mean[i], absolute: 5.5 * (variance / size).squareRoot())
        for j in 0..<2 {
          let product = variance * truth.covariance[j, j]
          let square = truth.covariance[i, j] * truth.covariance[i, j]
          expectClose(
            fit.covariances[k][i, j], truth.covariance[i, j],
            absolute: 5.5 * ((product + square) / size).squareRoot())
        }
      }
    }
  }

  @Test func theSameSourceMakesTheSameSample() throws {
    let model = try GaussianClassifier(
      priors: [0.5, 0.5], means: [[0], [1]], covariance: Matrix([[1]]))
    var (first, second) = (RandomSource(seed: 7), RandomSource(seed: 7))
    #expect(model.sample(50, using: &first) == model.sample(50, using: &second))
  }

  // MARK: Edges

  @Test func aClassOfPriorZeroIsNeverDrawn() throws {
    let model = try GaussianClassifier(
      priors: [0, 1, 0], means: [[0], [5], [9]], covariance: Matrix([[1]]))
    var source = RandomSource(seed: 1)
    #expect(model.sample(100, using: &source).classCounts == [0, 100, 0])
    #expect(model.sample(0, using: &source).count == 0)
  }
}
