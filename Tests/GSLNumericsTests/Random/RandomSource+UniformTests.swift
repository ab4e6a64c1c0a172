import GSLNumerics
import PosteriorTestSupport
import Testing

@Suite struct RandomSourceUniformTests {
  // MARK: Known values (Tests/Reference/xoshiro.py)

  @Test func theHighestBitsMakeTheNumber() {
    var source = RandomSource(seed: 1)
    #expect(source.uniform() == Double(0x42AF_8120_900D_8EA8 as UInt64 >> 11) * 0x1p-53)
  }

  @Test func integersRejectWhatWouldBiasThem() {
    // Below 3 · 2⁶¹, of 2⁶³ integers, one draw in four is rejected.
    var source = RandomSource(seed: 1)
    #expect(
      (0..<4).map { _ in source.integer(below: 3 << 61) } == [
        5_586_540_283_020_037_066, 5_581_804_832_899_064_839, 1_561_180_099_667_872_936,
        574_841_170_997_044_206,
      ])
  }

  // MARK: Properties

  @Test func uniformNumbersAreUniform() {
    var source = RandomSource(seed: 7)
    let count = 100_000
    let numbers = (0..<count).map { _ in source.uniform() }
    #expect(numbers.allSatisfy { (0..<1).contains($0) })
    // Dvoretzky, Kiefer, Wolfowitz and Massart: the distribution functions differ by more than t
    // with probability at most 2 exp(−2nt²), which is 1e−7 for t² = ln(2e7) / (2n).
    let bound = (16.9 / (2 * Double(count))).squareRoot()
    for (k, number) in numbers.sorted().enumerated() {
      #expect((number - Double(k) / Double(count)).magnitude < bound + 1 / Double(count))
    }
    // Hoeffding for the mean of numbers in [0, 1] and of squared deviations in [0, ¼].
    expectClose(numbers.reduce(0, +) / Double(count), 0.5, absolute: bound)
    let variance = numbers.map { ($0 - 0.5) * ($0 - 0.5) }.reduce(0, +) / Double(count)
    expectClose(variance, 1.0 / 12, absolute: bound / 4)
  }

  @Test func uniformNumbersStayInTheirRange() {
    var source = RandomSource(seed: 8)
    forAll { generator in
      let lower = generator.double(in: -10...10)
      let range = lower...(lower + generator.double(in: 0...1e-14))
      #expect(range.contains(source.uniform(in: range)))
      var copy = source
      expectClose(source.uniform(in: -2...6), -2 + 8 * copy.uniform(), ulps: 0)
    }
  }

  @Test(arguments: [2, 3, 10, 97]) func integersAreUniform(_ bound: Int) {
    var source = RandomSource(seed: 9)
    let count = 100_000
    var counts = [Int](repeating: 0, count: bound)
    for _ in 0..<count { counts[source.integer(below: bound)] += 1 }
    let expected = Double(count) / Double(bound)
    let chiSquared = counts.reduce(0) {
      $0 + (Double($1) - expected) * (Double($1) - expected) / expected
    }
    // Laurent and Massart: a χ² with ν degrees of freedom exceeds ν + 2√(νx) + 2x with probability
    // at most e⁻ˣ; x = 17.6 gives 1e−7 for the four bounds.
    let freedom = Double(bound - 1)
    #expect(chiSquared < freedom + 2 * (freedom * 17.6).squareRoot() + 2 * 17.6)
  }

  @Test func outcomesHaveTheirProbabilities() {
    var source = RandomSource(seed: 10)
    let count = 100_000
    let probabilities = [0.1, 0, 0.6, 0.3]
    var counts = [0, 0, 0, 0]
    var successCount = 0
    for _ in 0..<count {
      counts[source.categorical(probabilities: probabilities)] += 1
      if source.bernoulli(probability: 0.6) { successCount += 1 }
    }
    // Hoeffding: a frequency is off by more than t with probability at most 2 exp(−2nt²): 1e−7 for
    // the four together at t² = ln(8e7) / (2n).
    let bound = (18.2 / (2 * Double(count))).squareRoot()
    for (frequency, probability) in zip(counts, probabilities) {
      expectClose(Double(frequency) / Double(count), probability, absolute: bound)
    }
    #expect(counts[1] == 0)
    expectClose(Double(successCount) / Double(count), 0.6, absolute: bound)
  }

  @Test func weightsAreDividedByTheirSum() {
    forAll { generator in
      let probabilities = generator.probabilities(5)
      var left = RandomSource(seed: generator.next())
      var right = left
      let index = left.categorical(probabilities: probabilities)
      #expect(right.categorical(probabilities: probabilities.map { 1024 * $0 }) == index)
      #expect(probabilities[index] > 0)
    }
  }

  // MARK: Edges

  @Test func certainOutcomes() {
    var source = RandomSource(seed: 11)
    for _ in 0..<100 {
      #expect(source.integer(below: 1) == 0)
      #expect(source.bernoulli(probability: 1) && !source.bernoulli(probability: 0))
      #expect(source.categorical(probabilities: [0, 1, 0]) == 1)
      #expect(source.uniform(in: 3...3) == 3)
      #expect((0..<Int.max).contains(source.integer(below: .max)))
    }
  }

  @Test func theLastPossibleOutcomeTakesWhatRoundingLeaves() {
    // A sum of 5e−324 rounds the threshold up to itself in half of all draws.
    var source = RandomSource(seed: 12)
    for _ in 0..<100 { #expect(source.categorical(probabilities: [0, 0x1p-1074, 0]) == 1) }
  }

  @Test func impossibleArgumentsTrap() async {
    await #expect(processExitsWith: .failure) {
      var source = RandomSource(seed: 1)
      _ = source.integer(below: 0)
    }
    await #expect(processExitsWith: .failure) {
      var source = RandomSource(seed: 1)
      _ = source.bernoulli(probability: .nan)
    }
    await #expect(processExitsWith: .failure) {
      var source = RandomSource(seed: 1)
      _ = source.categorical(probabilities: [1, -0.5])
    }
  }
}
