/// Random cases for property tests: SplitMix64, independent of the library's own generators, which
/// are among what is tested.
///
/// Reference: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
public struct Generator: RandomNumberGenerator {
  private var state: UInt64

  /// A generator whose cases are the same in every run.
  public init(seed: UInt64) { state = seed }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number, uniform in the range.
  public mutating func double(in range: ClosedRange<Double>) -> Double {
    .random(in: range, using: &self)
  }

  /// An integer, uniform in the range.
  public mutating func integer(in range: ClosedRange<Int>) -> Int {
    .random(in: range, using: &self)
  }

  /// `count` numbers, uniform in the range.
  public mutating func vector(_ count: Int, in range: ClosedRange<Double>) -> [Double] {
    (0..<count).map { _ in double(in: range) }
  }

  /// `count` probabilities that sum to 1 up to rounding, some of them 0 and some of them tiny.
  public mutating func probabilities(_ count: Int) -> [Double] {
    var weights = (0..<count).map { _ -> Double in
      switch integer(in: 0...9) {
      case 0: 0
      case 1: double(in: 0...1e-9)
      default: double(in: 0...1)
      }
    }
    if weights.allSatisfy({ $0 == 0 }) { weights[integer(in: 0...(count - 1))] = 1 }
    let sum = weights.reduce(0, +)
    return weights.map { $0 / sum }
  }
}

/// Calls a property with random cases, the same in every run.
///
/// - Parameters:
///   - cases: How many.
///   - seed: Which.
///   - property: The property; it draws its case from the generator and expects what must hold.
public func forAll(
  cases: Int = 500, seed: UInt64 = 1, _ property: (inout Generator) throws -> Void
) rethrows {
  var generator = Generator(seed: seed)
  for _ in 0..<cases { try property(&generator) }
}
