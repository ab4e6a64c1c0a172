import PosteriorTestSupport
import Testing

@testable import GSLNumerics

@Suite struct BLASTests {
  // MARK: Known values (by hand, in small integers: exact)

  @Test func productWithATransposedMatrix() {
    // A is 2 × 3 and B is 2 × 3: ABᵀ is 2 × 2.
    var c = [100.0, 200, 300, 400]
    BLAS.addProduct(
      of: [1, 2, 3, 4, 5, 6], transposed: [1, 0, -1, 2, 1, 0], rowCount: 2, columnCount: 2,
      depth: 3, to: &c, times: 1)
    #expect(c == [98, 204, 298, 413])
    BLAS.addProduct(
      of: [1, 2, 3, 4, 5, 6], transposed: [1, 0, -1, 2, 1, 0], rowCount: 2, columnCount: 2,
      depth: 3, to: &c, times: -1)
    #expect(c == [-100, -200, -300, -400])
  }

  @Test func productOfATransposedMatrix() {
    // A is 3 × 2 and B is 3 × 1: AᵀB is 2 × 1.
    var c = [10.0, 20]
    BLAS.addProduct(
      ofTransposed: [1, 2, 3, 4, 5, 6], [1, 0, -1], rowCount: 2, columnCount: 1, depth: 3,
      times: 2, to: &c, times: 3)
    #expect(c == [22, 52])
  }

  @Test func gramMatrix() {
    // Only the lower triangle changes.
    var c = [1.0, 7, 2, 3]
    BLAS.addGram(of: [1, 2, 3, 4, 5, 6], rowCount: 3, columnCount: 2, to: &c)
    #expect(c == [36, 7, 46, 59])
  }

  @Test func multipleOfAVector() {
    var y = [1.0, 2, 3]
    BLAS.add([10, 20, 30], times: -0.5, to: &y)
    #expect(y == [-4, -8, -12])
    var nothing: [Double] = []
    BLAS.add([], times: 2, to: &nothing)
    #expect(nothing == [])
  }

  // MARK: Properties (integers up to 9, so that every product and sum is exact)

  private func integers(_ generator: inout Generator, _ count: Int) -> [Double] {
    generator.matrix(1, count, in: -9...9).map { $0.rounded() }.elements
  }

  @Test func productsAreThoseOfMatrices() {
    forAll { generator in
      let (n, k, d) = (
        generator.integer(in: 1...9), generator.integer(in: 1...9), generator.integer(in: 1...9)
      )
      let a = Matrix(rowCount: n, columnCount: d, elements: integers(&generator, n * d))
      let b = Matrix(rowCount: k, columnCount: d, elements: integers(&generator, k * d))
      let c = Matrix(rowCount: n, columnCount: k, elements: integers(&generator, n * k))

      var sum = c.elements
      BLAS.addProduct(
        of: a.elements, transposed: b.elements, rowCount: n, columnCount: k, depth: d, to: &sum,
        times: 2)
      #expect(sum == (a * b.transposed + 2 * c).elements)

      sum = c.elements
      BLAS.addProduct(
        ofTransposed: a.transposed.elements, b.transposed.elements, rowCount: n, columnCount: k,
        depth: d, times: -3, to: &sum)
      #expect(sum == (-3 * (a * b.transposed) + c).elements)

      var squares = [Double](repeating: 0, count: d * d)
      BLAS.addGram(of: a.elements, rowCount: n, columnCount: d, to: &squares)
      for i in 0..<d {
        for j in 0..<d { #expect(squares[i * d + j] == (j <= i ? a.gramMatrix[i, j] : 0)) }
      }
    }
  }

  // MARK: Shapes

  @Test func aBlockOfALargerMatrixIsWritten() {
    // C is the 2 × 2 block at row 1, column 1 of a 3 × 4 matrix.
    var c = [Double](repeating: 1, count: 12)
    BLAS.addProduct(
      ofTransposed: [1, 2], [3, 4], rowCount: 2, columnCount: 2, depth: 1, to: &c, from: 5,
      stride: 4)
    #expect(c == [1, 1, 1, 1, 1, 4, 5, 1, 1, 7, 9, 1])
  }

  @Test func aShareOfZeroOverwritesWhatIsNotANumber() {
    var c = [Double.nan, .infinity]
    BLAS.addProduct(
      of: [1, 2], transposed: [3], rowCount: 2, columnCount: 1, depth: 1, to: &c, times: 0)
    #expect(c == [3, 6])
  }

  @Test func numbersBeyondTheMatricesDoNotCount() {
    var c = [0.0, -1]
    BLAS.addProduct(
      of: [2, .nan], transposed: [3, .nan], rowCount: 1, columnCount: 1, depth: 1, to: &c,
      times: 1)
    #expect(c == [6, -1])
  }

  // MARK: Preconditions

  @Test func tooFewNumbersStopTheProgram() async {
    await #expect(processExitsWith: .failure) {
      var c = [0.0]
      BLAS.addProduct(
        of: [1], transposed: [1, 2], rowCount: 1, columnCount: 1, depth: 2, to: &c, times: 1)
    }
    await #expect(processExitsWith: .failure) {
      var c = [0.0]
      BLAS.addProduct(
        of: [1, 2], transposed: [1], rowCount: 1, columnCount: 1, depth: 2, to: &c, times: 1)
    }
    await #expect(processExitsWith: .failure) {
      var c = [0.0]
      BLAS.addProduct(
        ofTransposed: [1, 2], [1], rowCount: 2, columnCount: 1, depth: 1, to: &c)
    }
    await #expect(processExitsWith: .failure) {
      // The last row of the block would end beyond the matrix.
      var c = [Double](repeating: 0, count: 6)
      BLAS.addProduct(
        ofTransposed: [1, 2], [3, 4], rowCount: 2, columnCount: 2, depth: 1, to: &c, from: 2,
        stride: 3)
    }
    await #expect(processExitsWith: .failure) {
      var c = [0.0, 0, 0]
      BLAS.addGram(of: [1, 2], rowCount: 1, columnCount: 2, to: &c)
    }
    await #expect(processExitsWith: .failure) {
      var y = [0.0]
      BLAS.add([1, 2], times: 1, to: &y)
    }
  }
}
