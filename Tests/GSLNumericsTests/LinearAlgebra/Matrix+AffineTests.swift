import GSLNumerics
import PosteriorTestSupport
import Testing

@Suite struct MatrixAffineTests {
  // MARK: Known values (by hand)

  @Test func twoFunctions() {
    let x = Matrix([[1, 2], [3, 4], [5, 7]])
    let values = x.affine(center: [1, 2], weights: Matrix([[1, 0], [2, -1]]), biases: [10, 20])
    #expect(values == Matrix([[10, 20], [12, 22], [14, 23]]))
  }

  // MARK: Properties

  /// Whole numbers: every sum is exact. The blocks have 64 rows.
  @Test func isTheProduct() {
    forAll { generator in
      let (d, k) = (generator.integer(in: 1...20), generator.integer(in: 1...9))
      func wholeNumbers(_ rowCount: Int, _ columnCount: Int) -> Matrix {
        generator.matrix(rowCount, columnCount, in: -9...9).map { $0.rounded() }
      }
      let x = wholeNumbers(generator.integer(in: 1...150), d)
      let weights = wholeNumbers(k, d)
      let (center, biases) = (wholeNumbers(1, d).elements, wholeNumbers(1, k).elements)
      var centered = x
      centered.addToEachRow(center, times: -1)
      var expected = centered * weights.transposed
      expected.addToEachRow(biases)
      #expect(x.affine(center: center, weights: weights, biases: biases) == expected)
    }
  }

  @Test func rowsAloneAndAmongOthersAreIdentical() {
    forAll { generator in
      let (d, k) = (generator.integer(in: 1...20), generator.integer(in: 1...9))
      let x = generator.matrix(generator.integer(in: 1...9), d)
      let weights = generator.matrix(k, d)
      let (center, biases) = (generator.vector(d, in: -1...1), generator.vector(k, in: -1...1))
      let values = x.affine(center: center, weights: weights, biases: biases)
      for (row, value) in zip(x.rows, values.rows) {
        let alone = Matrix([row]).affine(center: center, weights: weights, biases: biases)
        #expect(alone.elements == value)
      }
    }
  }

  // MARK: Edges

  @Test func noRowsAndNoColumns() {
    let none = Matrix(rowCount: 0, columnCount: 2)
    let weights = Matrix([[1, 2], [3, 4], [5, 6]])
    #expect(
      none.affine(center: [0, 0], weights: weights, biases: [1, 2, 3])
        == Matrix(rowCount: 0, columnCount: 3))
    let columnless = Matrix(rowCount: 2, columnCount: 0)
    #expect(
      columnless.affine(center: [], weights: columnless, biases: [1, 2])
        == Matrix([[1, 2], [1, 2]]))
  }

  @Test func shapesThatDoNotFitTrap() async {
    await #expect(processExitsWith: .failure) {
      _ = Matrix([[1, 2]]).affine(center: [0], weights: .identity(2), biases: [0, 0])
    }
    await #expect(processExitsWith: .failure) {
      _ = Matrix([[1, 2]]).affine(center: [0, 0], weights: .identity(2), biases: [0])
    }
    await #expect(processExitsWith: .failure) {
      _ = Matrix([[1, 2]]).affine(center: [0, 0], weights: .identity(3), biases: [0, 0, 0])
    }
  }
}
