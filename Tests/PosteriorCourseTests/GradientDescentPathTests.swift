import CPosteriorLibc
import GSLNumerics
import PosteriorCourse
import Testing

@Suite struct GradientDescentPathTests {
  // MARK: Known values (by hand)

  @Test func aParabolaIsHalvedByEachStep() throws {
    let path = gradientDescentPath(from: [1], rate: 0.25, stepCount: 11) { [2 * $0[0]] }
    #expect(path == (0...11).map { [scalbn(1, Int32(-$0))] })
    // The steps of a minimization at a fixed rate are the same.
    var visited: [[Double]] = []
    _ = try minimize(
      from: [1], method: .gradientDescent(rate: 0.25), tolerance: 0x1p-10,
      observer: { point, _, _ in visited.append(point) }
    ) { x, gradient in
      gradient[0] = 2 * x[0]
      return x[0] * x[0]
    }
    #expect(visited == path)
  }

  // MARK: Edges

  @Test func pathsHaveNoNegativeLength() async {
    #expect(gradientDescentPath(from: [3], rate: 1, stepCount: 0) { $0 } == [[3]])
    await #expect(processExitsWith: .failure) {
      _ = gradientDescentPath(from: [1], rate: 1, stepCount: -1) { $0 }
    }
  }
}
