import GSLNumerics
import Posterior
import PosteriorTestSupport
import Testing

@Suite struct ReplicatesTests {
  // MARK: Known values

  @Test func fourResults() {
    // Mean 2.5, squared deviations 2.25 + 0.25 + 0.25 + 2.25 = 5, variance 5/3, standard error
    // √(5/12).
    let replicates = Replicates([1, 2, 3, 4])
    #expect(replicates.count == 4)
    #expect(replicates.mean == 2.5)
    expectClose(replicates.standardError, (5.0 / 12).squareRoot(), ulps: 4)
  }

  @Test func theMarginIsStudents() {
    // t(0.975; 3) = 3.182446305284263 (SciPy 1.11).
    let replicates = Replicates([1, 2, 3, 4])
    let margin = 3.182446305284263 * (5.0 / 12).squareRoot()
    expectClose(replicates.margin(), margin, relative: 1e-9, absolute: 0)
    expectClose(replicates.interval().upperBound, 2.5 + margin, relative: 1e-9, absolute: 0)
    expectClose(replicates.interval().lowerBound, 2.5 - margin, relative: 1e-9, absolute: 0)
    // t(0.75; 3) = 0.7648923284043552.
    expectClose(
      replicates.margin(confidence: 0.5), 0.7648923284043552 * (5.0 / 12).squareRoot(),
      relative: 1e-9, absolute: 0)
  }

  // MARK: Properties

  @Test func theStandardErrorMeasuresTheSpreadOfTheMean() {
    var source = RandomSource(seed: 11)
    let means = (0..<2000).map { _ in Replicates(source.normals(25)).mean }
    // The means have deviation 1/5. Their sample deviation has relative standard error 1/√4000, and
    // 5.4 of those are exceeded once in 10⁷ runs.
    let spread = Normal(sample: means, divisor: .unbiased).standardDeviation
    expectClose(spread, 0.2, relative: 5.4 / 4000.0.squareRoot(), absolute: 0)
    let errors = (0..<2000).map { _ in
      let replicates = Replicates(source.normals(25))
      return replicates.standardError * replicates.standardError
    }
    // The squared standard error is 1/25 on average, with relative deviation √(2/24) for one and
    // √(2/24/2000) for the mean.
    expectClose(
      Replicates(errors).mean, 0.04, relative: 5.4 * (2.0 / 24 / 2000).squareRoot(), absolute: 0)
  }

  @Test func equalResultsLeaveNoDoubt() {
    #expect(Replicates([0.1, 0.1, 0.1]).standardError == 0)
  }

  // MARK: Edges

  @Test func oneResultTraps() async {
    await #expect(processExitsWith: .failure) { _ = Replicates([1]) }
  }
}
