import Posterior
import PosteriorCourse
import PosteriorTestSupport
import Testing

@Suite struct HuffmanCodeTests {
  // MARK: Known values (by hand)

  @Test func codes() throws {
    let dyadic = try HuffmanCode(probabilities: [0.5, 0.25, 0.125, 0.125])
    #expect(dyadic.codeLengths == [1, 2, 3, 3])
    #expect(dyadic.codeWords == ["0", "10", "110", "111"])
    #expect(dyadic.expectedLength == 1.75)
    #expect(dyadic.expectedLength(truth: [0.25, 0.25, 0.25, 0.25]) == 2.25)

    let unordered = try HuffmanCode(probabilities: [0.125, 0.5, 0.125, 0.25])
    #expect(unordered.codeWords == ["110", "0", "111", "10"])
  }

  @Test func tiesMakeTheLongestWordSmall() throws {
    // Lengths 1, 2, 3, 4, 4 would have the same expected length, 2.2 bits.
    let code = try HuffmanCode(probabilities: [0.4, 0.2, 0.2, 0.1, 0.1])
    #expect(code.codeWords == ["00", "01", "10", "110", "111"])
    expectClose(code.expectedLength, 2.2)
    // Of equally probable outcomes the first get the shorter words.
    let third = 1.0 / 3
    #expect(try HuffmanCode(probabilities: [third, third, third]).codeLengths == [1, 2, 2])
  }

  // MARK: Properties

  @Test func isPrefixFreeAndComplete() throws {
    try forAll { generator in
      let code = try HuffmanCode(
        probabilities: generator.probabilities(generator.integer(in: 2...12)))
      #expect(code.codeWords.map(\.count) == code.codeLengths)
      for (i, word) in code.codeWords.enumerated() {
        for (j, other) in code.codeWords.enumerated() where i != j {
          #expect(!other.hasPrefix(word), "\(code.codeWords)")
        }
      }
      // Kraft's sum in units of 2⁻¹¹, which no word of 12 outcomes falls short of.
      #expect(code.codeLengths.reduce(0) { $0 + 1 << (11 - $1) } == 1 << 11)
    }
  }

  @Test func expectedLengthIsWithinABitOfTheEntropy() throws {
    try forAll { generator in
      let p = generator.probabilities(generator.integer(in: 1...50)).filter { $0 > 0 }
      let code = try HuffmanCode(probabilities: p)
      // Rounding: p sums to 1 within 50 ulp, and both sides are below 7.
      #expect(entropy(p, in: .bits) <= code.expectedLength + 5e-14)
      #expect(p.count == 1 || code.expectedLength < entropy(p, in: .bits) + 1)
    }
  }

  @Test func noCodeIsShorter() throws {
    try forAll { generator in
      let p = generator.probabilities(generator.integer(in: 2...5))
      let best = try HuffmanCode(probabilities: p).expectedLength
      forEachLengths(count: p.count) { lengths in
        // Kraft's inequality: these lengths belong to a prefix-free code.
        guard lengths.reduce(0, { $0 + 1 << (4 - $1) }) <= 1 << 4 else { return }
        let length = zip(p, lengths).reduce(0) { $0 + $1.0 * Double($1.1) }
        // Two sums of 5 products, each below 4.
        if !(best <= length + 1e-14) {
          Issue.record("\(lengths) is shorter for \(p): \(length) < \(best)")
        }
      }
    }
  }

  /// Calls the body with all lists of `count` word lengths from 1 to 4.
  private func forEachLengths(count: Int, _ body: ([Int]) -> Void) {
    for number in 0..<(1 << (2 * count)) {
      body((0..<count).map { 1 + (number >> (2 * $0)) & 3 })
    }
  }

  @Test func powersOfOneHalfReachTheEntropy() throws {
    try forAll { generator in
      var p = [1.0]
      for _ in 0..<generator.integer(in: 0...20) {
        let k = generator.integer(in: 0...(p.count - 1))
        p[k] /= 2
        p.append(p[k])
      }
      let code = try HuffmanCode(probabilities: p)
      #expect(code.expectedLength == entropy(p, in: .bits))
      #expect(code.codeLengths.map(Double.init) == p.map { surprisal($0, in: .bits) })
    }
  }

  @Test func aWrongModelCostsBits() throws {
    try forAll { generator in
      let p = generator.probabilities(6)
      let right = try HuffmanCode(probabilities: p)
      let wrong = try HuffmanCode(probabilities: generator.probabilities(6))
      // Two sums of 6 products, each below 5.
      #expect(wrong.expectedLength(truth: p) >= right.expectedLength - 1e-14)
    }
  }

  // MARK: Edges

  @Test func aSingleOutcomeNeedsNoBits() throws {
    let code = try HuffmanCode(probabilities: [1])
    #expect(code.codeLengths == [0])
    #expect(code.codeWords == [""])
    #expect(code.expectedLength == 0)
  }

  @Test func impossibleOutcomesGetWords() throws {
    #expect(try HuffmanCode(probabilities: [0, 1]).codeWords == ["0", "1"])
    #expect(try HuffmanCode(probabilities: [1, 0, 0]).codeLengths == [1, 2, 2])
  }

  @Test func wordsMayOutgrow64Bits() throws {
    // Probabilities 2⁻¹, 2⁻², …, 2⁻⁹⁹, 2⁻⁹⁹.
    var p = (1...99).map { Double(sign: .plus, exponent: -$0, significand: 1) }
    p.append(p[98])
    let code = try HuffmanCode(probabilities: p)
    #expect(code.codeLengths == Array(1...99) + [99])
    #expect(code.codeWords[99] == String(repeating: "1", count: 99))
  }

  @Test func refusesWhatIsNoDistribution() {
    #expect(throws: DistributionError.sum(.probability, value: 1.5)) {
      try HuffmanCode(probabilities: [0.75, 0.75])
    }
    #expect(throws: DistributionError.empty(.probability)) { try HuffmanCode(probabilities: []) }
  }
}
