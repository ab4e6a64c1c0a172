import Foundation
import Posterior
import PosteriorTestSupport
import Testing

@Suite struct InformationUnitTests {
  // MARK: Known values (the definitions)

  @Test func names() {
    #expect(InformationUnit.allCases.map(\.name) == ["nat", "bit", "hartley"])
    #expect(InformationUnit.allCases.map(\.pluralName) == ["nats", "bits", "hartleys"])
  }

  @Test func logarithmsOfTheBaseAreExact() {
    for k in -1074...1023 {
      #expect(
        InformationUnit.bits.log(Double(sign: .plus, exponent: k, significand: 1)) == Double(k))
    }
    for k in 0...22 { #expect(InformationUnit.hartleys.log(pow(10, Double(k))) == Double(k)) }
    expectClose(InformationUnit.nats.log(M_E), 1, ulps: 1)
  }

  // MARK: Properties

  @Test func unitsDifferByTheLogarithmOfTheBase() {
    forAll { generator in
      let x = exp(generator.double(in: -700...700))
      expectClose(InformationUnit.bits.log(x) * log(2), InformationUnit.nats.log(x), ulps: 4)
      expectClose(InformationUnit.hartleys.log(x) * log(10), InformationUnit.nats.log(x), ulps: 4)
    }
  }

  // MARK: Edges

  @Test(arguments: InformationUnit.allCases) func zeroAndOne(_ unit: InformationUnit) {
    #expect(unit.log(0) == -.infinity)
    #expect(unit.log(1) == 0)
  }
}
