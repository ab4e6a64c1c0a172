import CPosteriorLibc
import GSLNumerics
import PosteriorTestSupport
import Testing

@testable import Posterior

@Suite struct StandardizationTests {
  // MARK: Known values

  @Test func meansAndDeviationsOfSmallNumbersAreExact() throws {
    let standardization = try Standardization(
      fittedTo: Matrix([[1, 10], [3, 50], [1, 10], [3, 50]]))
    #expect(standardization.means == [2, 30])
    #expect(standardization.deviations == [1, 20])
    #expect(standardization.apply(to: Matrix([[5, 20]])) == Matrix([[3, -0.5]]))
  }

  /// NIST's Statistical Reference Datasets, against their exact values
  /// (Tests/Reference/nist_univariate.py: mpmath 1.3.0).
  @Test func theReferenceDataSetsOfNISTHaveTheirMeansAndDeviations() throws {
    for example in try Fixture.load("Distributions/nist-univariate").cases {
      let values = try #require(example["values"]).vector
      let standardization = try Standardization(fittedTo: Matrix(values.map { [$0] }))
      let count = Double(values.count)
      expectClose(standardization.means[0], try #require(example["exact_mean"]).number, ulps: 1)
      let deviation = try #require(example["exact_standard_deviation"]).number
      expectClose(
        standardization.deviations[0], deviation * ((count - 1) / count).squareRoot(), ulps: 4)
    }
  }

  /// The mean lies between two doubles: 10¹⁶ is 1 too small, and deviations from it are 0 and 2.
  @Test func theRoundingOfTheMeanDoesNotEnterTheDeviation() throws {
    let standardization = try Standardization(fittedTo: Matrix([[1e16], [1e16 + 2]]))
    #expect(standardization.means == [1e16])
    #expect(standardization.deviations == [1])
  }

  // MARK: Properties

  @Test func standardizedFeaturesHaveMeanZeroAndDeviationOne() throws {
    try forAll { generator in
      let scale = exp(generator.double(in: -300...300))
      let offset = generator.double(in: -3...3) * scale
      let rows = (0..<generator.integer(in: 2...20)).map { _ in
        [generator.double(in: -1...1) * scale + offset, generator.double(in: 0...1)]
      }
      let features = Matrix(rows)
      let standardized = try Standardization(fittedTo: features).apply(to: features)
      for j in 0..<2 {
        let column = standardized.column(j)
        let count = Double(column.count)
        // The mean is rounded to ε|μ|, which is up to 60 ε of a deviation here, unless two values
        // are close.
        let spread = (column.max() ?? 0) - (column.min() ?? 0)
        #expect(spread > 0)
        let original = features.column(j)
        let range = (original.max() ?? 0) - (original.min() ?? 0)
        let magnitude = original.map(\.magnitude).max() ?? 0
        let bound = 0x1p-52 * count * (4 + 4 * magnitude / range)
        expectClose(column.compensatedSum() / count, 0, absolute: bound)
        expectClose(column.map { $0 * $0 }.compensatedSum() / count, 1, absolute: bound)
      }
    }
  }

  @Test func aDecisionInOriginalUnitsDecidesAlike() throws {
    try forAll { generator in
      let features = Matrix((0..<10).map { _ in generator.vector(3, in: -50...100) })
      let standardization = try Standardization(fittedTo: features)
      let decision = LinearDecision(
        weights: generator.vector(3, in: -2...2), bias: generator.double(in: -2...2))
      let original = decision.inOriginalUnits(of: standardization)
      // Three terms, each below 2 · 100/σ in magnitude with σ > 5, and a few roundings of each.
      #expect((standardization.deviations.min() ?? 0) > 5)
      expectClose(
        original.logOdds(features), decision.logOdds(standardization.apply(to: features)),
        absolute: 16 * 3 * 40 * 0x1p-53)
    }
  }

  // MARK: Edges

  @Test func aDataSetKeepsItsNamesAndLabels() throws {
    let dataset = Dataset(
      features: Matrix([[1], [3]]), labels: [1, 0], featureNames: ["a"], classNames: ["x", "y"])
    let standardized = try Standardization(fittedTo: dataset).apply(to: dataset)
    #expect(standardized.features == Matrix([[-1], [1]]))
    #expect(standardized.labels == [1, 0])
    #expect(standardized.featureNames == ["a"])
    #expect(standardized.classNames == ["x", "y"])
  }

  @Test func aConstantFeatureIsNamed() {
    let dataset = Dataset(
      features: Matrix([[1, 0.1], [2, 0.1], [3, 0.1]]), labels: [0, 1, 0], featureNames: ["a", "b"])
    #expect(throws: FitError.constantFeature(name: "b", value: 0.1, withinClasses: false)) {
      try Standardization(fittedTo: dataset)
    }
  }

  @Test(arguments: [1e308, 1.7e308, 1e155, 1e-155, 1e-162, .leastNonzeroMagnitude] as [Double])
  func squaresThatOverflowOrVanishAreRefused(_ scale: Double) {
    #expect(throws: FitError.featureRange(name: "x2", largest: scale)) {
      try Standardization(fittedTo: Matrix([[1, scale], [2, -scale], [3, scale]]))
    }
  }

  @Test(arguments: [1e150, 1e-150]) func largeAndSmallUnitsWork(_ scale: Double) throws {
    let features = Matrix([[scale], [-scale], [3 * scale], [-3 * scale]])
    let standardization = try Standardization(fittedTo: features)
    // The deviations from the first value are up to four times the scale, each rounded by 2⁻⁵¹ of
    // it at most.
    expectClose(standardization.means[0], 0, absolute: scale * 0x1p-50)
    expectClose(standardization.deviations[0], scale * 5.0.squareRoot(), ulps: 4)
  }

  @Test func oneExampleIsTooFew() {
    #expect(throws: FitError.tooFewExamples(count: 1, needed: 2)) {
      try Standardization(fittedTo: Matrix([[1, 2]]))
    }
  }

  @Test func newValuesTooFarAwayAreInfiniteAndRefusedInADataSet() throws {
    let standardization = try Standardization(fittedTo: Matrix([[0], [0.5]]))
    #expect(standardization.apply(to: Matrix([[1.7e308]])) == Matrix([[.infinity]]))
    let far = Dataset(features: Matrix([[0], [-1.7e308]]), labels: [0, 1], featureNames: ["a"])
    #expect(throws: FitError.featureRange(name: "a", largest: 1.7e308)) {
      try standardization.apply(to: far)
    }
  }

  @Test func otherNumbersOfFeaturesAreRefused() async {
    await #expect(processExitsWith: .failure) {
      _ = try Standardization(fittedTo: Matrix([[1], [2]])).apply(to: Matrix([[1, 2]]))
    }
    await #expect(processExitsWith: .failure) {
      let decision = LinearDecision(weights: [1, 2], bias: 0)
      _ = decision.inOriginalUnits(of: try Standardization(fittedTo: Matrix([[1], [2]])))
    }
  }
}
