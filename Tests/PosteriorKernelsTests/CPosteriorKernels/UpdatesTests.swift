import CPosteriorKernels
import PosteriorTestSupport
import Testing

@Suite struct UpdatesTests {
  /// Means, squares and parameters.
  struct State: Equatable {
    var m: [Double]
    var v: [Double]
    var w: [Double]

    mutating func adam(_ gradient: [Double], rate: Double, scale: Double) {
      kernel_adam(gradient.count, gradient, &m, &v, &w, 0.9, 0.999, rate, scale, 1e-8)
    }

    /// The same, one parameter at a time.
    mutating func plainAdam(_ gradient: [Double], rate: Double, scale: Double) {
      for (i, g) in gradient.enumerated() {
        m[i] = flushed(0.9 * m[i] + (1 - 0.9) * g)
        v[i] = flushed(0.999 * v[i] + (1 - 0.999) * (g * g))
        w[i] -= rate * m[i] / ((scale * v[i]).squareRoot() + 1e-8)
      }
    }

    mutating func momentum(_ gradient: [Double], momentum: Double, rate: Double) {
      kernel_momentum(gradient.count, gradient, &m, &w, momentum, rate)
    }

    mutating func plainMomentum(_ gradient: [Double], momentum: Double, rate: Double) {
      for (i, g) in gradient.enumerated() {
        m[i] = flushed(momentum * m[i] + g)
        w[i] -= rate * m[i]
      }
    }
  }

  static func flushed(_ x: Double) -> Double { x.isSubnormal ? 0 : x }

  // MARK: Known values (by hand)

  @Test func stepsByHand() {
    var state = State(m: [1], v: [4], w: [10])
    kernel_adam(1, [3], &state.m, &state.v, &state.w, 0.5, 0.75, 0.5, 4, 1)
    // m = ½ + 3/2, v = 3 + 9/4, w = 10 − ½ · 2 / (√21 + 1)
    #expect(state.m == [2] && state.v == [5.25])
    expectClose(state.w[0], 9.820_871_215_252_208, ulps: 1)
    state.momentum([3], momentum: 0.5, rate: 0.25)
    #expect(state.m == [4])
    expectClose(state.w[0], 8.820_871_215_252_208, ulps: 1)
  }

  // MARK: Properties

  @Test func stepsAreThoseOfEachParameterAlone() {
    forAll { generator in
      let count = generator.integer(in: 0...40)
      let gradient = generator.vector(count, in: -1...1)
      var state = State(
        m: generator.vector(count, in: -1...1), v: generator.vector(count, in: 0...1),
        w: generator.vector(count, in: -1...1))
      var expected = state
      for _ in 0..<3 {
        state.adam(gradient, rate: 0.01, scale: 1.25)
        expected.plainAdam(gradient, rate: 0.01, scale: 1.25)
      }
      #expect(state == expected)
      state.momentum(gradient, momentum: 0.9, rate: 0.1)
      expected.plainMomentum(gradient, momentum: 0.9, rate: 0.1)
      #expect(state == expected)
    }
  }

  // MARK: Edges

  @Test(arguments: [1, 3, 8, 13]) func subnormalMomentsBecomeZero(_ count: Int) {
    let zeros = [Double](repeating: 0, count: count)
    let least = [Double](repeating: .leastNormalMagnitude, count: count)
    var state = State(m: least, v: least, w: zeros)
    state.adam(zeros, rate: 0.1, scale: 1)
    #expect(state == State(m: zeros, v: zeros, w: zeros))
    state.m = least
    state.momentum(zeros, momentum: 0.5, rate: 0.1)
    #expect(state == State(m: zeros, v: zeros, w: zeros))
    // The least normal number stays.
    state.momentum(least, momentum: 0.5, rate: 0.1)
    #expect(state.m == least)
    state.m = zeros
    kernel_adam(count, least, &state.m, &state.v, &state.w, 0, 0.5, 0, 1, 1)
    #expect(state.m == least)
  }

  @Test(arguments: [1, 8, 13]) func notANumberIsNotTakenForZero(_ count: Int) {
    let nan = [Double](repeating: .nan, count: count)
    let zeros = [Double](repeating: 0, count: count)
    for gradient in [nan, [Double](repeating: .infinity, count: count)] {
      var state = State(m: zeros, v: zeros, w: zeros)
      state.adam(gradient, rate: 0.1, scale: 1)
      #expect(state.w.allSatisfy { $0.isNaN })
    }
    var state = State(m: zeros, v: zeros, w: zeros)
    state.momentum(nan, momentum: 0.5, rate: 0.1)
    #expect(state.m.allSatisfy { $0.isNaN } && state.w.allSatisfy { $0.isNaN })
  }
}
