import CPosteriorGSL

extension RandomSource {
  /// A number, uniform in [0, 1): a multiple of 2⁻⁵³, all equally probable.
  ///
  /// - Complexity: O(1), one draw.
  public mutating func uniform() -> Double { xoshiro_uniform(&state) }

  /// A number, uniform in a range,
  ///
  ///     a + (b − a) u,    u uniform in [0, 1)
  ///
  /// - Parameter range: From a to b. The upper end itself can only come about by rounding.
  /// - Precondition: The range has a finite length.
  /// - Complexity: O(1), one draw.
  public mutating func uniform(in range: ClosedRange<Double>) -> Double {
    let length = range.upperBound - range.lowerBound
    require(length.isFinite, "no uniform distribution has the range \(range)")
    return range.lowerBound + length * uniform()
  }

  /// An integer, uniform in 0, …, `bound` − 1, without bias.
  ///
  /// - Precondition: `bound` is positive.
  /// - Complexity: O(1), nearly always one draw.
  ///
  /// Reference: Lemire, "Fast random integer generation in an interval", ACM TOMACS 29 (2019).
  public mutating func integer(below bound: Int) -> Int {
    require(bound > 0, "the bound is above 0, not \(bound)")
    let bound = UInt64(bound)
    var product = next().multipliedFullWidth(by: bound)
    // The high word has `bound` values. Each keeps as many low words when the lowest 2⁶⁴ mod
    // `bound` are drawn again.
    if product.low < bound {
      let surplus = (0 &- bound) % bound
      while product.low < surplus { product = next().multipliedFullWidth(by: bound) }
    }
    return Int(product.high)
  }

  /// True with a probability, false otherwise.
  ///
  /// - Parameter probability: A number in [0, 1]. With 0 the answer is always false, with 1 always
  ///   true.
  /// - Precondition: `probability` is in [0, 1].
  /// - Complexity: O(1), one draw.
  public mutating func bernoulli(probability: Double) -> Bool {
    require((0...1).contains(probability), "\(probability) is not a probability")
    return uniform() < probability
  }

  /// The index of an outcome, drawn with the outcomes' probabilities.
  ///
  /// ```swift
  /// print(source.categorical(probabilities: [0.5, 0.3, 0.2]))  // 0
  /// ```
  ///
  /// - Parameter probabilities: K numbers that sum to 1; or any finite weights, which are divided
  ///   by their sum. An outcome of probability 0 is never drawn.
  /// - Returns: An index from 0 to K − 1.
  /// - Precondition: No number is negative, and the sum is positive and finite.
  /// - Complexity: O(K), one draw.
  public mutating func categorical(probabilities: [Double]) -> Int {
    let sum = probabilities.reduce(0, +)
    require(
      sum > 0 && sum.isFinite && probabilities.allSatisfy { $0 >= 0 },
      "\(probabilities) are not probabilities")
    let threshold = uniform() * sum
    var cumulative = 0.0
    // The product can round up to the sum, which no partial sum exceeds: the last possible outcome
    // then.
    return probabilities.firstIndex { probability in
      cumulative += probability
      return cumulative > threshold
    } ?? probabilities.lastIndex { $0 > 0 } ?? 0
  }
}
