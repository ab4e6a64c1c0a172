import GSLNumerics
import PosteriorTestSupport
import Testing

@testable import Posterior

@Suite struct ColumnMomentsTests {
  // MARK: Known values (by hand)

  @Test func smallMatrix() {
    let moments = ColumnMoments(Matrix([[1, 5, 4], [2, 5, 0], [6, 5, -4]]))
    #expect(moments.means == [3, 5, 0])
    expectClose(moments.variances, [14.0 / 3, 0, 32.0 / 3], relative: 1e-15, absolute: 0)
    #expect(moments.ranges == [5, 0, 8])
  }

  // MARK: Properties

  @Test func momentsAreThoseOfTheDefinition() {
    forAll { generator in
      let matrix = generator.matrix(generator.integer(in: 1...20), generator.integer(in: 0...4))
      let moments = ColumnMoments(matrix)
      for (j, column) in matrix.columns.enumerated() {
        let mean = column.compensatedSum() / Double(column.count)
        let squares = column.lazy.map { ($0 - mean) * ($0 - mean) }.compensatedSum()
        expectClose(moments.means[j], mean, absolute: 1e-14)
        expectClose(moments.variances[j], squares / Double(column.count), absolute: 1e-14)
      }
    }
  }

  // MARK: Edges

  @Test func farFromTheOriginTheVarianceKeepsItsDigits() {
    let moments = ColumnMoments(Matrix([[0x1p40], [0x1p40 + 1], [0x1p40 + 2], [0x1p40 + 3]]))
    #expect(moments.means == [0x1p40 + 1.5])
    #expect(moments.variances == [1.25])
  }

  @Test func noRows() async {
    await #expect(processExitsWith: .failure) {
      _ = ColumnMoments(Matrix(rowCount: 0, columnCount: 1))
    }
  }
}
