import PosteriorTestSupport
import Testing

@testable import GSLNumerics

@Suite struct LineSearchTests {
  /// φ(α) = (α − 3)² / 2, searched from 0 with φ(0) = 4.5 and φ'(0) = −3.
  static func search(firstStep: Double, share: Double) -> LineSearch {
    LineSearch(
      highestValue: 4.5, slope: -3, firstStep: firstStep, curvatureShare: share)
  }

  /// Whether the search accepts its step, and what it is after that.
  static func tried(_ search: LineSearch) -> (isAccepted: Bool, search: LineSearch) {
    let distance = search.step - 3
    return tried(search, distance * distance / 2, slope: distance)
  }

  static func tried(
    _ search: LineSearch, _ value: Double, slope: Double
  ) -> (isAccepted: Bool, search: LineSearch) {
    var search = search
    let isAccepted = search.accepts(value, slope: slope)
    return (isAccepted, search)
  }

  // MARK: Known values (by hand)

  @Test func theSecantFindsTheMinimumOfAParabola() {
    // From beyond it, where the function rises, and from before it, where it falls almost as at the
    // start.
    for firstStep in [0.5, 7] {
      let first = Self.tried(Self.search(firstStep: firstStep, share: 0.01))
      #expect(!first.isAccepted)
      #expect(first.search.step == 3)
      #expect(Self.tried(first.search).isAccepted)
    }
  }

  @Test func aStepIsAcceptedByItsSlope() {
    for (step, isAccepted) in [(2.5, true), (3.5, true), (2.0, false), (4.0, false)] {
      #expect(
        Self.tried(Self.search(firstStep: step, share: 0.25)).isAccepted == isAccepted)
    }
  }

  @Test func stepsGrowTenfoldAtMost() {
    let first = Self.tried(Self.search(firstStep: 0.001, share: 0.1))
    #expect(!first.isAccepted)
    expectClose(first.search.step, 0.01)
  }

  @Test func aHigherValueIsNotAccepted() {
    // Flat but higher: the minimum lies before.
    let search = Self.search(firstStep: 8, share: 0.9)
    let higher = Self.tried(search, 5, slope: 0)
    #expect(!higher.isAccepted && higher.search.step < 8)
    let undefined = Self.tried(search, .nan, slope: .nan)
    #expect(!undefined.isAccepted && undefined.search.step == 4)
  }

  @Test func belowRoundingTheSlopeDecides() {
    let search = LineSearch(
      highestValue: 1 + 1e-12, slope: -1e-9, firstStep: 1, curvatureShare: 0.5)
    #expect(Self.tried(search, 1 + 1e-13, slope: 1e-10).isAccepted)
    #expect(!Self.tried(search, 1 + 1e-11, slope: 1e-10).isAccepted)
  }

  // MARK: Edges

  @Test func aSearchThatLeavesTheNumbersIsExhausted() {
    // One falls forever, the other is defined at its start only.
    for value in [-Double.greatestFiniteMagnitude, .infinity] {
      var search = Self.search(firstStep: 1, share: 0.1)
      var trialCount = 0
      while !search.isExhausted && trialCount < 2000 {
        search = Self.tried(search, value, slope: -3).search
        trialCount += 1
      }
      #expect(search.isExhausted)
    }
  }
}
