import GSLNumerics
import PosteriorTestSupport
import Testing

@testable import Posterior

@Suite struct LinearDecisionTests {
  let decision = LinearDecision(weights: [2, -1], bias: 0.5)

  // MARK: Known values (by hand)

  @Test func logOddsAreLinear() {
    #expect(decision.logOdds([3, 4]) == 2.5)
    #expect(decision.logOdds(Matrix([[0, 0], [1, 2], [3, 4]])) == [0.5, 0.5, 2.5])
  }

  static let angles: [(left: [Double], right: [Double], angle: Double)] = [
    ([1, 0], [5, 0], 0), ([1, 0], [0, 2], .pi / 2), ([1, 1], [-3, -3], .pi),
    ([1, 0], [1, 1], .pi / 4), ([1e200, 0], [1e-200, 1e-200], .pi / 4),
  ]

  @Test(arguments: angles)
  func anglesAreThoseOfTheWeights(_ left: [Double], _ right: [Double], _ angle: Double) {
    let found = LinearDecision(weights: left, bias: 1)
      .angle(to: LinearDecision(weights: right, bias: 2))
    expectClose(found, angle, ulps: 4)
  }

  @Test func aSmallAngleKeepsItsDigits() {
    // tan ε = ε to 2⁻¹⁰⁰ here; the arc cosine of the scalar product would be 0.
    let tilted = LinearDecision(weights: [1, 0x1p-50], bias: 0)
    let angle = LinearDecision(weights: [1, 0], bias: 0).angle(to: tilted)
    expectClose(angle, 0x1p-50, ulps: 4)
  }

  // MARK: Properties

  @Test func anglesAreSymmetricAndBounded() {
    forAll { generator in
      let left = LinearDecision(weights: [generator.double(in: -1...1), 1], bias: 0)
      let right = LinearDecision(weights: [-2, generator.double(in: 0.1...1)], bias: 0)
      #expect(left.angle(to: right) == right.angle(to: left))
      #expect((0...Double.pi).contains(left.angle(to: right)))
    }
  }
}
