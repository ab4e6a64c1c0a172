import CPosteriorGSL
import GSLNumerics
import PosteriorTestSupport
import Testing

@Suite struct CholeskyFactorizationSolveTests {
  static let matrix = Matrix([[4, 2], [2, 5]])  // L = [[2, 0], [1, 2]]

  // MARK: Known values (by hand: exact)

  @Test func smallSystems() throws {
    let factorization = try CholeskyFactorization(Self.matrix)
    #expect(factorization.solve([8, 12]) == [1, 2])
    #expect(factorization.solve(Matrix([[8, 4], [12, 2]])) == Matrix([[1, 1], [2, 0]]))
    #expect(factorization.color(Matrix([[2, 2], [1, 0]])) == Matrix([[4, 6], [2, 1]]))
    #expect(factorization.inverse == Matrix([[0.3125, -0.125], [-0.125, 0.25]]))
    expectClose(factorization.logDeterminant, 2.772_588_722_239_781, ulps: 1)  // ln 16
  }

  // MARK: Properties

  @Test func solutionsLeaveASmallResidual() throws {
    try forAll { generator in
      let size = generator.integer(in: 1...12)
      let matrix = generator.covariance(size)
      let right = generator.matrix(size, generator.integer(in: 0...4))
      let factorization = try CholeskyFactorization(matrix)
      let solutions = factorization.solve(right)
      let deviations = matrix.diagonal.map { $0.squareRoot() }
      // |b − Ax| ≤ (3n + 1)ε |L||Lᵀ||x| (Higham, theorem 10.4), and nε |A||x| from the product
      // here.
      func bound(_ i: Int, _ x: [Double]) -> Double {
        let scale = zip(deviations, x).reduce(0) { $0 + $1.0 * $1.1.magnitude }
        return Double(4 * size + 2) * 0x1p-53 * deviations[i] * scale
      }
      expectClose(matrix * solutions, right) { i, j in bound(i, solutions.column(j)) }
      for column in right.columns {
        let solution = factorization.solve(column)
        for (i, value) in (matrix * solution).enumerated() {
          expectClose(value, column[i], absolute: bound(i, solution))
        }
      }
    }
  }

  @Test func theInverseIsSymmetricAndInverts() throws {
    try forAll { generator in
      let size = generator.integer(in: 1...12)
      let matrix = generator.covariance(size)
      let inverse = try CholeskyFactorization(matrix).inverse
      #expect(inverse == inverse.transposed)
      let values = try SymmetricEigendecomposition(matrix).values
      // |AX − I| ≤ c n² ε cond(A) (Higham, §14.3); c is 8 here with the product's own rounding.
      let bound = 8 * Double(size * size) * 0x1p-53 * values.first! / values.last!
      expectClose(matrix * inverse, .identity(size)) { _, _ in bound }
    }
  }

  @Test func theLogDeterminantIsTheSumOfTheEigenvaluesLogarithms() throws {
    try forAll { generator in
      let size = generator.integer(in: 1...12)
      let matrix = generator.covariance(size)
      let values = try SymmetricEigendecomposition(matrix).values
      // An error of 4nε λ₁ in each eigenvalue is at most 4nε cond of its logarithm.
      let bound = 8 * Double(size * size) * 0x1p-53 * values.first! / values.last!
      expectClose(
        try CholeskyFactorization(matrix).logDeterminant,
        values.map { log($0) }.reduce(0, +), absolute: bound)
    }
  }

  // MARK: Edges

  @Test func noRightHandSides() throws {
    let factorization = try CholeskyFactorization(Self.matrix)
    let columnless = Matrix(rowCount: 2, columnCount: 0)
    #expect(factorization.solve(columnless) == columnless)
    #expect(factorization.color(columnless.transposed) == columnless.transposed)
  }
}
