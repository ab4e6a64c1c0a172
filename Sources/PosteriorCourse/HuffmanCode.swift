import GSLNumerics
import Posterior

/// The shortest code that gives every outcome of a source its own word of 0s and 1s, no word the
/// beginning of another.
///
/// Its expected length L is the least of all such codes and lies within one bit of the entropy in
/// bits,
///
///     H(p) ≤ L < H(p) + 1
///
/// with L = H(p) when every probability is a power of ½. Outcomes of probability 0 get words as
/// well, so that whatever comes can be sent; with them L ≤ H(p) + 1. A source with a single outcome
/// needs no bits: its word is empty.
///
/// The code is canonical: shorter words come before longer ones, words of one length are
/// consecutive binary numbers in the order of the outcomes, and ties are broken by the outcomes'
/// order and in favor of a smaller longest word. The same probabilities always make the same code.
///
/// Reference: Huffman, "A method for the construction of minimum-redundancy codes", Proceedings of
/// the IRE 40 (1952).
public struct HuffmanCode: Sendable, Equatable {
  /// The K probabilities that the code was built for.
  public let probabilities: [Double]
  /// The length of each outcome's word, in bits.
  public let codeLengths: [Int]
  /// Each outcome's word, in the characters 0 and 1.
  public let codeWords: [String]

  /// Builds the code of a source.
  ///
  /// ```swift
  /// let code = try HuffmanCode(probabilities: [0.5, 0.25, 0.25])
  /// print(code.expectedLength)  // 1.5
  /// ```
  ///
  /// - Parameter probabilities: K probabilities that sum to 1.
  /// - Throws: `DistributionError` if the list is empty, a probability is negative or not finite,
  ///   or they do not sum to 1 within 10⁻⁹.
  /// - Complexity: O(K log K), plus the length of the words.
  public init(probabilities: [Double]) throws(DistributionError) {
    try DistributionError.checkProbabilities(probabilities)
    self.probabilities = probabilities
    codeLengths = Self.lengths(probabilities)
    codeWords = Self.canonicalWords(codeLengths)
  }

  /// The expected length of a word, in bits, when outcomes come with the probabilities that the
  /// code was built for.
  public var expectedLength: Double { expectedLength(truth: probabilities) }

  /// The expected length of a word,
  ///
  ///     L = Σₖ pₖ ℓₖ,    p = truth, ℓ = code lengths
  ///
  /// when outcomes come with other probabilities than the code was built for.
  ///
  /// - Parameter truth: K probabilities that sum to 1.
  /// - Returns: A number of bits, at least `entropy(truth, in: .bits)`.
  /// - Precondition: There are as many probabilities as words; none is negative; they sum to 1
  ///   within 10⁻⁹.
  /// - Complexity: O(K).
  public func expectedLength(truth: [Double]) -> Double {
    DistributionError.requireProbabilities(truth: truth, model: probabilities)
    return zip(truth, codeLengths).map { $0 * Double($1) }.compensatedSum()
  }

  /// The depths of the leaves of Huffman's tree, which joins the two least probable nodes until one
  /// is left.
  private static func lengths(_ probabilities: [Double]) -> [Int] {
    // Sorted leaves and the joined nodes, which arise in ascending order, are two queues: no heap
    // is needed.
    let leaves = probabilities.indices.sorted {
      (probabilities[$0], $1) < (probabilities[$1], $0)
    }
    let count = leaves.count
    var weights = leaves.map { probabilities[$0] }
    var parents = [Int](repeating: 0, count: 2 * count - 1)
    var (nextLeaf, nextJoined) = (0, count)
    func takeLeast() -> Int {
      let leafIsLeast =
        nextLeaf < count
        && (nextJoined == weights.count || weights[nextLeaf] <= weights[nextJoined])
      if leafIsLeast {
        nextLeaf += 1
        return nextLeaf - 1
      }
      nextJoined += 1
      return nextJoined - 1
    }
    while weights.count < 2 * count - 1 {
      let (first, second) = (takeLeast(), takeLeast())
      parents[first] = weights.count
      parents[second] = weights.count
      weights.append(weights[first] + weights[second])
    }

    var depths = [Int](repeating: 0, count: 2 * count - 1)
    for node in (0..<(2 * count - 2)).reversed() { depths[node] = depths[parents[node]] + 1 }
    var lengths = [Int](repeating: 0, count: count)
    for (node, outcome) in leaves.enumerated() { lengths[outcome] = depths[node] }
    return lengths
  }

  /// Words of the given lengths: each is the one before it plus 1, with zeros appended where the
  /// length grows.
  private static func canonicalWords(_ lengths: [Int]) -> [String] {
    var words = [String](repeating: "", count: lengths.count)
    // Digits in an array, since the words of a very skewed source outgrow 64 bits.
    var digits: [Bool] = []
    for outcome in lengths.indices.sorted(by: { (lengths[$0], $0) < (lengths[$1], $1) }) {
      if let zero = digits.lastIndex(of: false) {
        digits[zero] = true
        for later in (zero + 1)..<digits.count { digits[later] = false }
      }
      digits += [Bool](repeating: false, count: lengths[outcome] - digits.count)
      words[outcome] = digits.map { $0 ? "1" : "0" }.joined()
    }
    return words
  }
}
