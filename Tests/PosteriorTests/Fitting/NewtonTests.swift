import GSLNumerics
import PosteriorTestSupport
import Testing

@testable import Posterior

@Suite struct NewtonTests {
  /// √(1 + x²), whose Newton steps lead from x to −x³.
  static func root(_ x: [Double], _ gradient: inout [Double], _ hessian: inout Matrix) -> Double {
    let value = (1 + x[0] * x[0]).squareRoot()
    gradient[0] = x[0] / value
    hessian[0, 0] = 1 / (value * value * value)
    return value
  }

  @Test func oneStepMinimizesAQuadratic() throws {
    // ½ (2x² + 2xy + 3y²) − 3x − 4y with its minimum at (1, 1)
    let result = try minimizeByNewton(from: [0, 0], tolerance: 1e-12, iterationLimit: 5) {
      hessianPoint, gradient, hessian in
      let (x, y) = (hessianPoint[0], hessianPoint[1])
      gradient = [2 * x + y - 3, x + 3 * y - 4]
      hessian = Matrix([[2, 1], [1, 3]])
      return x * x + x * y + 1.5 * y * y - 3 * x - 4 * y
    }
    expectClose(result.minimum, [1, 1], absolute: 1e-15)
    #expect(result.history.gradientNorms[0] == 4)
    #expect(result.history.stepCount <= 2)
  }

  @Test func stepsAreHalvedWhereTheyWouldLeadAway() throws {
    let result = try minimizeByNewton(from: [3], tolerance: 1e-12, iterationLimit: 20, Self.root)
    expectClose(result.minimum, [0], absolute: 1e-12)
    #expect(result.history.evaluationCount > result.history.losses.count)
    for (before, after) in zip(result.history.losses, result.history.losses.dropFirst()) {
      #expect(after <= before)
    }
  }

  @Test func theLimitIsAnError() {
    #expect {
      try minimizeByNewton(from: [3], tolerance: 1e-12, iterationLimit: 1, Self.root)
    } throws: { error in
      guard case .notConverged(iterationCount: 1, _)? = error as? FitError else { return false }
      return true
    }
  }

  @Test func aFlatFunctionHasNoStep() {
    #expect(throws: FitError.notConverged(iterationCount: 0, gradientNorm: 1)) {
      try minimizeByNewton(from: [3], tolerance: 1e-12, iterationLimit: 5) { x, gradient, hessian in
        gradient[0] = 1
        hessian[0, 0] = 0
        return x[0]
      }
    }
  }
}
