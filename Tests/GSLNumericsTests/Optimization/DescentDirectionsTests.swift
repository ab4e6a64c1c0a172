import PosteriorTestSupport
import Testing

@testable import GSLNumerics

@Suite struct DescentDirectionsTests {
  // MARK: Known values (by hand)

  @Test func theFirstStepOfSteepestDescentIsTheInverseCurvature() {
    var directions = SteepestDescent()
    var direction = [0.0, 0.0]
    directions.choose([3, -4], &direction)
    #expect(direction == [-3, 4])
    #expect(directions.firstStep([3, -4]) == 0.25)
    #expect(directions.firstStep([0.5, 0]) == 1)
    // s = (1, 2), y = (2, 12): sᵀs / sᵀy = 5/26
    directions.learn(from: [0, 0], [1, 1], to: [1, 2], [3, 13])
    #expect(directions.firstStep([3, -4]) == 5.0 / 26)
    directions.restart([1, 2], &direction)
    #expect(direction == [-1, -2])
    #expect(directions.firstStep([1, 2]) == 0.5)
  }

  @Test func onePairScalesTheRest() {
    var memory = LimitedMemory(dimension: 2, pairCount: 3)
    var direction = [0.0, 0.0]
    memory.choose([3, 8], &direction)
    #expect(direction == [-3, -8])
    #expect(memory.firstStep([3, 8]) == 0.125)
    // s = (1, 0), y = (2, 0): the curvature 2 is taken for all directions.
    memory.learn(from: [0, 0], [0, 0], to: [1, 0], [2, 0])
    memory.choose([4, 6], &direction)
    #expect(direction == [-2, -3])
    #expect(memory.firstStep([4, 6]) == 1)
  }

  @Test func aPreconditionerStandsForTheRest() {
    let preconditioner: Preconditioner = { $0 = [$0[0] / 2, $0[1] / 8] }
    var memory = LimitedMemory(dimension: 2, pairCount: 3, preconditioner: preconditioner)
    var direction = [0.0, 0.0]
    memory.choose([4, 8], &direction)
    #expect(direction == [-2, -1])
    #expect(memory.firstStep([4, 8]) == 1)
    // s = (1, 0), y = (4, 0): sᵀy / yᵀPy is ½, and so the preconditioner counts half.
    memory.learn(from: [0, 0], [0, 0], to: [1, 0], [4, 0])
    memory.choose([4, 8], &direction)
    #expect(direction == [-1, -0.5])
    memory.restart([4, 8], &direction)
    #expect(direction == [-2, -1])
  }

  // MARK: Properties

  @Test func theDirectionsAreThoseOfTheMatrix() {
    forAll { generator in
      let size = generator.integer(in: 1...5)
      let pairCount = generator.integer(in: 1...4)
      let curvature = generator.covariance(size)
      var memory = LimitedMemory(dimension: size, pairCount: pairCount)
      var pairs: [(s: [Double], y: [Double])] = []
      for _ in 0..<generator.integer(in: 1...6) {
        let s = generator.vector(size, in: -1...1)
        let y = curvature * s
        let origin = [Double](repeating: 0, count: size)
        memory.learn(from: origin, origin, to: s, y)
        pairs.append((s, y))
      }
      let gradient = generator.vector(size, in: -1...1)
      var direction = gradient
      memory.choose(gradient, &direction)
      let expected = Self.inverseHessian(pairs.suffix(pairCount)) * gradient
      let scale = expected.reduce(1) { max($0, $1.magnitude) }
      // Rounding is multiplied by the conditions of the pairs; none of these cases has lost more
      // than eight digits.
      expectClose(direction, expected.map { -$0 }, absolute: 1e-8 * scale)
    }
  }

  /// H ← (I − ρsyᵀ) H (I − ρysᵀ) + ρssᵀ from H = I sᵀy / yᵀy of the last pair.
  private static func inverseHessian(_ pairs: ArraySlice<(s: [Double], y: [Double])>) -> Matrix {
    let (s, y) = (pairs[pairs.endIndex - 1].s, pairs[pairs.endIndex - 1].y)
    var result = (s.dot(y) / y.dot(y)) * Matrix.identity(s.count)
    for (s, y) in pairs {
      let density = 1 / s.dot(y)
      func outer(_ a: [Double], _ b: [Double]) -> Matrix {
        density * Matrix(a.map { a in b.map { a * $0 } })
      }
      let left = Matrix.identity(s.count) - outer(s, y)
      result = left * result * left.transposed + outer(s, s)
    }
    return result
  }

  // MARK: Edges

  @Test func aPairWithoutCurvatureIsForgotten() {
    var memory = LimitedMemory(dimension: 1, pairCount: 2)
    var direction = [0.0]
    memory.learn(from: [0], [0], to: [1], [2])
    memory.learn(from: [1], [2], to: [2], [1])
    memory.choose([4], &direction)
    #expect(direction == [-4])
  }
}
