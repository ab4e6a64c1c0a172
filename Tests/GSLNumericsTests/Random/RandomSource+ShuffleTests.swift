import GSLNumerics
import PosteriorTestSupport
import Testing

@Suite struct RandomSourceShuffleTests {
  /// The integers from 0, shuffled.
  static func permutation(_ count: Int, _ source: inout RandomSource) -> [Int] {
    var indices = Array(0..<count)
    source.shuffle(&indices)
    return indices
  }

  // MARK: Known values (Tests/Reference/xoshiro.py)

  @Test func permutationsAreFrozen() {
    var source = RandomSource(seed: 1)
    #expect(Self.permutation(10, &source) == [7, 9, 4, 3, 0, 1, 8, 6, 5, 2])
    source = RandomSource(seed: 1)
    #expect(fingerprint(Self.permutation(1000, &source).map(UInt64.init)) == 0xB795_C854_9305_DAD9)
  }

  // MARK: Properties

  @Test func aPermutationHoldsEveryIndexOnce() {
    forAll { generator in
      var source = RandomSource(seed: generator.next())
      let count = generator.integer(in: 0...50)
      #expect(Self.permutation(count, &source).sorted() == Array(0..<count))
    }
  }

  @Test func theOrderDoesNotDependOnTheElements() {
    forAll { generator in
      var (left, right) = (RandomSource(seed: 17), RandomSource(seed: 17))
      var elements = generator.vector(generator.integer(in: 0...20), in: 0...1)
      let original = elements
      left.shuffle(&elements)
      let order = Self.permutation(original.count, &right)
      #expect(elements == order.map { original[$0] })
    }
  }

  @Test func allOrdersAreEquallyProbable() {
    var source = RandomSource(seed: 18)
    let count = 100_000
    var frequencies: [[Int]: Int] = [:]
    for _ in 0..<count { frequencies[Self.permutation(4, &source), default: 0] += 1 }
    #expect(frequencies.count == 24)
    let expected = Double(count) / 24
    let chiSquared = frequencies.values.sorted().reduce(0) {
      $0 + (Double($1) - expected) * (Double($1) - expected) / expected
    }
    // Laurent and Massart with ν = 23 and e⁻ˣ = 1e−7.
    #expect(chiSquared < 23 + 2 * (23 * 16.2).squareRoot() + 2 * 16.2)
  }

  // MARK: Edges

  @Test func shortListsDrawNothing() {
    var source = RandomSource(seed: 19)
    var copy = source
    var (none, one) = ([Int](), [5])
    source.shuffle(&none)
    source.shuffle(&one)
    #expect(none == [] && one == [5])
    #expect(source.next() == copy.next())
  }
}
