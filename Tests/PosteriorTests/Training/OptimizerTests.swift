import GSLNumerics
import Testing

@testable import Posterior

@Suite struct OptimizerTests {
  @Test func rates() {
    #expect(Optimizer.gradientDescent(rate: 0.5, momentum: 0.9).rate == 0.5)
    #expect(Optimizer.adam(rate: 0.25).rate == 0.25)
    #expect(
      Optimizer.adam(rate: 0.25)
        == .adam(rate: 0.25, meanDecay: 0.9, squareDecay: 0.999, epsilon: 1e-8))
    #expect(Optimizer.gradientDescent(rate: 1) == .gradientDescent(rate: 1, momentum: 0))
  }

  // MARK: Edges

  @Test func whatIsOutOfRangeStops() async {
    Optimizer.adam(rate: 1, meanDecay: 0, squareDecay: 0, epsilon: 1e-300).requireValid()
    await #expect(processExitsWith: .failure) { Optimizer.adam(rate: -1).requireValid() }
    await #expect(processExitsWith: .failure) { Optimizer.adam(rate: .nan).requireValid() }
    await #expect(processExitsWith: .failure) {
      Optimizer.adam(rate: 1, meanDecay: 1).requireValid()
    }
    await #expect(processExitsWith: .failure) {
      Optimizer.adam(rate: 1, squareDecay: 1).requireValid()
    }
    await #expect(processExitsWith: .failure) {
      Optimizer.adam(rate: 1, epsilon: 0).requireValid()
    }
  }
}
