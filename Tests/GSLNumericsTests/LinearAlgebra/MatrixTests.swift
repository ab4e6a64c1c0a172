import GSLNumerics
import PosteriorTestSupport
import Testing

@Suite struct MatrixTests {
  static let wide = Matrix([[1, 2, 3], [4, 5, 6]])

  // MARK: Known values (written out)

  @Test func elementsLieRowAfterRow() {
    #expect(Self.wide.elements == [1, 2, 3, 4, 5, 6])
    #expect(Self.wide.rowCount == 2 && Self.wide.columnCount == 3)
    #expect(Self.wide[0, 2] == 3 && Self.wide[1, 0] == 4)
    #expect(Self.wide == Matrix(rowCount: 2, columnCount: 3, elements: [1, 2, 3, 4, 5, 6]))
  }

  @Test func rowsColumnsAndDiagonal() {
    #expect(Self.wide.row(1) == [4, 5, 6])
    #expect(Self.wide.column(1) == [2, 5])
    #expect(Self.wide.rows == [[1, 2, 3], [4, 5, 6]])
    #expect(Self.wide.columns == [[1, 4], [2, 5], [3, 6]])
    #expect(Self.wide.diagonal == [1, 5])
    #expect(Self.wide.transposed.diagonal == [1, 5])
  }

  @Test func specialMatrices() {
    #expect(Matrix.identity(2) == Matrix([[1, 0], [0, 1]]))
    #expect(Matrix(diagonal: [2, 3]) == Matrix([[2, 0], [0, 3]]))
    #expect(Matrix(rowCount: 1, columnCount: 2, repeating: 7) == Matrix([[7, 7]]))
    #expect(Matrix(rowCount: 1, columnCount: 2) == Matrix([[0, 0]]))
  }

  @Test func writingAnElementLeavesCopiesAlone() {
    var copy = Self.wide
    copy[1, 2] = -1
    #expect(copy.row(1) == [4, 5, -1] && Self.wide.row(1) == [4, 5, 6])
  }

  @Test func theDescriptionAlignsColumns() {
    #expect(Matrix([[1, -20], [300, 4]]).description == "[  1.0  -20.0]\n[300.0    4.0]")
  }

  @Test func mapAppliesToEveryElement() {
    #expect(Self.wide.map { 2 * $0 } == Matrix([[2, 4, 6], [8, 10, 12]]))
  }

  // MARK: Properties

  @Test func transposingExchangesRowsAndColumns() {
    forAll { generator in
      let matrix = generator.matrix(
        generator.integer(in: 0...5), generator.integer(in: 1...5))
      let transposed = matrix.transposed
      #expect(transposed.rows == matrix.columns)
      #expect(transposed.transposed == matrix)
    }
  }

  // MARK: Edges

  @Test func emptyShapes() {
    let rowless = Matrix(rowCount: 0, columnCount: 3)
    #expect(rowless.transposed == Matrix(rowCount: 3, columnCount: 0))
    #expect(rowless.rows == [] && rowless.columns == [[], [], []] && rowless.diagonal == [])
    #expect(Matrix([]) == Matrix(rowCount: 0, columnCount: 0) && Matrix([]).description == "")
  }

  @Test func impossibleShapesTrap() async {
    await #expect(processExitsWith: .failure) { _ = Matrix([[1, 2], [3]]) }
    await #expect(processExitsWith: .failure) { _ = Matrix([[1, 2], [3, 4]])[0, 2] }
    await #expect(processExitsWith: .failure) {
      _ = Matrix(rowCount: 2, columnCount: 2, elements: [1, 2, 3])
    }
    await #expect(processExitsWith: .failure) { _ = Matrix(rowCount: -1, columnCount: -1) }
  }
}
