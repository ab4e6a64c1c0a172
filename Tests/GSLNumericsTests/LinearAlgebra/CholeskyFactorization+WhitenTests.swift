import GSLNumerics
import PosteriorTestSupport
import Testing

@Suite struct CholeskyFactorizationWhitenTests {
  private static let matrix = Matrix([[4, 2], [2, 5]])  // L = [[2, 0], [1, 2]]

  // MARK: Known values (by hand: exact)

  @Test func smallSystems() throws {
    let factorization = try CholeskyFactorization(Self.matrix)
    #expect(factorization.whiten([4, 6]) == [2, 2])
    #expect(factorization.whiten(Matrix([[4, 6], [2, 1]])) == Matrix([[2, 2], [1, 0]]))
    let points = Matrix([[5, 8], [3, 3], [1, 2]])
    #expect(factorization.distancesSquared(points, from: [1, 2]) == [8, 1, 0])
    let halves = factorization.distancesSquared(
      points, from: [1, 1], remainder: [0, 1], times: -0.5, plus: 3)
    #expect(halves == [-1, 2.5, 3])
  }

  // MARK: Properties

  @Test func whiteningAndColoringAreInverse() throws {
    try forAll { generator in
      let size = generator.integer(in: 1...12)
      let factorization = try CholeskyFactorization(generator.covariance(size))
      let points = generator.matrix(generator.integer(in: 0...5), size)
      let white = factorization.whiten(points)
      let deviations = (factorization.lower * factorization.lower.transposed).diagonal
        .map { $0.squareRoot() }
      // |x − Lz| ≤ nε |L||z| from the triangular system (Higham, theorem 8.5) and nε |L||z| from
      // the product.
      expectClose(factorization.color(white), points) { i, j in
        let length = white.row(i).reduce(0) { $0 + $1 * $1 }.squareRoot()
        return Double(2 * size + 2) * 0x1p-53 * deviations[j] * length
      }
    }
  }

  @Test func distancesAreLengths() throws {
    try forAll { generator in
      let size = generator.integer(in: 1...20)
      let factorization = try CholeskyFactorization(generator.covariance(size))
      let points = generator.matrix(generator.integer(in: 1...40), size)
      let mean = generator.vector(size, in: -1...1)
      let remainder = generator.vector(size, in: -1e-3...1e-3)
      var centered = points
      centered.addToEachRow(mean, times: -1)
      centered.addToEachRow(remainder, times: -1)
      let distances = factorization.distancesSquared(points, from: mean, remainder: remainder)
      for (distance, white) in zip(distances, factorization.whiten(centered).rows) {
        // Two sums of the same squares, all positive.
        expectClose(
          distance, white.reduce(0) { $0 + $1 * $1 }, relative: Double(size + 1) * 0x1p-52,
          absolute: 0)
      }
    }
  }

  /// The blocks of the kernels have sixteen and eight points, and a rest.
  @Test func pointsAloneAndAmongOthersAreIdentical() throws {
    try forAll { generator in
      let size = generator.integer(in: 1...20)
      let factorization = try CholeskyFactorization(generator.covariance(size))
      let points = generator.matrix(generator.integer(in: 0...40), size)
      let mean = generator.vector(size, in: -1...1)
      let rows = points.rows.map { Matrix([$0]) }
      #expect(factorization.whiten(points).rows == points.rows.map { factorization.whiten($0) })
      let distances = rows.flatMap { factorization.distancesSquared($0, from: mean) }
      #expect(factorization.distancesSquared(points, from: mean) == distances)
    }
  }

  // MARK: Edges

  @Test func noPointsAndNoCoordinates() throws {
    let none = Matrix(rowCount: 0, columnCount: 2)
    let factorization = try CholeskyFactorization(Self.matrix)
    #expect(factorization.whiten(none) == none)
    #expect(factorization.distancesSquared(none, from: [0, 0]) == [])
    let empty = try CholeskyFactorization(Matrix([]))
    let points = Matrix(rowCount: 3, columnCount: 0)
    #expect(empty.whiten([]) == [] && empty.whiten(points) == points)
    #expect(empty.distancesSquared(points, from: [], plus: 2) == [2, 2, 2])
  }

  @Test func onePointThatIsNotFiniteLeavesTheOthersAlone() throws {
    let factorization = try CholeskyFactorization(Self.matrix)
    let points = Matrix([[5, 8], [.nan, 0], [1e200, 0], [0, .nan], [3, 3]])
    let distances = factorization.distancesSquared(points, from: [1, 2])
    #expect(distances[0] == 8 && distances[4] == 1 && distances[2] == .infinity)
    #expect(distances[1].isNaN && distances[3].isNaN)
  }

  @Test func shapesThatDoNotFitTrap() async throws {
    await #expect(processExitsWith: .failure) {
      _ = try CholeskyFactorization(.identity(2)).whiten(Matrix([[1]]))
    }
    await #expect(processExitsWith: .failure) {
      _ = try CholeskyFactorization(.identity(2)).distancesSquared(Matrix([[1, 2]]), from: [0])
    }
    await #expect(processExitsWith: .failure) {
      _ = try CholeskyFactorization(.identity(2))
        .distancesSquared(Matrix([[1, 2]]), from: [0, 0], remainder: [0])
    }
  }
}
