import GSLNumerics
import Testing

@Suite struct NumericalErrorTests {
  // MARK: Known values (written out)

  @Test(arguments: [
    (
      NumericalError.notFinite(row: 1, column: 2, value: .nan),
      "entry (1, 2) is nan, not a finite number"
    ),
    (.notSquare(rowCount: 2, columnCount: 3), "the matrix is 2 × 3, not square"),
    (
      .notSymmetric(row: 1, column: 0, value: 0.5, mirrored: 0.4),
      "entry (1, 0) is 0.5 but entry (0, 1) is 0.4: the matrix is not symmetric"
    ),
    (
      .notPositiveDefinite(column: 1, pivot: -3),
      "the matrix is not positive definite: pivot 1 is -3.0"
    ),
    (
      .singular(column: 2, relativePivot: 1e-17),
      "the matrix is singular: column 2 is a linear combination of the columns before it "
        + "(unexplained share 1e-17)"
    ),
    (
      .gsl(status: 20, reason: "matrix not square"), "GSL reports status 20: matrix not square"
    ),
  ])
  func theDescriptionSaysWhatAndWhere(_ error: NumericalError, _ text: String) {
    #expect(error.description == text)
  }
}
