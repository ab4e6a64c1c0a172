import GSLNumerics
import PosteriorTestSupport
import Testing

@testable import Posterior

@Suite struct FeatureScalingTests {
  // MARK: Known values (by hand)

  @Test func scalesArePowersOfTwoBelowTheStandardDeviation() throws {
    // Standard deviations 1, 3 and ½.
    let features = Matrix([[0, 4, 0.5], [2, 10, 1.5]])
    let scaling = try FeatureScaling(of: features, named: ["a", "b", "c"], penalty: 0)
    #expect(scaling.centers == [1, 7, 1])
    #expect(scaling.scales == [1, 2, 0.5])
    // With a penalty of 4 on a curvature of ¼ they are at least √16.
    let penalized = try FeatureScaling(of: features, named: ["a", "b", "c"], penalty: 4)
    #expect(penalized.scales == [4, 4, 4])
  }

  @Test func decisionsInTheTwoUnits() throws {
    let scaling = try FeatureScaling(
      of: Matrix([[0, 4], [2, 10]]), named: ["a", "b"], penalty: 0)
    // 5 + 3 (x − 1) + 8 (y − 7)/2 = 3x + 4y − 26
    let decision = scaling.decision([5, 3, 8])
    #expect(decision == LinearDecision(weights: [3, 4], bias: -26))
    #expect(scaling.parameters(decision) == [5, 3, 8])
  }

  // MARK: Edges

  @Test func whatHasNoScaleIsRefused() throws {
    let constant = Matrix([[1, 5], [2, 5]])
    #expect(throws: FitError.constantFeature(name: "b", value: 5, withinClasses: false)) {
      try FeatureScaling(of: constant, named: ["a", "b"], penalty: 0)
    }
    #expect(
      try FeatureScaling(of: constant, named: ["a", "b"], penalty: 0.25).scales == [1, 1])
    #expect(throws: FitError.featureRange(name: "a", largest: 1e308)) {
      try FeatureScaling(of: Matrix([[1e308], [-1e308]]), named: ["a"], penalty: 0)
    }
    #expect(throws: FitError.featureRange(name: "a", largest: 1e-200)) {
      try FeatureScaling(of: Matrix([[1e-200], [0]]), named: ["a"], penalty: 0)
    }
  }
}
