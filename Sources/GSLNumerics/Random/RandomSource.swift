import CPosteriorGSL

/// A source of random numbers: the generator xoshiro256++ with a 64-bit seed and named streams.
///
///     var source = RandomSource(seed: 1)
///     var noise = source.stream("noise")
///
/// A source is a value: a copy repeats the numbers of its original. Functions that draw take it
/// `inout`. Its bits, integers and orders are the same in every run and on every machine, its
/// normal numbers to an ulp, and tests hold them fixed from release to release.
///
/// A stream depends on the seed and on its path of names, and not on the numbers drawn before: an
/// experiment that draws more in one part leaves its other parts as they were. Different seeds
/// start in different states, and so do different paths, unless their 64-bit hashes agree, as those
/// of two random paths do with probability 2⁻⁶⁴.
///
/// The state is two words of SplitMix64 started from the seed and two of SplitMix64 started from
/// the path's FNV-1a hash; neither pair can be all 0, the one state that xoshiro must avoid. The
/// first 16 numbers are discarded, so that similar states have parted. GSL's `gsl_rng_mt19937`
/// takes a seed modulo 2³² and has the same numbers for seeds 0 and 4357; Swift's
/// `SystemRandomNumberGenerator` has no seed.
///
/// References: Blackman and Vigna, "Scrambled linear pseudorandom number generators", ACM TOMS 47
/// (2021); Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
public struct RandomSource: RandomNumberGenerator, Sendable {
  /// The seed, of this source and of all its streams.
  public let seed: UInt64
  private let pathHash: UInt64
  var state: xoshiro_state

  /// The source of a seed.
  ///
  /// ```swift
  /// var source = RandomSource(seed: 1)
  /// print((0..<3).map { _ in source.integer(below: 6) + 1 })  // [2, 4, 5]
  /// ```
  public init(seed: UInt64) { self.init(seed: seed, pathHash: FNV1a.offsetBasis) }

  private init(seed: UInt64, pathHash: UInt64) {
    self.seed = seed
    self.pathHash = pathHash
    var (left, right) = (SplitMix64(state: seed), SplitMix64(state: pathHash))
    state = xoshiro_state(a: left.next(), b: left.next(), c: right.next(), d: right.next())
    for _ in 0..<16 { _ = xoshiro_next(&state) }
  }

  /// The stream of a name below this source's path.
  ///
  /// Names nest: `source.stream("a").stream("b")` is neither `source.stream("b")` nor
  /// `source.stream("ab")`.
  ///
  /// ```swift
  /// let root = RandomSource(seed: 1)
  /// var dice = root.stream("dice")
  /// print(dice.integer(below: 6) + 1)  // 4
  /// ```
  ///
  /// - Parameter name: A name; its UTF-8 bytes count.
  /// - Returns: A source at its start, whatever was drawn from this one.
  /// - Complexity: O(length of the name).
  public func stream(_ name: String) -> RandomSource {
    RandomSource(seed: seed, pathHash: path(name).hash)
  }

  /// The stream of a name and a number: of a fold, a replicate, a chunk.
  ///
  /// - Parameters:
  ///   - name: A name; its UTF-8 bytes count.
  ///   - index: Any integer. The stream differs from `stream("\(name)\(index)")` and from
  ///     `stream(name)`.
  /// - Returns: A source at its start, whatever was drawn from this one.
  /// - Complexity: O(length of the name).
  public func stream(_ name: String, _ index: Int) -> RandomSource {
    var path = path(name)
    path.add(FNV1a.indexMark)
    for shift in stride(from: 0, to: 64, by: 8) {
      path.add(UInt8(truncatingIfNeeded: index >> shift))
    }
    return RandomSource(seed: seed, pathHash: path.hash)
  }

  private func path(_ name: String) -> FNV1a {
    var path = FNV1a(hash: pathHash)
    path.add(FNV1a.nameMark)
    for byte in name.utf8 { path.add(byte) }
    return path
  }

  /// The next 64 random bits.
  ///
  /// - Complexity: O(1).
  public mutating func next() -> UInt64 { xoshiro_next(&state) }

  /// Lends the state to a function that draws through GSL.
  mutating func withGSLGenerator<Result>(_ body: (UnsafePointer<gsl_rng>) -> Result) -> Result {
    withUnsafeMutablePointer(to: &state) { state in
      var generator = xoshiro_gsl(state)
      return body(&generator)
    }
  }
}

/// The generator that makes two words of state of one.
private struct SplitMix64 {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// The 64-bit hash FNV-1a by Fowler, Noll and Vo, the same in every run, unlike Swift's `Hasher`.
private struct FNV1a {
  static let offsetBasis: UInt64 = 0xCBF2_9CE4_8422_2325
  // Two bytes that no UTF-8 text contains keep the parts of a path apart.
  static let nameMark: UInt8 = 0xFF
  static let indexMark: UInt8 = 0xFE

  var hash: UInt64

  mutating func add(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
}
