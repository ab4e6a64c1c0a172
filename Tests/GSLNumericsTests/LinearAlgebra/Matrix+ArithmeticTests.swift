import GSLNumerics
import PosteriorTestSupport
import Testing

@Suite struct MatrixArithmeticTests {
  static let wide = Matrix([[1, 2, 3], [4, 5, 6]])
  static let tall = Matrix([[1, 0], [2, -1], [0, 3]])

  // MARK: Known values (by hand, in small integers: exact)

  @Test func products() {
    #expect(Self.wide * Self.tall == Matrix([[5, 7], [14, 13]]))
    #expect(Self.wide * [1, 0, -1] == [-2, -2])
    #expect(Self.wide.gramMatrix == Matrix([[17, 22, 27], [22, 29, 36], [27, 36, 45]]))
  }

  @Test func elementByElement() {
    let ones = Matrix(rowCount: 2, columnCount: 3, repeating: 1)
    #expect(Self.wide + ones == Matrix([[2, 3, 4], [5, 6, 7]]))
    #expect(Self.wide - ones == Matrix([[0, 1, 2], [3, 4, 5]]))
    #expect(-Self.tall == Matrix([[-1, 0], [-2, 1], [0, -3]]))
    #expect(0.5 * Self.wide == Matrix([[0.5, 1, 1.5], [2, 2.5, 3]]))
  }

  // MARK: Properties

  /// Random matrices A: n × m, B: m × k and x: m, integers up to 9 so that every product and sum is
  /// exact.
  private func integerMatrix(_ generator: inout Generator, _ n: Int, _ m: Int) -> Matrix {
    generator.matrix(n, m, in: -9...9).map { $0.rounded() }
  }

  @Test func aRowIsAddedToEveryRow() {
    var points = Matrix([[1, 2], [3, 4], [5, 6]])
    points.addToEachRow([10, 20])
    #expect(points == Matrix([[11, 22], [13, 24], [15, 26]]))
    points.addToEachRow([1, 2], times: -3)
    #expect(points == Matrix([[8, 16], [10, 18], [12, 20]]))
    var empty = Matrix(rowCount: 2, columnCount: 0)
    empty.addToEachRow([])
    #expect(empty == Matrix(rowCount: 2, columnCount: 0))
  }

  @Test func theProductIsItsDefinition() {
    forAll { generator in
      let (n, m, k) = (
        generator.integer(in: 0...9), generator.integer(in: 0...9), generator.integer(in: 0...9)
      )
      let a = integerMatrix(&generator, n, m)
      let b = integerMatrix(&generator, m, k)
      var product = Matrix(rowCount: n, columnCount: k)
      for i in 0..<n {
        for j in 0..<k {
          for l in 0..<m { product[i, j] += a[i, l] * b[l, j] }
        }
      }
      #expect(a * b == product)
      #expect((a * b).transposed == b.transposed * a.transposed)
      for j in 0..<k { #expect(a * b.column(j) == product.column(j)) }
    }
  }

  @Test func theGramMatrixIsTheProductWithTheTranspose() {
    forAll { generator in
      let (n, m) = (generator.integer(in: 0...9), generator.integer(in: 0...9))
      let exact = integerMatrix(&generator, n, m)
      #expect(exact.gramMatrix == exact.transposed * exact)
      let rounded = generator.matrix(n, m).gramMatrix
      #expect(rounded == rounded.transposed)
    }
  }

  @Test func matricesFormAVectorSpace() {
    forAll { generator in
      let (n, m) = (generator.integer(in: 0...5), generator.integer(in: 0...5))
      let a = integerMatrix(&generator, n, m)
      let b = integerMatrix(&generator, n, m)
      #expect(a + b == b + a && a - b == a + -b && a - a == 0 * a)
      #expect(3 * (a + b) == 3 * a + 3 * b)
      var c = a
      c += b
      #expect(c == a + b)
      c -= b
      #expect(c == a)
      c *= 3
      #expect(c == a + a + a)
    }
  }

  // MARK: Edges

  @Test func emptyShapes() {
    let rowless = Matrix(rowCount: 0, columnCount: 3)
    #expect(rowless.transposed * rowless == Matrix(rowCount: 3, columnCount: 3))
    #expect(rowless.gramMatrix == Matrix(rowCount: 3, columnCount: 3))
    #expect(rowless * [1, 2, 3] == [] && rowless.transposed * [] == [0, 0, 0])
    #expect(rowless + rowless == rowless && 2 * rowless == rowless)
  }

  @Test func nanReachesItsRowOnly() {
    let product = Matrix([[.nan, 1], [2, 3]]) * [0, 1]
    #expect(product[0].isNaN && product[1] == 3)
  }

  @Test func shapesThatDoNotFitTrap() async {
    await #expect(processExitsWith: .failure) {
      var points = Matrix([[1, 2]])
      points.addToEachRow([1])
    }
    await #expect(processExitsWith: .failure) { _ = Matrix([[1, 2]]) * Matrix([[1, 2]]) }
    await #expect(processExitsWith: .failure) { _ = Matrix([[1, 2]]) * [1] }
    await #expect(processExitsWith: .failure) { _ = Matrix([[1, 2]]) + Matrix([[1], [2]]) }
    await #expect(processExitsWith: .failure) { _ = Matrix([[1, 2]]) - Matrix([[1], [2]]) }
  }
}
