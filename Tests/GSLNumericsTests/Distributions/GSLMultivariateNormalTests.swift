import Foundation
import GSLNumerics
import PosteriorTestSupport
import Testing

@Suite struct GSLMultivariateNormalTests {
  // MARK: Known values (by hand)

  @Test func byHand() throws {
    // |Σ| = 3, and (2, 0)ᵀ Σ⁻¹ (2, 0) = 8/3.
    let model = try GSLMultivariateNormal(mean: [1, 1], covariance: Matrix([[2, 1], [1, 2]]))
    expectClose(try model.logDeterminant(), log(3))
    let inverse = Matrix([[2.0 / 3, -1.0 / 3], [-1.0 / 3, 2.0 / 3]])
    expectClose(model.inverseCovariance, inverse, within: { _, _ in 1e-15 })
    expectClose(
      try model.logDensity(Matrix([[3, 1]])), [-log(2 * Double.pi) - log(3) / 2 - 4.0 / 3],
      absolute: 1e-15)
  }

  // MARK: Properties

  @Test func oursAgrees() throws {
    try forAll(cases: 200) { generator in
      let size = generator.integer(in: 1...8)
      let covariance = generator.covariance(size)
      let model = try GSLMultivariateNormal(
        mean: generator.vector(size, in: -1...1), covariance: covariance)
      let ours = try CholeskyFactorization(covariance)
      let points = generator.matrix(5, size)

      expectClose(
        try model.logDeterminant(), ours.logDeterminant, relative: 1e-12, absolute: 1e-12)
      let largest = ours.inverse.elements.map(\.magnitude).max() ?? 0
      expectClose(model.inverseCovariance, ours.inverse, within: { _, _ in 1e-12 * largest })
      let atMean = -(Double(size) * log(2 * Double.pi) + ours.logDeterminant) / 2
      let densities = ours.distancesSquared(points, from: model.mean, times: -0.5, plus: atMean)
      for (theirs, own) in zip(try model.logDensity(points), densities) {
        expectClose(theirs, own, relative: 1e-12, absolute: 1e-12)
      }
    }
  }

  // MARK: Edges

  @Test func impossibleMatricesAreRefused() async {
    #expect(throws: NumericalError.self) {
      try GSLMultivariateNormal(mean: [0, 0], covariance: Matrix([[1, 2], [2, 1]]))
    }
    #expect(throws: NumericalError.notSquare(rowCount: 2, columnCount: 1)) {
      try GSLMultivariateNormal(mean: [0, 0], covariance: Matrix([[1], [2]]))
    }
    #expect(throws: NumericalError.notFinite(row: 0, column: 0, value: .infinity)) {
      try GSLMultivariateNormal(mean: [0], covariance: Matrix([[.infinity]]))
    }
    await #expect(processExitsWith: .failure) {
      _ = try GSLMultivariateNormal(mean: [], covariance: Matrix([]))
    }
    await #expect(processExitsWith: .failure) {
      let model = try GSLMultivariateNormal(mean: [0], covariance: Matrix([[1]]))
      _ = try model.logDensity(Matrix([[1, 2]]))
    }
  }
}
