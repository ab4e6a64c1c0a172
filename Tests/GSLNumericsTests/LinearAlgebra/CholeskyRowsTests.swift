import CPosteriorGSL
import GSLNumerics
import PosteriorTestSupport
import Testing

@Suite struct CholeskyRowsTests {
  // MARK: Known values (by hand)

  @Test func theFirstPivotAtFaultIsNamed() {
    #expect(throws: NumericalError.notPositiveDefinite(column: 1, pivot: -3)) {
      try CholeskyFactorization(Matrix([[1, 2, 0], [2, 1, 0], [0, 0, -1]]))
    }
    #expect(throws: NumericalError.singular(column: 1, relativePivot: 0)) {
      try CholeskyFactorization(Matrix([[1, 2, 3], [2, 4, 6], [3, 6, 9]]))
    }
  }

  @Test func aColumnWithoutVarianceIsSingular() {
    #expect(throws: NumericalError.singular(column: 1, relativePivot: 0)) {
      try CholeskyFactorization(Matrix(diagonal: [1, 0, 2]))
    }
  }

  @Test func aCovarianceWithoutVarianceIsNotPositiveDefinite() {
    #expect(throws: NumericalError.notPositiveDefinite(column: 1, pivot: -9)) {
      try CholeskyFactorization(Matrix([[1, 3], [3, 0]]))
    }
  }

  @Test func thePivotAtFaultIsInTheUnitsOfTheMatrix() {
    #expect(throws: NumericalError.notPositiveDefinite(column: 1, pivot: -3 * 0x1p-600)) {
      try CholeskyFactorization(Matrix([[0x1p600, 2], [2, 0x1p-600]]))
    }
  }

  @Test(arguments: [(1, 1), (1, 3), (3, 1), (1e300, 1e-300), (1e-300, 1e300)])
  func theThresholdIsThatOfTheFormula(_ first: Double, _ second: Double) throws {
    // With two columns β is the correlation ρ: 1 − ρ² > t(1 + ρ²) at t = 0.1 is ρ² < 9/11.
    func factor(_ squaredCorrelation: Double) throws {
      let covariance = squaredCorrelation.squareRoot() * first.squareRoot() * second.squareRoot()
      _ = try CholeskyFactorization(
        Matrix([[first, covariance], [covariance, second]]), tolerance: 0.1)
    }
    try factor(0.9 / 1.1 - 1e-9)
    #expect(throws: NumericalError.self) { try factor(0.9 / 1.1 + 1e-9) }
  }

  // MARK: Properties

  private func refusal(of matrix: Matrix) -> NumericalError? {
    do throws(NumericalError) {
      _ = try CholeskyFactorization(matrix)
      return nil
    } catch {
      return error
    }
  }

  /// A random data set whose last column is a linear combination of all others and whose columns
  /// have units from 10⁻¹² to 10¹². In every second one the other columns nearly agree, so that
  /// their coefficients are large.
  ///
  /// - Parameter noise: The part of the last column that is independent of the others.
  private func covariance(_ generator: inout Generator, noise: Double = 0) -> Matrix {
    let size = generator.integer(in: 2...10)
    let count = generator.integer(in: (size + 5)...100)
    let isNearlyCollinear = generator.integer(in: 0...1) == 1
    let coefficients = (1..<size).map { _ in
      generator.double(in: 0.5...1) * (generator.integer(in: 0...1) == 0 ? 1 : -1)
    }
    var rows: [[Double]] = []
    for _ in 0..<count {
      var row = generator.vector(size - 1, in: -1...1)
      if isNearlyCollinear {
        for j in row.indices.dropFirst() { row[j] = row[0] + row[j] * 1e-3 }
      }
      let combination = zip(coefficients, row).reduce(0) { $0 + $1.0 * $1.1 }
      rows.append(row + [combination + noise * generator.double(in: -1...1)])
    }
    var data = Matrix(rows)
    for (j, column) in data.columns.enumerated() {
      let mean = column.compensatedSum() / Double(count)
      let unit = pow(10, generator.double(in: -12...12))
      for i in 0..<count { data[i, j] = (column[i] - mean) * unit }
    }
    return 1 / Double(count) * data.gramMatrix
  }

  @Test func exactlyCollinearColumnsAreRefused() {
    var acceptedAboveZero = 0
    forAll(cases: 1000) { generator in
      let matrix = covariance(&generator)
      guard case .singular(let column, _) = refusal(of: matrix) else {
        Issue.record("\(refusal(of: matrix)?.description ?? "accepted"): \(matrix)")
        return
      }
      #expect(column == matrix.columnCount - 1)
      if (try? CholeskyFactorization(matrix, tolerance: 0)) != nil { acceptedAboveZero += 1 }
    }
    // What a test for pivots above 0 would let through.
    #expect(acceptedAboveZero > 100)
  }

  @Test func columnsWithAPartOfTheirOwnAreAccepted() throws {
    // The smallest share that a column may have of its own falls with the coefficients, here up to
    // 10³.
    try forAll(cases: 1000) { generator in
      _ = try CholeskyFactorization(covariance(&generator, noise: 1e-4))
    }
  }

  @Test func indefiniteMatricesAreRefused() {
    forAll { generator in
      let size = generator.integer(in: 2...8)
      var matrix = generator.covariance(size)
      // A correlation beyond 1 by at least a tenth.
      let (i, j) = (generator.integer(in: 1...(size - 1)), 0)
      matrix[i, j] = 1.1 * (matrix[i, i] * matrix[j, j]).squareRoot()
      matrix[j, i] = matrix[i, j]
      guard case .notPositiveDefinite(let column, let pivot) = refusal(of: matrix) else {
        Issue.record("\(refusal(of: matrix)?.description ?? "accepted"): \(matrix)")
        return
      }
      #expect(column <= i && pivot < 0)
    }
  }

  // MARK: Edges

  @Test(arguments: [Double.nan, .infinity, -.infinity]) func nonfiniteElementsNeverPass(
    _ value: Double
  ) {
    for (i, j) in [(0, 0), (1, 1), (1, 0), (0, 1)] {
      var matrix = Matrix.identity(2)
      matrix[i, j] = value
      #expect(throws: NumericalError.self) { try CholeskyFactorization(matrix) }
    }
  }

  @Test func elementsThatOverflowInTheScaledMatrixAreRefused() {
    #expect(throws: NumericalError.notPositiveDefinite(column: 1, pivot: -.infinity)) {
      try CholeskyFactorization(Matrix([[1e-300, 1e300], [1e300, 1]]))
    }
    #expect(throws: NumericalError.notPositiveDefinite(column: 2, pivot: -.infinity)) {
      try CholeskyFactorization(
        Matrix([[1e-300, 0, 1e300], [0, 1, 0], [1e300, 0, 1]]))
    }
  }

  @Test func toleranceZeroAcceptsEveryPivotAboveZero() throws {
    let matrix = Matrix([[1, 1], [1, 1 + 0x1p-52]])
    #expect(throws: NumericalError.singular(column: 1, relativePivot: 0x1p-52 / (1 + 0x1p-52))) {
      try CholeskyFactorization(matrix)
    }
    #expect(try CholeskyFactorization(matrix, tolerance: 0).lower[1, 1] == 0x1p-26)
    #expect(throws: NumericalError.singular(column: 1, relativePivot: 0)) {
      try CholeskyFactorization(Matrix([[1, 1], [1, 1]]), tolerance: 0)
    }
  }
}
