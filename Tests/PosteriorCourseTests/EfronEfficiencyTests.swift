import GSLNumerics
import Posterior
import PosteriorCourse
import PosteriorTestSupport
import Testing

@Suite struct EfronEfficiencyTests {
  // MARK: Known values (Tests/Fixtures/Classifiers/efron.json: mpmath, 30 digits, printed to 12)

  static func prior(_ value: FixtureValue) -> Double {
    value.string == "2/3" ? 2.0 / 3 : Double(value.string) ?? .nan
  }

  /// Half a unit of the twelfth digit, and as much for the quadrature's tolerance of 10⁻¹³.
  static let tolerance = 1e-11

  @Test func matchesTheReference() throws {
    for example in try Fixture.load("Classifiers/efron").cases {
      let efron = try EfronEfficiency(
        distance: example["Delta"]!.number, prior: Self.prior(example["pi1"]!))
      expectClose(
        efron.coefficients, example["Q"]!.vector, relative: Self.tolerance, absolute: 0)
      expectClose(
        efron.coefficients[1] / efron.coefficients[3], example["eff_inf"]!.number,
        relative: Self.tolerance,
        absolute: 0)
      for (dimension, value) in example["eff_p"]!.object {
        expectClose(
          efron.efficiency(dimension: Int(dimension)!), value.number, relative: Self.tolerance,
          absolute: 0)
      }
    }
  }

  @Test func theTableOfThePaper() throws {
    // Efron (1975), table 1: π = ½.
    let table: [(distance: Double, efficiency: Double)] = [
      (0.5, 1), (1, 0.995), (1.5, 0.968), (2, 0.899), (2.5, 0.786), (3, 0.641), (3.5, 0.486),
      (4, 0.343),
    ]
    for (distance, efficiency) in table {
      let efron = try EfronEfficiency(distance: distance, prior: 0.5)
      expectClose(efron.efficiency(dimension: 5), efficiency, absolute: 5e-4)
    }
  }

  // MARK: Properties

  @Test func theEfficiencyIsAShare() throws {
    try forAll(cases: 50) { generator in
      let efron = try EfronEfficiency(
        distance: generator.double(in: 0.1...6), prior: generator.double(in: 0.02...0.98))
      let efficiency = efron.efficiency(dimension: generator.integer(in: 1...20))
      #expect(efficiency > 0 && efficiency <= 1 + 1e-12)
    }
  }

  @Test func exchangingTheClassesChangesNothing() throws {
    try forAll(cases: 50) { generator in
      let (distance, prior) = (generator.double(in: 0.1...6), generator.double(in: 0.02...0.98))
      let (one, other) = try (
        EfronEfficiency(distance: distance, prior: prior),
        EfronEfficiency(distance: distance, prior: 1 - prior)
      )
      // 1 − π rounds, the quadrature has 10⁻¹³, and A₀A₂ − A₁² loses a digit or two.
      expectClose(one.coefficients, other.coefficients, relative: 1e-11, absolute: 0)
    }
  }

  // MARK: Edges

  @Test func distantMeans() throws {
    let efron = try EfronEfficiency(distance: 30, prior: 0.3)
    #expect(efron.coefficients.allSatisfy { $0.isFinite && $0 > 0 })
    #expect((0...1).contains(efron.efficiency(dimension: 2)))
  }

  @Test func refusesWhatIsNoDistanceOrPrior() async {
    await #expect(processExitsWith: .failure) { _ = try EfronEfficiency(distance: 0, prior: 0.5) }
    await #expect(processExitsWith: .failure) { _ = try EfronEfficiency(distance: 1, prior: 1) }
  }
}
