import GSLNumerics
import PosteriorTestSupport
import Testing

@Suite struct CholeskyFactorizationTests {
  // MARK: Known values (Tests/Fixtures/Numerics/matrices.json and gaussian.json: mpmath, 60 digits)

  @Test func matricesAreFactoredOrRefused() throws {
    for entry in try Fixture.load("Numerics/matrices").cases {
      let matrix = Matrix(entry["matrix"]!.matrix)
      guard entry["expect"] == nil else {
        expectRefusal(of: matrix, entry)
        continue
      }
      let factorization = try CholeskyFactorization(matrix)
      // The fixture states no tolerance; gaussian.json's is max(1e-13, 10 cond ε), and the
      // condition of a diagonal matrix does not count, since scaling removes it.
      let values = try SymmetricEigendecomposition(matrix).values
      let isDiagonal = matrix == Matrix(diagonal: matrix.diagonal)
      let condition = isDiagonal ? 1 : values.first! / values.last!
      expectFactorization(
        factorization, entry,
        tolerance: max(1e-13, 10 * condition * 0x1p-52))
    }
  }

  @Test func gaussianCovariancesAreFactored() throws {
    for entry in try Fixture.load("Distributions/gaussian").cases {
      let factorization = try CholeskyFactorization(Matrix(entry["covariance"]!.matrix))
      let tolerance = entry["tolerance_relative"]!.number
      expectFactorization(factorization, entry, tolerance: tolerance)

      let centered = zip(entry["x"]!.vector, entry["mean"]!.vector).map { $0 - $1 }
      let squaredDistance = factorization.whiten(centered).map { $0 * $0 }.compensatedSum()
      expectClose(
        squaredDistance, entry["mahalanobis_squared"]!.number, relative: tolerance, absolute: 0,
        entry["id"]!.string)
    }
  }

  private func expectFactorization(
    _ factorization: CholeskyFactorization, _ entry: [String: FixtureValue],
    tolerance: Double
  ) {
    // A relative error of the determinant is an absolute error of its logarithm.
    let expected = entry["log_det"]!.number
    expectClose(
      factorization.logDeterminant, expected, absolute: tolerance * max(1, expected.magnitude),
      entry["id"]!.string)
    for (actual, key) in [
      (factorization.lower, "cholesky_lower"), (factorization.inverse, "inverse"),
    ] {
      guard let expected = entry[key].map({ Matrix($0.matrix) }) else { continue }
      let largest = expected.elements.map(\.magnitude).max() ?? 0
      expectClose(actual, expected) { _, _ in tolerance * largest }
    }
  }

  private func expectRefusal(of matrix: Matrix, _ entry: [String: FixtureValue]) {
    do {
      _ = try CholeskyFactorization(matrix)
      Issue.record("\(entry["id"]!.string) was accepted")
    } catch .notSymmetric {
      #expect(!entry["symmetric"]!.bool)
    } catch .singular(let column, let relativePivot) {
      #expect(column == entry["first_failing_pivot_index"]!.integer)
      #expect(entry["failing_pivot_value"]!.number == 0)
      expectClose(relativePivot, 0, absolute: 0x1p-50)
    } catch .notPositiveDefinite(let column, let pivot) {
      #expect(column == entry["first_failing_pivot_index"]!.integer)
      // The hardest is 1 − 0.81 − 1.71² / 0.19 = −15.2. The rounding of 0.81 moves 0.19 by 1.3 ε,
      // and that of 1.71 moves its square by 0.9 ε; the root and the quotient, both squared, by 1 ε
      // each, the square by ½ ε: 4.7 ε of 15.4 are 9 ulp, and one is for the differences.
      expectClose(pivot, entry["failing_pivot_value"]!.number, ulps: 10)
    } catch {
      Issue.record("\(entry["id"]!.string): \(error)")
    }
  }

  /// The third number is the difference of the first two, enlarged 2¹⁰ times, and with it 2²⁰ times
  /// their rounding errors, plus what has the variance of the pivot: below 64 · 3 · 2⁻⁵³ · 2²¹ =
  /// 4.5 · 10⁻⁸, that is lost in them.
  @Test(arguments: [(0x1p-20, false), (0x1p-30, true)])
  func roundingErrorsThatAreEnlargedAreNoPivot(_ pivot: Double, _ isLost: Bool) {
    let e = 0x1p-10
    let covariance = Matrix([[1, 1, 0], [1, 1 + e * e, -e], [0, -e, 1 + pivot]])
    do throws(NumericalError) {
      _ = try CholeskyFactorization(covariance)
      #expect(!isLost)
    } catch {
      guard case .singular(column: 2, relativePivot: _) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(isLost)
    }
  }

  // MARK: Properties

  @Test func theFactorTimesItsTransposeIsTheMatrix() throws {
    try forAll { generator in
      let size = generator.integer(in: 1...12)
      let matrix = generator.covariance(size)
      let lower = try CholeskyFactorization(matrix).lower
      // |LLᵀ − A| ≤ γ |L||Lᵀ| with γ = (n + 1)ε from the factorization (Higham, theorem 10.3) and
      // nε from the product here; the rows of |L| have length √aᵢᵢ up to rounding.
      expectClose(lower * lower.transposed, matrix) { i, j in
        Double(2 * size + 2) * 0x1p-53 * (matrix[i, i] * matrix[j, j]).squareRoot()
      }
      for i in 0..<size {
        #expect(lower[i, i] > 0)
        for j in (i + 1)..<max(size, i + 1) { #expect(lower[i, j] == 0) }
      }
    }
  }

  @Test func unitsInPowersOfTwoScaleTheRowsExactly() throws {
    try forAll { generator in
      let size = generator.integer(in: 1...6)
      let matrix = generator.covariance(size)
      let units = (0..<size).map { _ in
        Double(sign: .plus, exponent: generator.integer(in: -480...480), significand: 1)
      }
      var scaled = matrix
      var expected = try CholeskyFactorization(matrix).lower
      for i in 0..<size {
        for j in 0..<size {
          scaled[i, j] = matrix[i, j] * units[i] * units[j]
          expected[i, j] *= units[i]
        }
      }
      #expect(try CholeskyFactorization(scaled).lower == expected)
    }
  }

  @Test func onlyTheLowerTriangleCounts() throws {
    try forAll { generator in
      let matrix = generator.covariance(3)
      var rounded = matrix
      rounded[0, 2] = rounded[0, 2].nextUp
      let lower = try CholeskyFactorization(matrix).lower
      #expect(try CholeskyFactorization(rounded).lower == lower)
    }
  }

  // MARK: Edges

  @Test func theEmptyMatrixHasDeterminantOne() throws {
    let empty = try CholeskyFactorization(Matrix([]))
    #expect(empty.lower == Matrix([]) && empty.size == 0 && empty.logDeterminant == 0)
    #expect(empty.inverse == Matrix([]) && empty.solve([Double]()) == [])
    #expect(empty.solve(Matrix([])) == Matrix([]) && empty.whiten([Double]()) == [])
    let points = Matrix(rowCount: 4, columnCount: 0)
    #expect(empty.whiten(points) == points && empty.color(points) == points)
  }

  @Test(arguments: [1e300, 1e-300, 0x1p-1074, Double.greatestFiniteMagnitude])
  func extremeVariances(_ variance: Double) throws {
    let factorization = try CholeskyFactorization(Matrix(diagonal: [variance, 1]))
    expectClose(factorization.lower[0, 0], variance.squareRoot(), ulps: 1)
    #expect(factorization.lower[1, 1] == 1)
    expectClose(factorization.inverse[0, 0], 1 / variance, ulps: 2)
  }

  @Test func extremeVariancesInOneMatrix() throws {
    let matrix = Matrix([[1e300, 0.5], [0.5, 1e-300]])
    let factorization = try CholeskyFactorization(matrix)
    expectClose(factorization.lower[0, 0], 1e150, ulps: 1)
    expectClose(factorization.lower[1, 0], 0.5e-150, ulps: 2)
    expectClose(factorization.lower[1, 1], 0.75.squareRoot() * 1e-150, ulps: 2)
    expectClose(factorization.logDeterminant, -0.287_682_072_451_780_9, absolute: 4e-13)
  }

  @Test func asymmetryIsJudgedInTheUnitsOfItsColumns() {
    #expect(
      throws: NumericalError.notSymmetric(row: 1, column: 0, value: 5e-21, mirrored: 5.000001e-21)
    ) {
      try CholeskyFactorization(Matrix([[1e-20, 5.000001e-21], [5e-21, 1e-20]]))
    }
  }

  @Test func anInverseBeyondTheLargestDoubleIsInfinite() throws {
    #expect(try CholeskyFactorization(Matrix([[0x1p-1074]])).inverse == Matrix([[.infinity]]))
  }

  @Test func shapesThatDoNotFitTrap() async throws {
    await #expect(processExitsWith: .failure) {
      _ = try CholeskyFactorization(.identity(2)).solve([1])
    }
    await #expect(processExitsWith: .failure) {
      _ = try CholeskyFactorization(.identity(2)).whiten(Matrix([[1]]))
    }
    await #expect(processExitsWith: .failure) {
      _ = try CholeskyFactorization(.identity(2), tolerance: -1)
    }
  }
}
