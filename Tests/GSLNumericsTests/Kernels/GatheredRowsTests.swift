import Testing

@testable import GSLNumerics

@Suite struct GatheredRowsTests {
  // MARK: Known values

  @Test func aRowIsFilledAndNoOther() {
    var matrix = Matrix(rowCount: 3, columnCount: 2, repeating: -1)
    let values = (0..<256).map { Double($0) / 2 }
    matrix.fillRow(1, with: [9, 8, 7, 255, 1, 0], row: 1, values: values)
    #expect(matrix == Matrix([[-1, -1], [3.5, 127.5], [-1, -1]]))
    matrix.fillRow(2, with: [9, 8, 7, 255, 1, 0], row: 2, values: values)
    #expect(matrix == Matrix([[-1, -1], [3.5, 127.5], [0.5, 0]]))
  }

  // MARK: Edges

  @Test func rowsThatAreNotThereStop() async {
    await #expect(processExitsWith: .failure) {
      var matrix = Matrix(rowCount: 1, columnCount: 2)
      matrix.fillRow(1, with: [1, 2], row: 0, values: [Double](repeating: 0, count: 256))
    }
    await #expect(processExitsWith: .failure) {
      var matrix = Matrix(rowCount: 1, columnCount: 2)
      matrix.fillRow(0, with: [1, 2, 3], row: 1, values: [Double](repeating: 0, count: 256))
    }
    await #expect(processExitsWith: .failure) {
      var matrix = Matrix(rowCount: 1, columnCount: 2)
      matrix.fillRow(0, with: [1, 2], row: 0, values: [0])
    }
  }
}
