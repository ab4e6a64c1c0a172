import GSLNumerics
import Posterior
import PosteriorTestSupport
import Testing

@testable import PosteriorCourse

@Suite struct EmpiricalRiskTests {
  // MARK: Known values (by hand)

  @Test func atTheOriginEveryLogitIsZero() {
    let risk = EmpiricalRisk(
      of: CrossEntropyLoss(), features: Matrix([[1, 2], [3, -4]]), targets: [1, 0])
    expectClose(risk.value(at: [0, 0, 0]), 0.693147180559945309, ulps: 2)
    // The residuals σ(0) − y are −½ and ½; half of ½(x₂ − x₁) is (0.5, −1.5).
    #expect(risk.gradient(at: [0, 0, 0]) == [0.5, -1.5, 0])
  }

  @Test func squaredErrorAtTheOriginIsAQuarter() {
    let risk = EmpiricalRisk(
      of: SquaredErrorLoss(), features: Matrix([[2], [1]]), targets: [1, 1])
    #expect(risk.value(at: [0, 0]) == 0.25)
    // 2 · (½ − 1) · ¼ = −¼ an example, times the mean of x.
    #expect(risk.gradient(at: [0, 0]) == [-0.375, -0.25])
  }

  // MARK: Properties

  @Test func gradientsAreCentralDifferences() {
    forAll { generator in
      let n = generator.integer(in: 1...6)
      let d = generator.integer(in: 1...4)
      let features = Matrix((0..<n).map { _ in generator.vector(d, in: -2...2) })
      let targets = generator.vector(n, in: 0...1)
      let point = generator.vector(d + 1, in: -1...1)
      check(
        EmpiricalRisk(of: CrossEntropyLoss(), features: features, targets: targets), point)
      check(
        EmpiricalRisk(of: SquaredErrorLoss(), features: features, targets: targets), point)
    }
  }

  private func check(_ risk: EmpiricalRisk<some Loss>, _ point: [Double]) {
    // The error of the quotient is h²/6 of the third derivative, at most 2³ here, and 2⁻⁵³/h of the
    // value.
    let h = 1e-5
    let gradient = risk.gradient(at: point)
    for j in point.indices {
      var (above, below) = (point, point)
      above[j] += h
      below[j] -= h
      let slope = (risk.value(at: above) - risk.value(at: below)) / (2 * h)
      expectClose(gradient[j], slope, absolute: 1e-9)
    }
  }

  // MARK: Edges

  @Test func farFromTheOriginTheCrossEntropyStaysFinite() {
    let risk = EmpiricalRisk(
      of: CrossEntropyLoss(), features: Matrix([[1], [-1]]), targets: [0, 1])
    #expect(risk.value(at: [1000, 0]) == 1000)
    #expect(risk.gradient(at: [1000, 0]) == [1, 0])
  }
}
