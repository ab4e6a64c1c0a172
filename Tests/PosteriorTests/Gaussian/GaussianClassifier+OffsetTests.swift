import GSLNumerics
import PosteriorTestSupport
import Testing

@testable import Posterior

/// Gaussian classes far from 0.
@Suite struct GaussianClassifierOffsetTests {
  /// Multiples of 2⁻¹⁰, which an offset of 10⁹ changes by no rounding.
  private func dataset(_ generator: inout Generator, offset: Double) -> Dataset {
    let elements = (0..<40).map { _ in Double(generator.integer(in: -3000...3000)) / 1024 + offset }
    return Dataset(
      features: Matrix(rowCount: 20, columnCount: 2, elements: elements),
      labels: (0..<20).map { $0 % 2 })
  }

  // MARK: Properties

  /// The means at 10⁹ have 23 bits behind the point, their differences 53: without the remainders
  /// weights would have six digits.
  @Test(arguments: CovarianceModel.allCases) func anOffsetChangesNoDigits(_ model: CovarianceModel)
    throws
  {
    for seed: UInt64 in 0..<100 {
      var (here, there) = (Generator(seed: seed), Generator(seed: seed))
      let (near, far) = (dataset(&here, offset: 0), dataset(&there, offset: 1e9))
      let (a, b) = (
        try GaussianClassifier(fittedTo: near, covariance: model),
        try GaussianClassifier(fittedTo: far, covariance: model)
      )
      expectClose(
        b.posterior(far.features).elements, a.posterior(near.features).elements, absolute: 1e-12)
      guard model.isShared else { continue }
      let (v, w) = (
        a.linearDecision(for: 1, against: 0), b.linearDecision(for: 1, against: 0)
      )
      let size = v.weights.map(\.magnitude).max() ?? 0
      expectClose(w.weights, v.weights, absolute: 1e-12 * size)
    }
  }

  @Test func linearLogitsDifferByTheDecision() throws {
    var generator = Generator(seed: 3)
    let model = try GaussianClassifier(fittedTo: dataset(&generator, offset: 5))
    let (first, second) = (model.linearLogit(of: 0), model.linearLogit(of: 1))
    let decision = model.linearDecision(for: 1, against: 0)
    let difference = zip(second.weights, first.weights).map { $0 - $1 }
    expectClose(difference, decision.weights, absolute: 1e-12)
    expectClose(second.bias - first.bias, decision.bias, absolute: 1e-12)
  }
}
