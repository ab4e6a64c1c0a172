import CPosteriorKernels
import PosteriorTestSupport
import Testing

@Suite struct UnitsTests {
  static let odd: [Double] = [0, -0.0, .infinity, -.infinity, .nan, .leastNonzeroMagnitude]

  /// Numbers among which there are odd ones.
  static func vector(_ count: Int, using generator: inout Generator) -> [Double] {
    generator.vector(count, in: -1...1).map {
      generator.integer(in: 0...3) == 0 ? odd[generator.integer(in: 0...5)] : $0
    }
  }

  // MARK: Properties

  @Test func rectifiersAreThoseOfEachUnitAlone() {
    forAll { generator in
      let count = generator.integer(in: 0...40)
      let values = Self.vector(count, using: &generator)
      let errors = Self.vector(count, using: &generator)
      var rectified = values
      kernel_rectify(count, &rectified)
      expectSameBits(rectified, values.map { $0 < 0 ? 0 : $0 })
      var kept = errors
      kernel_rectify_errors(count, values, &kept)
      expectSameBits(kept, zip(errors, values).map { $1 > 0 ? $0 : 0 })
    }
  }

  @Test func rowsAreSummedInTheirOrder() {
    forAll { generator in
      let (rows, columns) = (generator.integer(in: 0...9), generator.integer(in: 1...40))
      let x = generator.vector(rows * columns, in: -1...1)
      var sums = [Double](repeating: -1, count: columns + 1)
      kernel_sum_rows(rows, columns, x, &sums)
      #expect(sums.removeLast() == -1)
      expectSameBits(
        sums, (0..<columns).map { j in (0..<rows).reduce(0) { $0 + x[$1 * columns + j] } })
    }
  }

  @Test func oneOddNumberIsFound() {
    forAll { generator in
      let count = generator.integer(in: 1...40)
      var x = generator.vector(count, in: -1...1).map { $0 * .greatestFiniteMagnitude }
      #expect(kernel_are_finite(count, x) == 1)
      let odd: [Double] = [.infinity, -.infinity, .nan, -.nan]
      x[generator.integer(in: 0...count - 1)] = odd[generator.integer(in: 0...3)]
      #expect(kernel_are_finite(count, x) == 0)
      #expect(kernel_are_finite(0, x) == 1)
    }
  }
}
