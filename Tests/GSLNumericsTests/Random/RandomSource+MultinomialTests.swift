import GSLNumerics
import PosteriorTestSupport
import Testing

@Suite struct RandomSourceMultinomialTests {
  // MARK: Properties

  @Test func countsSumToTheDraws() {
    var source = RandomSource(seed: 3)
    forAll { generator in
      let probabilities = generator.probabilities(generator.integer(in: 1...8))
      let draws = generator.integer(in: 0...10_000)
      let counts = source.multinomial(draws, probabilities: probabilities)
      #expect(counts.count == probabilities.count)
      #expect(counts.reduce(0, +) == draws)
      for (count, probability) in zip(counts, probabilities) where probability == 0 {
        #expect(count == 0)
      }
    }
  }

  @Test func countsFollowTheProbabilities() {
    var source = RandomSource(seed: 4)
    let probabilities = [0.5, 0.3, 0.15, 0.05]
    let (draws, repetitions) = (20, 20_000)
    var totals = [0, 0, 0, 0]
    for _ in 0..<repetitions {
      for (k, count) in source.multinomial(draws, probabilities: probabilities).enumerated() {
        totals[k] += count
      }
    }
    // Pearson's statistic of 400,000 draws in 4 classes: χ² with 3 degrees of freedom exceeds 35.6
    // once in 10⁷.
    let expected = probabilities.map { $0 * Double(draws * repetitions) }
    let statistic = zip(totals, expected).map { (Double($0) - $1) * (Double($0) - $1) / $1 }
      .reduce(0, +)
    #expect(statistic < 35.6)
  }

  @Test func theSameSourceDrawsTheSameCounts() {
    var (first, second) = (RandomSource(seed: 5), RandomSource(seed: 5))
    #expect(
      first.multinomial(1000, probabilities: [0.2, 0.8])
        == second.multinomial(1000, probabilities: [0.2, 0.8]))
  }

  // MARK: Edges

  @Test func impossibleArgumentsTrap() async {
    await #expect(processExitsWith: .failure) {
      var source = RandomSource(seed: 1)
      _ = source.multinomial(-1, probabilities: [1])
    }
    await #expect(processExitsWith: .failure) {
      var source = RandomSource(seed: 1)
      _ = source.multinomial(1, probabilities: [])
    }
    await #expect(processExitsWith: .failure) {
      var source = RandomSource(seed: 1)
      _ = source.multinomial(1, probabilities: [0.5, -.nan])
    }
  }
}
