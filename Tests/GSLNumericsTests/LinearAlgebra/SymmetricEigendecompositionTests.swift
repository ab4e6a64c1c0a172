import GSLNumerics
import PosteriorTestSupport
import Testing

@Suite struct SymmetricEigendecompositionTests {
  // MARK: Known values (Tests/Fixtures/Numerics/matrices.json: mpmath, 60 digits; by hand)

  @Test func extremeEigenvaluesMatchTheReference() throws {
    for entry in try Fixture.load("Numerics/matrices").cases where entry["symmetric"]!.bool {
      let matrix = Matrix(entry["matrix"]!.matrix)
      let values = try SymmetricEigendecomposition(matrix).values
      let (smallest, largest) = (
        entry["eigenvalue_min"]!.number, entry["eigenvalue_max"]!.number
      )
      // Backward stability: an error of a few nε of the norm.
      let bound = 4 * Double(matrix.rowCount) * 0x1p-53 * max(largest.magnitude, smallest.magnitude)
      expectClose(values.first!, largest, absolute: bound)
      expectClose(values.last!, smallest, absolute: bound)
    }
  }

  @Test func eigenvectorsHaveTheirSigns() throws {
    let decomposition = try SymmetricEigendecomposition(Matrix([[2, -1], [-1, 2]]))
    let half = 0.5.squareRoot()
    expectClose(decomposition.values, [3, 1], absolute: 0x1p-50)
    expectClose(decomposition.vectors.elements, [half, half, -half, half], absolute: 0x1p-50)
  }

  @Test func diagonalMatricesAreSorted() throws {
    let decomposition = try SymmetricEigendecomposition(Matrix(diagonal: [-1, 5, 2]))
    #expect(decomposition.values == [5, 2, -1])
    #expect(decomposition.vectors == Matrix([[0, 0, 1], [1, 0, 0], [0, 1, 0]]))
  }

  // MARK: Properties

  private func symmetric(_ generator: inout Generator) -> Matrix {
    let size = generator.integer(in: 1...12)
    let matrix = generator.matrix(size, size)
    return matrix + matrix.transposed
  }

  @Test func vectorsAreOrthonormalAndRebuildTheMatrix() throws {
    try forAll { generator in
      let matrix = symmetric(&generator)
      let size = matrix.rowCount
      let decomposition = try SymmetricEigendecomposition(matrix)
      let (values, vectors) = (decomposition.values, decomposition.vectors)
      // Householder reduction and QR steps are backward stable; the constant is 8n here.
      let unit = 8 * Double(size) * 0x1p-53
      let norm = max(values.first!.magnitude, values.last!.magnitude)
      expectClose(vectors.gramMatrix, .identity(size)) { _, _ in unit }
      expectClose(vectors * Matrix(diagonal: values) * vectors.transposed, matrix) { _, _ in
        unit * norm
      }
      #expect(values == values.sorted(by: >))
      expectClose(
        values.compensatedSum(), matrix.diagonal.compensatedSum(),
        absolute: unit * Double(size) * norm)
    }
  }

  @Test func theFirstComponentThatIsNotNegligibleIsPositive() throws {
    try forAll { generator in
      for vector in try SymmetricEigendecomposition(symmetric(&generator)).vectors.columns {
        let largest = vector.map(\.magnitude).max()!
        #expect(vector.first { $0.magnitude > largest / 1024 }! > 0)
      }
    }
  }

  @Test func powersOfTwoScaleTheValuesExactly() throws {
    try forAll { generator in
      let matrix = symmetric(&generator)
      let factor = Double(sign: .plus, exponent: generator.integer(in: -900...900), significand: 1)
      let decomposition = try SymmetricEigendecomposition(matrix)
      let scaled = try SymmetricEigendecomposition(factor * matrix)
      #expect(scaled.values == decomposition.values.map { factor * $0 })
      #expect(scaled.vectors == decomposition.vectors)
    }
  }

  // MARK: Edges

  @Test func emptyAndZeroMatrices() throws {
    #expect(try SymmetricEigendecomposition(Matrix([])).values == [])
    let zero = try SymmetricEigendecomposition(Matrix(rowCount: 2, columnCount: 2))
    #expect(zero.values == [0, 0] && zero.vectors == .identity(2))
    let single = try SymmetricEigendecomposition(Matrix([[-3]]))
    #expect(single.values == [-3] && single.vectors == .identity(1))
  }

  @Test func whatIsNotASymmetricMatrixIsRefused() {
    #expect(throws: NumericalError.notSquare(rowCount: 1, columnCount: 2)) {
      try SymmetricEigendecomposition(Matrix([[1, 2]]))
    }
    #expect(throws: NumericalError.notSymmetric(row: 1, column: 0, value: 3, mirrored: 2)) {
      try SymmetricEigendecomposition(Matrix([[1, 2], [3, 1]]))
    }
    #expect(throws: NumericalError.notFinite(row: 0, column: 0, value: .infinity)) {
      try SymmetricEigendecomposition(Matrix([[.infinity]]))
    }
    #expect(throws: NumericalError.self) { try SymmetricEigendecomposition(Matrix([[.nan]])) }
  }
}
