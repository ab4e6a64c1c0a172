import PosteriorBase
import PosteriorTestSupport
import Testing

@Suite struct CompensatedSumTests {
  // MARK: Known values (by hand)

  @Test func whatAPlainSumLosesIsKept() {
    #expect([1, 1e100, 1, -1e100].compensatedSum() == 2)
    #expect([0.1, 0.2, 0.3, -0.6].reduce(0, +) != 0x1p-55)
    // 0.1 + 0.2 + 0.3 − 0.6 of the doubles is exactly 2⁻⁵⁵.
    #expect([0.1, 0.2, 0.3, -0.6].compensatedSum() == 0x1p-55)
    #expect([Double](repeating: 0.1, count: 1_000_000).compensatedSum() == 100_000)
  }

  // MARK: Properties

  @Test func theSumIsWithinItsBound() {
    forAll { generator in
      // Multiples of 2⁻³⁰ up to 2²⁰, and their negatives, sum exactly in integers.
      let count = generator.integer(in: 0...1000)
      let integers = (0..<count).map { _ in generator.integer(in: -(1 << 50)...(1 << 50)) }
      let terms = integers.map { Double($0) * 0x1p-30 }
      let exact = Double(integers.reduce(0, +)) * 0x1p-30
      let magnitudes = terms.reduce(0) { $0 + $1.magnitude }
      let n = Double(count)
      // The documented bound; the exact sum itself was rounded to compare.
      expectClose(
        terms.compensatedSum(), exact,
        absolute: 0x1p-52 * exact.magnitude + n * n * 0x1p-106 * magnitudes)
      expectClose(terms.reversed().compensatedSum(), terms.compensatedSum(), ulps: 1)
    }
  }

  // MARK: Edges

  @Test func infinitiesAndNaNComeOutAsInAddition() {
    #expect([Double]().compensatedSum() == 0)
    #expect([1, .infinity, 2].compensatedSum() == .infinity)
    #expect([-.infinity, 1].compensatedSum() == -.infinity)
    #expect([.infinity, -.infinity].compensatedSum().isNaN)
    #expect([1, .nan, 2].compensatedSum().isNaN)
    #expect([Double.greatestFiniteMagnitude, 1e300].compensatedSum() == .infinity)
  }
}
