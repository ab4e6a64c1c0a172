import Foundation
import Posterior
import PosteriorTestSupport
import Testing

@Suite struct CategoricalTests {
  // MARK: Known values (by hand; the Red Panda table)

  /// Cat, Dog, Fox, Cow, Red Panda, Bear, Dolphin: a well-known table whose predictions add up to
  /// 107 %.
  static let redPanda = [0.02, 0.3, 0.45, 0, 0.25, 0.05, 0]

  @Test func theRedPandaTable() throws {
    #expect(throws: DistributionError.self) { try Categorical(probabilities: Self.redPanda) }
    let model = try Categorical(normalizing: Self.redPanda)
    let truth = try Categorical(probabilities: [0, 0, 0, 0, 1, 0, 0])
    // ln(1.07/0.25); mpmath 1.3.0
    expectClose(crossEntropy(truth: truth, model: model), 1.453_953_009_593_705_4)
    expectClose(klDivergence(truth: truth, model: model), 1.453_953_009_593_705_4)
  }

  @Test func countsBecomeFractions() throws {
    let model = try Categorical(maximumLikelihood: [1, 0, 3])
    #expect(model.probabilities == [0.25, 0, 0.75])
    #expect(model.entropy(in: .bits) == entropy([0.25, 0, 0.75], in: .bits))
    expectClose(model.logLikelihood(counts: [1, 0, 3]), -2.249_340_578_475_233_4)  // ln(27/256)
  }

  // MARK: Properties

  static func drawCounts(_ generator: inout Generator) -> [Int] {
    let count = generator.integer(in: 1...10)
    var counts = (0..<count).map { _ in max(0, generator.integer(in: -3...20)) }
    counts[0] += 1
    return counts
  }

  @Test func noProbabilitiesAreMoreLikelyThanTheFractions() throws {
    try forAll { generator in
      let counts = Self.drawCounts(&generator)
      let best = try Categorical(maximumLikelihood: counts)
      let other = try Categorical(probabilities: generator.probabilities(counts.count))
      // The difference is n · KL, with sums within 10 · 2⁻⁵³ of 1 and n ≤ 210, and the rounding of
      // numbers below 5,000.
      #expect(
        other.logLikelihood(counts: counts) <= best.logLikelihood(counts: counts) + 5e-12)
    }
  }

  @Test func logLikelihoodIsMinusTheSummedCrossEntropy() throws {
    try forAll { generator in
      let counts = Self.drawCounts(&generator)
      let truth = try Categorical(maximumLikelihood: counts)
      let model = try Categorical(probabilities: generator.probabilities(counts.count))
      let total = Double(counts.reduce(0, +))
      expectClose(
        model.logLikelihood(counts: counts), -total * crossEntropy(truth: truth, model: model))
    }
  }

  @Test func twoOutcomesAreBernoulli() throws {
    try forAll { generator in
      let p = generator.double(in: 0.5...1)  // so that 1 − p is exact
      let counts = [generator.integer(in: 0...100), generator.integer(in: 0...100)]
      expectClose(
        try Categorical(probabilities: [p, 1 - p]).logLikelihood(counts: counts),
        Bernoulli(probability: p).logLikelihood(
          successes: counts[0], trials: counts[0] + counts[1]), ulps: 4)
    }
  }

  @Test func weightsOfEveryMagnitudeNormalize() throws {
    try forAll { generator in
      let weights = generator.vector(generator.integer(in: 1...20), in: 0.5...1)
      let expected = try Categorical(normalizing: weights)
      let scale = Double(sign: .plus, exponent: generator.integer(in: -1000...1023), significand: 1)
      #expect(try Categorical(normalizing: weights.map { $0 * scale }) == expected)
      expectClose(expected.probabilities.reduce(0, +), 1, absolute: 20 * 0x1p-53)
      for (p, weight) in zip(expected.probabilities, weights) {
        expectClose(p, weight / weights.reduce(0, +))
      }
    }
  }

  @Test func overloadsAgreeWithLists() throws {
    try forAll { generator in
      let (p, q) = (generator.probabilities(5), generator.probabilities(5))
      let (truth, model) = (try Categorical(probabilities: p), try Categorical(probabilities: q))
      for unit in InformationUnit.allCases {
        #expect(
          crossEntropy(truth: truth, model: model, in: unit)
            == crossEntropy(truth: p, model: q, in: unit))
        #expect(
          klDivergence(truth: truth, model: model, in: unit)
            == klDivergence(truth: p, model: q, in: unit))
        #expect(truth.entropy(in: unit) == entropy(p, in: unit))
      }
    }
  }

  // MARK: Edges

  @Test func subnormalAndHugeWeights() throws {
    #expect(
      try Categorical(normalizing: [0x1p-1074, 0, 0x1p-1074]).probabilities == [0.5, 0, 0.5])
    let huge = Double.greatestFiniteMagnitude
    #expect(try Categorical(normalizing: [huge, huge]).probabilities == [0.5, 0.5])
  }

  @Test func impossibleData() {
    #expect(throws: DistributionError.empty(.weight)) { try Categorical(normalizing: []) }
    #expect(throws: DistributionError.sum(.weight, value: 0)) {
      try Categorical(normalizing: [0, 0])
    }
    #expect(throws: DistributionError.negative(.weight, index: 1, value: -2)) {
      try Categorical(normalizing: [3, -2])
    }
    #expect(throws: DistributionError.notFinite(.weight, index: 0, value: .infinity)) {
      try Categorical(normalizing: [.infinity, 1])
    }
    #expect(throws: DistributionError.empty(.count)) { try Categorical(maximumLikelihood: []) }
    #expect(throws: DistributionError.sum(.count, value: 0)) {
      try Categorical(maximumLikelihood: [0, 0])
    }
    #expect(throws: DistributionError.negative(.count, index: 0, value: -1)) {
      try Categorical(maximumLikelihood: [-1, 2])
    }
  }

  @Test func whatNeverHappensCostsNothingUnlessItHappens() throws {
    let model = try Categorical(probabilities: [1, 0])
    #expect(model.logLikelihood(counts: [5, 0]) == 0)
    #expect(model.logLikelihood(counts: [5, 1]) == -.infinity)
  }

  @Test func refusesCountsOfOtherOutcomes() async {
    await #expect(processExitsWith: .failure) {
      _ = try Categorical(probabilities: [0.5, 0.5]).logLikelihood(counts: [1])
    }
    await #expect(processExitsWith: .failure) {
      _ = try Categorical(probabilities: [0.5, 0.5]).logLikelihood(counts: [1, -1])
    }
  }
}
