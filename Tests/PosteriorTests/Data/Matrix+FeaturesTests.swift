import GSLNumerics
import PosteriorTestSupport
import Testing

@testable import Posterior

@Suite struct MatrixFeaturesTests {
  // MARK: Known values (by construction)

  @Test func onlyTheColumnsThatMakeUpAnotherAreNamed() {
    let rows: [[Double]] = [
      [1, 0, 2, 5], [0, 1, 1, -1], [2, 1, 0, 3], [1, 4, 1, 0], [3, 1, 1, 2],
    ]
    // Column 4 is twice column 0 less 1000 times column 3.
    let design = Matrix(rows.map { $0 + [2 * $0[0] - 1000 * $0[3]] })
    #expect(design.gramMatrix.regressors(ofColumn: 4) == [0, 3])
    let units = design * Matrix(diagonal: [1e-9, 1, 1, 1e9, 1e-3])
    #expect(units.gramMatrix.regressors(ofColumn: 4) == [0, 3])
  }

  @Test func featuresWithoutNamesAreNumbered() {
    #expect(Matrix(rowCount: 0, columnCount: 3).defaultFeatureNames == ["x1", "x2", "x3"])
  }

  // MARK: Edges

  @Test func theFirstColumnHasNoRegressors() {
    #expect(Matrix([[4]]).regressors(ofColumn: 0) == [])
  }

  @Test func collinearColumnsExplainNothing() {
    let design = Matrix([[1, 2, 3], [2, 4, 1], [3, 6, 5]])
    #expect(design.gramMatrix.regressors(ofColumn: 2) == [])
  }
}
