import PosteriorBase
import PosteriorTestSupport
import Testing

@Suite struct ArrayProductsTests {
  // MARK: Known values (by hand)

  @Test func productsAndNorms() {
    #expect([1, 2, 3].dot([4, -5, 6]) == 12)
    #expect([1, 2, 3].compensatedDot([4, -5, 6]) == 12)
    #expect([3, -4].norm == 5 && [3, -4].squaredNorm == 25)
    #expect([3, -4].largestMagnitude == 4)
    #expect([1, 2, 6].mean == 3 && [9, 1, 2, 6].dropFirst().mean == 3)
  }

  @Test func whatAPlainSumLosesIsKept() {
    #expect([1, 1e100, 1, -1e100].compensatedDot([1, 1, 1, 1]) == 2)
    #expect([1, 1e100, 2, -1e100].mean == 0.75)
  }

  @Test func aMultipleIsAdded() {
    var numbers = [1.0, 2]
    numbers.add([10, -10], times: 0.5)
    #expect(numbers == [6, -3])
  }

  // MARK: Properties

  @Test func theLargestIsScaledToOneExactly() {
    forAll { generator in
      let numbers = generator.vector(generator.integer(in: 1...5), in: -1e200...1e200)
      let (values, exponent) = numbers.scaledToOne
      #expect((1..<2).contains(values.largestMagnitude))
      #expect(
        values.map { $0 * Double(sign: .plus, exponent: Int(exponent), significand: 1) } == numbers)
    }
  }

  // MARK: Edges

  @Test func ofNothingThereIsNothing() {
    let none: [Double] = []
    #expect(none.dot(none) == 0 && none.norm == 0 && none.largestMagnitude == 0 && none.allFinite)
    #expect(none.mean.isNaN && none.scaledToOne.values.isEmpty)
    #expect([0.0, 0].scaledToOne.values == [0, 0] && [0.0, 0].scaledToOne.exponent == 0)
  }

  @Test func whatIsNotFiniteIsNotHidden() {
    #expect([1, .nan, 2].largestMagnitude.isNaN && ![1, .nan].allFinite)
    #expect([1, -.infinity].largestMagnitude == .infinity && ![.infinity].allFinite)
  }
}
