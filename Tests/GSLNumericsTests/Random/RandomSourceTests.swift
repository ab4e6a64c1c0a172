import CPosteriorGSL
import GSLNumerics
import PosteriorTestSupport
import Testing

/// The FNV-1a hash of numbers, eight bytes each, the lowest first.
func fingerprint(_ words: [UInt64]) -> UInt64 {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  for word in words {
    for shift in stride(from: 0, to: 64, by: 8) {
      hash = (hash ^ (word >> shift & 0xFF)) &* 0x100_0000_01B3
    }
  }
  return hash
}

@Suite struct RandomSourceTests {
  private func words(_ source: RandomSource, _ count: Int = 1000) -> [UInt64] {
    var source = source
    return (0..<count).map { _ in source.next() }
  }

  // MARK: Known values (Tests/Reference/xoshiro.py; the state 1, 2, 3, 4 also in Rust's
  // rand_xoshiro)

  @Test func xoshiroFromAKnownState() {
    var state = xoshiro_state(a: 1, b: 2, c: 3, d: 4)
    let outputs = (0..<4).map { _ in xoshiro_next(&state) }
    #expect(outputs == [0x280_0001, 0x380_0067, 0xC_C000_0380_0067, 0xC_C201_9944_00B2])
  }

  @Test func theFirstNumbersOfASeed() {
    #expect(
      words(RandomSource(seed: 1), 4) == [
        0x42AF_8120_900D_8EA8, 0xAA00_48EF_4BB8_3C7B, 0xCEBE_576F_B784_CA1C, 0xCE91_7A75_515A_6014,
      ])
  }

  @Test func streamsAreFrozen() {
    let source = RandomSource(seed: 1)
    #expect(fingerprint(words(RandomSource(seed: 0))) == 0x7246_4EF4_287B_BFE8)
    #expect(fingerprint(words(source)) == 0x9216_DE05_5B9D_FA44)
    #expect(fingerprint(words(RandomSource(seed: .max))) == 0x11B3_4590_B2D4_9441)
    #expect(fingerprint(words(source.stream("noise"))) == 0x25FC_7953_295A_B179)
    #expect(fingerprint(words(source.stream("a").stream("b"))) == 0x9383_03F7_0B4B_79CD)
    #expect(fingerprint(words(source.stream("fold", 3))) == 0x52DA_0D69_1DA4_961D)
    #expect(fingerprint(words(source.stream("fold", -1))) == 0xC74B_2D1C_9144_F760)
    #expect(fingerprint(words(source.stream("Ü"))) == 0x82D4_3549_3F0D_4508)
  }

  // MARK: Properties

  @Test func streamsDoNotDependOnWhatWasDrawn() {
    forAll { generator in
      let fresh = RandomSource(seed: generator.next())
      var used = fresh
      for _ in 0..<generator.integer(in: 1...9) { _ = used.normal() }
      #expect(words(used.stream("name"), 4) == words(fresh.stream("name"), 4))
      #expect(words(used.stream("name", 7), 4) == words(fresh.stream("name", 7), 4))
      #expect(used.stream("name").seed == fresh.seed)
    }
  }

  @Test func aCopyRepeatsItsOriginal() {
    var original = RandomSource(seed: 1)
    _ = original.next()
    let copy = original
    #expect(words(copy) == words(original))
  }

  @Test func seedsAndPathsHaveDistinctStreams() {
    // The pairs that gsl_rng_mt19937 confuses, seeds and indices that differ in one bit, and paths
    // that only their marks tell apart.
    var sources = [1, 1 + 1 << 32, 0, 4357].map { RandomSource(seed: $0) }
    for bit in 1..<64 { sources.append(RandomSource(seed: 1 << bit)) }
    let root = RandomSource(seed: 1)
    for index in 0..<100 { sources.append(root.stream("a", index)) }
    for name in ["a", "b", "ab", "ba", "a1", "a0", "", "a\u{0}"] {
      sources.append(root.stream(name))
    }
    sources += [root.stream("a").stream("b"), root.stream("b").stream("a")]
    sources += [root.stream("").stream(""), root.stream("a").stream(""), root.stream("", 0)]
    // Two equal numbers among the 200 · 20 drawn have probability (200 · 20)² / 2⁶⁵ < 1e−12.
    let drawn = sources.flatMap { words($0, 20) }
    #expect(Set(drawn).count == drawn.count)
  }

  @Test func neighboringStreamsAreUncorrelated() {
    // Hoeffding: n products in [−¼, ¼] have |Σ| > t with probability at most 2 exp(−8t²/n); t² = n
    // ln(2e7 · 4) / 8 gives 1e−7 for the four pairs.
    let count = 100_000
    let bound = (Double(count) * 18.2 / 8).squareRoot()
    let pairs: [(RandomSource, RandomSource)] = [
      (RandomSource(seed: 1), RandomSource(seed: 1 + 1 << 32)),
      (RandomSource(seed: 0), RandomSource(seed: 4357)),
      (RandomSource(seed: 0).stream("a", 0), RandomSource(seed: 0).stream("a", 1)),
      (RandomSource(seed: 0).stream("a"), RandomSource(seed: 1).stream("a")),
    ]
    for (var left, var right) in pairs {
      var sum = 0.0
      for _ in 0..<count { sum += (left.uniform() - 0.5) * (right.uniform() - 0.5) }
      #expect(sum.magnitude < bound)
    }
  }

  // MARK: Edges

  @Test func swiftsOwnFunctionsDrawFromIt() {
    var (left, right) = (RandomSource(seed: 3), RandomSource(seed: 3))
    #expect(Int.random(in: 0..<10, using: &left) == Int.random(in: 0..<10, using: &right))
  }
}
