import CPosteriorGSL

extension RandomSource {
  /// How often each of K outcomes appears in n independent draws.
  ///
  /// ```swift
  /// print(source.multinomial(10, probabilities: [0.5, 0.3, 0.2]))  // [4, 3, 3]
  /// ```
  ///
  /// - Parameters:
  ///   - count: The number of draws, n.
  ///   - probabilities: K probabilities that sum to 1.
  /// - Returns: K counts that sum to n.
  /// - Precondition: 0 ≤ n < 2³², there is a probability, and none is negative or NaN.
  /// - Complexity: O(K), independent of n.
  ///
  /// Drawn by GSL as a chain of binomials: Davis, "The computer generation of multinomial random
  /// variates", Computational Statistics & Data Analysis 16 (1993).
  public mutating func multinomial(_ count: Int, probabilities: [Double]) -> [Int] {
    require((0...Int(UInt32.max)).contains(count), "\(count) draws cannot be made")
    require(
      !probabilities.isEmpty && probabilities.allSatisfy { $0 >= 0 },
      "\(probabilities) are not probabilities")
    var counts = [UInt32](repeating: 0, count: probabilities.count)
    withGSLGenerator { generator in
      GSL.value {
        gsl_ran_multinomial(
          generator, probabilities.count, UInt32(count), probabilities, &counts)
      }
    }
    return counts.map(Int.init)
  }
}
