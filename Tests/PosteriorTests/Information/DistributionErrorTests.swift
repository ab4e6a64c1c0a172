import Posterior
import PosteriorTestSupport
import Testing

@Suite struct DistributionErrorTests {
  static func refusal(of probabilities: [Double]) -> DistributionError? {
    do {
      _ = try Categorical(probabilities: probabilities)
      return nil
    } catch {
      return error
    }
  }

  // MARK: Known values (by hand)

  static let refusals: [([Double], String)] = [
    ([], "there are no probabilities"),
    ([0.5, .nan], "probability 1 is nan, not a finite number"),
    ([-.infinity, 0.5], "probability 0 is −inf, not a finite number"),
    ([0.5, 0.6, -0.1], "probability 2 is −0.1, below 0"),
    ([1, -1e-17], "probability 1 is −1e−17, below 0"),
    ([0.02, 0.3, 0.45, 0, 0.25, 0.05, 0], "the probabilities sum to 1.07, not 1"),
    ([0.1, 0.2, 0.3], "the probabilities sum to 0.6, not 1"),
    ([0.5, 0.500002], "the probabilities sum to 1.000002, not 1"),
    ([0.5, 0.5 + 1e-8], "the probabilities sum to 1.00000001, not 1"),
    ([0, 0], "the probabilities sum to 0, not 1"),
    ([1e300, 1], "the probabilities sum to 1e+300, not 1"),
  ]

  @Test(arguments: refusals) func sentences(_ probabilities: [Double], _ sentence: String) {
    #expect(Self.refusal(of: probabilities)?.description == sentence)
  }

  @Test func sentencesOfTheOtherCases() {
    #expect(DistributionError.empty(.weight).description == "there are no weights")
    #expect(
      DistributionError.negative(.count, index: 3, value: -2).description
        == "count 3 is −2, below 0")
    #expect(
      DistributionError.sum(.count, value: 0).description
        == "the counts sum to 0, which no division makes 1")
  }

  // MARK: Properties

  @Test func randomDistributionsPass() {
    forAll { generator in
      let count = generator.integer(in: 1...50)
      #expect(Self.refusal(of: generator.probabilities(count)) == nil)
    }
  }

  @Test func theErrorNamesTheFirstCulprit() {
    forAll { generator in
      var probabilities = generator.probabilities(generator.integer(in: 1...20))
      let index = generator.integer(in: 0...(probabilities.count - 1))
      let value = -generator.double(in: 1e-300...1)
      probabilities[index] = value
      #expect(
        Self.refusal(of: probabilities) == .negative(.probability, index: index, value: value))
      probabilities.append(.nan)
      #expect(
        Self.refusal(of: probabilities) == .negative(.probability, index: index, value: value))
      probabilities[index] = .infinity
      #expect(
        Self.refusal(of: probabilities) == .notFinite(.probability, index: index, value: .infinity))
    }
  }

  // MARK: Edges

  @Test func theToleranceOfTheSum() {
    #expect(Self.refusal(of: [0.5, 0.5 + 0.9e-9]) == nil)
    #expect(Self.refusal(of: [0.5, 0.5 - 0.9e-9]) == nil)
    #expect(Self.refusal(of: [0.5, 0.5 + 1.1e-9]) != nil)
    #expect(Self.refusal(of: [0.5, 0.5 - 1.1e-9]) != nil)
  }
}
