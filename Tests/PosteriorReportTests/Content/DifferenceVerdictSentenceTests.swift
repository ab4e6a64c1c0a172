import Posterior
import PosteriorTestSupport
import Testing

@testable import PosteriorReport

@Suite struct DifferenceVerdictSentenceTests {
  private func sentence(_ interval: ClosedRange<Double>) -> String {
    DifferenceVerdict(interval: interval, margin: 1).sentence(of: "A", against: "B")
  }

  // MARK: Known values

  @Test func sentences() {
    #expect(
      sentence(1.204...2)
        == "A minus B lies between 1.20 and 2.00 points: A is better by more than 1 point.")
    #expect(
      sentence(-2...(-1.2))
        == "B minus A lies between 1.20 and 2.00 points: B is better by more than 1 point.")
    #expect(
      sentence(-0.5...0.9)
        == "A minus B lies between −0.50 and 0.90 points: the two are equivalent within 1 point, "
        + "and neither is shown to be ahead.")
    #expect(
      sentence(0.2...0.9)
        == "A minus B lies between 0.20 and 0.90 points: A is ahead, but by no more than 1 point.")
    #expect(
      sentence(0.22...1.06)
        == "A minus B lies between 0.22 and 1.06 points: A is ahead; whether by more than 1 point "
        + "is undecided.")
    #expect(
      sentence(-3...1)
        == "B minus A lies between −1.00 and 3.00 points: undecided, both who is ahead and whether "
        + "it is by more than 1 point.")
  }

  @Test func unitsHaveTwoNames() {
    let verdict = DifferenceVerdict(interval: 0.6...0.7, margin: 0.5)
    let nats = DifferenceVerdict.Unit("nat", "nats", decimals: 1)
    #expect(
      verdict.sentence(of: "A", against: "B", in: nats)
        == "A minus B lies between 0.6 and 0.7 nats: A is better by more than 0.5 nats.")
  }

  // MARK: Properties

  /// To exchange the data of the two is to exchange their names; to exchange both changes nothing.
  @Test func exchangingTheDataFlipsTheSentence() {
    forAll { generator in
      let low = generator.double(in: -3...3)
      let verdict = DifferenceVerdict(
        interval: low...low + generator.double(in: 0...3), margin: generator.double(in: 0.1...2))
      let flipped = verdict.reversed.sentence(of: "A", against: "B")
      #expect(flipped == verdict.sentence(of: "B", against: "A"))
      #expect(
        verdict.reversed.sentence(of: "B", against: "A") == verdict.sentence(of: "A", against: "B"))
      // It is another sentence, unless nobody is ahead.
      let center = verdict.interval.lowerBound + verdict.interval.upperBound
      #expect(center == 0 || flipped != verdict.sentence(of: "A", against: "B"))
    }
  }

  // MARK: Edges

  @Test func anIntervalAboutZeroNamesTheTwoInTheOrderOfTheirNames() {
    let verdict = DifferenceVerdict(interval: -2...2, margin: 1)
    #expect(verdict.sentence(of: "B", against: "A") == verdict.sentence(of: "A", against: "B"))
  }
}
