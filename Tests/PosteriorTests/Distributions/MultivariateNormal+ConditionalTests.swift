import GSLNumerics
import Posterior
import PosteriorTestSupport
import Testing

@Suite struct MultivariateNormalConditionalTests {
  // MARK: Known values (by hand)

  @Test func twoCoordinates() throws {
    let model = try MultivariateNormal(mean: [1, 2], covariance: Matrix([[4, 3], [3, 9]]))
    // Given x₂ = 5: 1 + 3/9 · 3 = 2, and 4 − 9/9 = 3.
    let first = try model.conditional(given: [1: 5])
    expectClose(first.mean, [2], absolute: 1e-15)
    expectClose(first.covariance[0, 0], 3)
    // Given x₁ = −1: 2 − 3/4 · 2 = ½, and 9 − 9/4.
    let second = try model.conditional(given: [0: -1])
    expectClose(second.mean, [0.5], absolute: 1e-15)
    expectClose(second.covariance[0, 0], 6.75)
  }

  @Test func marginalsAreParts() throws {
    let model = try MultivariateNormal(
      mean: [1, 2, 3], covariance: Matrix([[4, 1, 2], [1, 9, 0.5], [2, 0.5, 16]]))
    let part = try model.marginal(of: [2, 0])
    #expect(part.mean == [3, 1])
    #expect(part.covariance == Matrix([[16, 2], [2, 4]]))
  }

  // MARK: Properties

  @Test func theDensityIsThatOfThePartsMultiplied() throws {
    try forAll { generator in
      let (model, points) = try MultivariateNormalTests.drawCase(&generator)
      let x = points.row(0)
      let known = x.indices.filter { _ in generator.integer(in: 0...1) == 1 }
      let others = x.indices.filter { !known.contains($0) }
      let marginal = try model.marginal(of: known)
      let conditional = try model.conditional(
        given: Dictionary(uniqueKeysWithValues: known.map { ($0, x[$0]) }))
      let product =
        marginal.logDensity(known.map { x[$0] }) + conditional.logDensity(others.map { x[$0] })
      // Squared distances up to 10⁴, each with the rounding of six-dimensional factors of a
      // condition below 10⁴.
      expectClose(
        product, model.logDensity(x), relative: 1e-11, absolute: 1e-11)
    }
  }

  // MARK: Edges

  @Test func nothingKnownAndEverythingKnown() throws {
    let model = try MultivariateNormal(mean: [1, 2], covariance: Matrix([[4, 3], [3, 9]]))
    let unchanged = try model.conditional(given: [:])
    #expect(unchanged.mean == model.mean)
    expectClose(
      unchanged.covariance.elements, model.covariance.elements, relative: 1e-15, absolute: 0)
    #expect(try model.conditional(given: [0: 1, 1: 1]).dimension == 0)
    #expect(try model.marginal(of: []).dimension == 0)
  }

  @Test func refusesCoordinatesThatAreNotThere() async {
    await #expect(processExitsWith: .failure) {
      _ = try MultivariateNormal(mean: [0], covariance: .identity(1)).marginal(of: [1])
    }
    await #expect(processExitsWith: .failure) {
      _ = try MultivariateNormal(mean: [0, 0], covariance: .identity(2)).marginal(of: [1, 1])
    }
    await #expect(processExitsWith: .failure) {
      _ = try MultivariateNormal(mean: [0], covariance: .identity(1)).conditional(given: [-1: 0])
    }
  }
}
