import GSLNumerics
import PosteriorTestSupport
import Testing

@testable import Posterior

@Suite struct FisherAxesTests {
  // MARK: Known values (R's MASS::lda, printed to 7 and 4 digits)

  @Test func irisHasTheAxesOfMASS() throws {
    let iris = try DataTable.dataset("iris")
    let axes = try FisherAxes(of: GaussianClassifier(fittedTo: iris, divisor: .unbiased))
    #expect(axes.count == 2)
    let first = [0.8293776, 1.5344731, -2.2012117, -2.8104603]
    let second = [0.0241021, 2.1645212, -0.9319212, 2.8391879]
    expectClose(axes.directions.column(0), first, absolute: 5.1e-8)
    expectClose(axes.directions.column(1), second, absolute: 5.1e-8)
    expectClose(axes.proportionsOfTrace, [0.991213, 0.008787], absolute: 5.1e-7)
  }

  // MARK: Properties

  @Test func withinClassesTheCoordinatesAreUncorrelatedAndOfVarianceOne() throws {
    for name in ["iris", "wine"] {
      let dataset = try DataTable.dataset(name)
      let axes = try FisherAxes(of: GaussianClassifier(fittedTo: dataset, divisor: .unbiased))
      let projected = Dataset(features: axes.project(dataset.features), labels: dataset.labels)
      let model = try GaussianClassifier(fittedTo: projected, divisor: .unbiased)
      // Conditions of the covariances are below 10⁹ in wine, most of it scale.
      expectClose(model.covariances[0].elements, [1, 0, 0, 1], absolute: 1e-10)
      // The classes' means have the variance ratios as their variances, and are 0 together.
      for k in 0..<2 {
        let coordinates = model.means.map { $0[k] }
        let variance = zip(model.priors, coordinates).reduce(0.0) { $0 + $1.0 * $1.1 * $1.1 }
        expectClose(variance, axes.varianceRatios[k], relative: 1e-10, absolute: 0)
        let mean = zip(model.priors, coordinates).reduce(0.0) { $0 + $1.0 * $1.1 }
        expectClose(mean, 0, absolute: 1e-10)
      }
    }
  }

  @Test func theCoordinatesDecideAsTheFeaturesDo() throws {
    let wine = try DataTable.dataset("wine")
    let model = try GaussianClassifier(maximumLikelihood: wine)
    let axes = try FisherAxes(of: model)
    let projected = Dataset(features: axes.project(wine.features), labels: wine.labels)
    let small = try GaussianClassifier(maximumLikelihood: projected)
    let (all, two) = (model.posterior(wine.features), small.posterior(projected.features))
    expectClose(two.elements, all.elements, relative: 1e-9, absolute: 0)
  }

  // MARK: Edges

  @Test func meansOnALineHaveOneAxis() throws {
    let model = try GaussianClassifier(
      priors: [0.25, 0.25, 0.5], means: [[0, 0], [1, 1], [3, 3]], covariance: .identity(2))
    let axes = try FisherAxes(of: model)
    #expect(axes.count == 1 && axes.proportionsOfTrace == [1])
    expectClose(axes.directions.column(0), [0.5, 0.5].map { $0.squareRoot() }, absolute: 4e-16)
    // Means 0, 1, 3 along the diagonal, times √2: variance 2 · (¼ + 9/2 − (7/4)²).
    expectClose(axes.varianceRatios[0], 3.375)
  }

  @Test func equalMeansHaveNoAxis() throws {
    let model = try GaussianClassifier(
      priors: [0.5, 0.5], means: [[1, 2], [1, 2]], covariance: .identity(2))
    let axes = try FisherAxes(of: model)
    #expect(axes.count == 0)
    #expect(axes.proportionsOfTrace == [])
  }

  @Test func refusesOwnCovariances() async {
    await #expect(processExitsWith: .failure) {
      let class0 = try MultivariateNormal(mean: [0], covariance: Matrix([[1]]))
      _ = try FisherAxes(
        of: GaussianClassifier(priors: [0.5, 0.5], distributions: [class0, class0]))
    }
  }
}
