import PosteriorTestSupport
import Testing

@testable import GSLNumerics

@Suite struct MatrixRowsTests {
  // MARK: Known values (written out)

  @Test func everyRowIsTransformed() {
    let matrix = Matrix([[1, 2], [3, 4]])
    let exchanged = mapRows(matrix) { row, result in
      result[0] = row[1]
      result[1] = row[0]
    }
    #expect(exchanged == Matrix([[2, 1], [4, 3]]))
    #expect(reduceRows(matrix) { $0[0] - $0[1] } == [-1, -1])
  }

  // MARK: Edges

  @Test func emptyShapes() {
    let (rowless, columnless) = (
      Matrix(rowCount: 0, columnCount: 2), Matrix(rowCount: 2, columnCount: 0)
    )
    #expect(softmax(rowless) == rowless && softmax(columnless) == columnless)
    #expect(reduceRows(rowless) { $0.count } == [])
    #expect(reduceRows(columnless) { $0.count } == [0, 0])
  }
}
