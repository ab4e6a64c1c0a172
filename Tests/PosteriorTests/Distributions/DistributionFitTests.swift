import GSLNumerics
import Posterior
import PosteriorTestSupport
import Testing

/// The distributions of largest likelihood, for all that have an `init(maximumLikelihood:)`.
@Suite struct DistributionFitTests {
  /// Expects that no neighbor makes a sample more likely. A log-likelihood has an error of 2⁻⁴⁷ of
  /// itself, and of n.
  static func expectBest<Model: Distribution>(
    _ best: Model, among neighbors: [Model], _ sample: Model.Sample, count: Int
  ) {
    let highest = best.logLikelihood(sample)
    let error = 0x1p-47 * (highest.magnitude + Double(count))
    for neighbor in neighbors {
      #expect(neighbor.logLikelihood(sample) <= highest + error, "\(neighbor) beats \(best)")
    }
  }

  // MARK: Known values (by hand)

  @Test func closedForms() throws {
    #expect(Bernoulli(maximumLikelihood: [true, false, true, true]).probability == 0.75)
    #expect(
      Binomial(maximumLikelihood: [3, 1, 2], trials: 4) == Binomial(trials: 4, probability: 0.5))
    #expect(try Categorical(maximumLikelihood: [1, 0, 3]).probabilities == [0.25, 0, 0.75])
    let normal = Normal(maximumLikelihood: [1, 3, 5, 7])
    #expect(normal.mean == 4)
    expectClose(normal.variance, 5, ulps: 2)
    let plane = try MultivariateNormal(
      maximumLikelihood: Matrix([[0, 0], [2, 0], [0, 2], [2, 4]]))
    #expect(plane.mean == [1, 1.5])
    // Deviations (−1, −1.5), (1, −1.5), (−1, 0.5), (1, 2.5): sums 4, 2 and 11 over 4.
    expectClose(plane.covariance.elements, [1, 0.5, 0.5, 2.75], absolute: 1e-15)
  }

  // MARK: Properties

  @Test func noNeighborIsMoreLikely() {
    forAll(cases: 100) { generator in
      let n = generator.integer(in: 5...60)
      let step = generator.double(in: 1e-4...0.05)
      func moved(_ p: Double) -> [Double] { [max(0, p - step), min(1, p + step)] }

      let outcomes = (0..<n).map { _ in generator.integer(in: 0...2) == 0 }
      let coin = Bernoulli(maximumLikelihood: outcomes)
      Self.expectBest(
        coin, among: moved(coin.probability).map(Bernoulli.init), outcomes, count: n)

      let counts = (0..<n).map { _ in generator.integer(in: 0...8) }
      let coins = Binomial(maximumLikelihood: counts, trials: 8)
      Self.expectBest(
        coins, among: moved(coins.probability).map { Binomial(trials: 8, probability: $0) }, counts,
        count: 100 * n)

      let values = generator.vector(n, in: -3...8)
      let normal = Normal(maximumLikelihood: values)
      let neighbors = [(step, 1.0), (-step, 1), (0, 1 + step), (0, 1 - step)].map { shift, factor in
        Normal(mean: normal.mean + shift, standardDeviation: normal.standardDeviation * factor)
      }
      Self.expectBest(normal, among: neighbors, values, count: n)
    }
  }

  @Test func noNeighborOfManyNumbersIsMoreLikely() throws {
    try forAll(cases: 100) { generator in
      let n = generator.integer(in: 8...60)
      let step = generator.double(in: 1e-4...0.05)
      let outcomes = (0..<n).map { _ in generator.integer(in: 0...3) }
      let die = try Categorical(
        maximumLikelihood: (0...3).map { k in outcomes.count { $0 == k } })
      let neighbors = try (0...3).map { k in
        try Categorical(
          normalizing: die.probabilities.enumerated().map { $0 == k ? $1 + step : $1 })
      }
      Self.expectBest(die, among: neighbors, outcomes, count: n)

      let points = Matrix((0..<n).map { _ in generator.vector(2, in: -2...2) })
      let plane = try MultivariateNormal(maximumLikelihood: points)
      let moved = try [
        MultivariateNormal(
          mean: [plane.mean[0] + step, plane.mean[1]], covariance: plane.covariance),
        MultivariateNormal(
          mean: plane.mean, covariance: plane.covariance + Matrix(diagonal: [step, 0])),
        MultivariateNormal(mean: plane.mean, covariance: plane.covariance.map { $0 * (1 - step) }),
      ]
      Self.expectBest(plane, among: moved, points, count: n)
    }
  }

  /// Fits of many draws come near what was drawn from: 6.5 standard errors are exceeded with
  /// probability 8 · 10⁻¹¹.
  @Test func fitsRecoverWhatWasDrawnFrom() {
    var source = RandomSource(seed: 1)
    let n = 10_000
    let error = 6.5 / Double(n).squareRoot()
    let coin = Bernoulli(probability: 0.3)
    expectClose(
      Bernoulli(maximumLikelihood: coin.sample(n, using: &source)).probability, 0.3,
      absolute: error * coin.variance.squareRoot())
    let coins = Binomial(trials: 20, probability: 0.6)
    expectClose(
      Binomial(maximumLikelihood: coins.sample(n, using: &source), trials: 20).mean, coins.mean,
      absolute: error * coins.variance.squareRoot())
    let normal = Normal(mean: 15, standardDeviation: 8)
    let fitted = Normal(maximumLikelihood: normal.sample(n, using: &source))
    expectClose(fitted.mean, 15, absolute: error * 8)
    // A variance has the standard error √(2/n) of itself, and half of that its root.
    expectClose(fitted.standardDeviation, 8, absolute: error * 8 / 2.0.squareRoot() * 1.05)
  }

  // MARK: Edges

  @Test func impossibleDataTrap() async {
    await #expect(processExitsWith: .failure) { _ = Binomial(maximumLikelihood: [], trials: 3) }
    await #expect(processExitsWith: .failure) { _ = Binomial(maximumLikelihood: [4], trials: 3) }
    await #expect(processExitsWith: .failure) { _ = Binomial(maximumLikelihood: [0], trials: 0) }
  }
}
