import Testing

@testable import GSLNumerics

@Suite struct MatrixRequirementsTests {
  // MARK: Known values (written out)

  @Test func theFirstNonfiniteElementIsNamed() {
    #expect(throws: NumericalError.notFinite(row: 1, column: 0, value: .infinity)) {
      try Matrix([[1, 2, 3], [.infinity, 5, .nan]]).requireFinite()
    }
  }

  @Test func aMatrixThatIsNotSquareIsNamed() {
    #expect(throws: NumericalError.notSquare(rowCount: 1, columnCount: 2)) {
      try Matrix([[1, 2]]).requireSquare()
    }
  }

  @Test func asymmetryIsRoundingUpTo16UlpOfTheScale() throws {
    try Matrix([[1, 1 + 0x1p-48], [1, 1]]).requireSymmetric { _, _ in 1 }
    #expect(
      throws: NumericalError.notSymmetric(row: 1, column: 0, value: 1, mirrored: 1 + 0x1.1p-48)
    ) {
      try Matrix([[1, 1 + 0x1.1p-48], [1, 1]]).requireSymmetric { _, _ in 1 }
    }
  }

  // MARK: Edges

  @Test func anEmptyMatrixMeetsEveryRequirement() throws {
    try Matrix([]).requireSquare()
    try Matrix([]).requireFinite()
    try Matrix([]).requireSymmetric { _, _ in 0 }
  }
}
