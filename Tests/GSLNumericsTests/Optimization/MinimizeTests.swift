import CPosteriorGSL
import GSLNumerics
import PosteriorTestSupport
import Testing

@Suite struct MinimizeTests {
  static let descents: [MinimizationMethod] = [
    .limitedMemoryBFGS(), .limitedMemoryBFGS(pairCount: 1), .gradientDescent(),
  ]
  static let gslMethods: [MinimizationMethod] = [.bfgs, .conjugateGradients]

  /// f(x) = (1 − x₁)² + 100 (x₂ − x₁²)², with its minimum 0 at (1, 1).
  static func rosenbrock(_ x: [Double], _ gradient: inout [Double]) -> Double {
    let (a, b) = (1 - x[0], x[1] - x[0] * x[0])
    gradient[0] = -2 * a - 400 * x[0] * b
    gradient[1] = 200 * b
    return a * a + 100 * b * b
  }

  /// ½ xᵀAx − bᵀx + c
  static func quadratic(
    _ matrix: Matrix, _ right: [Double], constant: Double = 0
  ) -> SmoothFunction {
    { x, gradient in
      let product = matrix * x
      var value = constant
      for j in x.indices {
        value += x[j] * (product[j] / 2 - right[j])
        gradient[j] = product[j] - right[j]
      }
      return value
    }
  }

  // MARK: Known values

  @Test(arguments: descents + gslMethods) func rosenbrocksValley(
    _ method: MinimizationMethod
  ) throws {
    let result = try minimize(
      from: [-1.2, 1], method: method, tolerance: 1e-9, iterationLimit: 100_000, Self.rosenbrock)
    #expect(result.gradientNorm <= 1e-9)
    // The Hessian at (1, 1) has the smallest eigenvalue 0.3994: an error of 1e−9 in the gradient is
    // at most 2.6e−9 · √2.
    expectClose(result.point, [1, 1], absolute: 4e-9)
    #expect(result.history.losses[0] == 24.199999999999996)
    expectClose(result.history.gradientNorms[0], 215.6, ulps: 4)
  }

  @Test func theInverseOfAQuadraticsMatrixLeadsThereAtOnce() throws {
    // Curvatures from 1 to 10⁹, all powers of 2: the first step is exact.
    let curvatures = (0..<31).map { scalbn(1, Int32($0)) }
    let result = try minimize(
      from: [Double](repeating: 1, count: 31), tolerance: 1e-12,
      preconditioner: { vector in
        for j in vector.indices { vector[j] /= curvatures[j] }
      }, Self.quadratic(Matrix(diagonal: curvatures), [Double](repeating: 0, count: 31)))
    #expect(result.history.stepCount == 1)
    #expect(result.point == [Double](repeating: 0, count: 31))
  }

  @Test func stepsOfAFixedRateAreThePath() throws {
    // f = x²: every step of rate ¼ halves the point, and |f'| = 2x ≤ 2⁻¹⁰ first after 11 steps. All
    // exact.
    let result = try minimize(
      from: [1], method: .gradientDescent(rate: 0.25), tolerance: 0x1p-10
    ) { x, gradient in
      gradient[0] = 2 * x[0]
      return x[0] * x[0]
    }
    #expect(result.point == [0x1p-11])
    #expect(result.gradient == [0x1p-10])
    #expect(result.history.losses == (0...11).map { scalbn(1, Int32(-2 * $0)) })
    #expect(result.history.gradientNorms == (0...11).map { scalbn(2, Int32(-$0)) })
    #expect(result.history.stepCount == 11)
    #expect(result.history.evaluationCount == 12)
  }

  @Test func theObserverSeesEveryStep() throws {
    for method in Self.descents + Self.gslMethods {
      var seen: [(point: [Double], value: Double, norm: Double)] = []
      let result = try minimize(
        from: [-1.2, 1], method: method, tolerance: 1e-6, iterationLimit: 100_000,
        observer: { seen.append(($0, $1, $2)) }, Self.rosenbrock)
      #expect(seen.map(\.value) == result.history.losses)
      #expect(seen.map(\.norm) == result.history.gradientNorms)
      #expect(seen[0].point == [-1.2, 1])
      #expect(seen[seen.count - 1].point == result.point)
      var gradient = [0.0, 0.0]
      for step in seen {
        #expect(Self.rosenbrock(step.point, &gradient) == step.value)
        #expect(max(gradient[0].magnitude, gradient[1].magnitude) == step.norm)
      }
    }
  }

  // MARK: Properties

  @Test(arguments: descents + gslMethods) func quadraticsAreMinimizedToRounding(
    _ method: MinimizationMethod
  ) throws {
    try forAll { generator in
      let size = generator.integer(in: 1...8)
      let matrix = generator.covariance(size)
      let solution = generator.vector(size, in: -1...1)
      // The constant makes the minimum 0 at times, where values cancel completely.
      let right = matrix * solution
      let constant =
        generator.integer(in: 0...1) == 0
        ? 0 : zip(right, solution).reduce(0) { $0 + $1.0 * $1.1 } / 2
      let result = try minimize(
        from: generator.vector(size, in: -10...10), method: method, tolerance: 1e-10,
        iterationLimit: 100_000, Self.quadratic(matrix, right, constant: constant))
      #expect(result.gradientNorm <= 1e-10)
      let smallest = try SymmetricEigendecomposition(matrix).values.last!
      // |x − x*| ≤ |∇f| / λ, in the Euclidean norm √8 times the largest component; the right side is rounded.
      expectClose(result.point, solution, absolute: 3e-10 / smallest)
    }
  }

  @Test func illConditionedQuadratics() throws {
    try forAll { generator in
      let size = generator.integer(in: 2...6)
      // Curvatures from 1 to 10⁸.
      let curvatures = (0..<size).map { pow(10, 8 * Double($0) / Double(size - 1)) }
      let matrix = Matrix(diagonal: curvatures)
      let result = try minimize(
        from: generator.vector(size, in: -1...1), tolerance: 1e-8, iterationLimit: 2000,
        Self.quadratic(matrix, curvatures.map { _ in 1 }))
      for (x, curvature) in zip(result.point, curvatures) {
        expectClose(x, 1 / curvature, absolute: 1.1e-8 / curvature)
      }
    }
  }

  @Test func whatIsLearnedOfTheCurvatureSavesSteps() throws {
    // The bounds are twice what was counted. Steps that forget what they learned, or use it
    // wrongly, take many more.
    func stepCount(_ method: MinimizationMethod) throws -> Int {
      let quadratic = Self.quadratic(Matrix(diagonal: [1, 10, 100, 1000]), [1, 2, 3, 4])
      return try minimize(
        from: [1, 1, 1, 1], method: method, tolerance: 1e-8, iterationLimit: 100_000, quadratic
      ).history.stepCount
    }
    #expect(try stepCount(.limitedMemoryBFGS()) <= 2 * 16)
    #expect(try stepCount(.limitedMemoryBFGS(pairCount: 1)) <= 2 * 35)
    #expect(try stepCount(.gradientDescent()) <= 2 * 765)
  }

  @Test func valuesDoNotRise() throws {
    for method in Self.descents {
      let result = try minimize(
        from: [-1.2, 1], method: method, tolerance: 1e-9, iterationLimit: 100_000, Self.rosenbrock)
      for (before, after) in zip(result.history.losses, result.history.losses.dropFirst()) {
        #expect(after <= before + 24.2 * 1e-12)
      }
    }
  }

  // MARK: Edges

  @Test(arguments: descents + gslMethods) func aMinimumAtTheStartTakesNoStep(
    _ method: MinimizationMethod
  ) throws {
    let result = try minimize(from: [1, 1], method: method, tolerance: 0, Self.rosenbrock)
    #expect(
      result.history.stepCount == 0 && result.history.evaluationCount == 1 && result.value == 0)
  }

  @Test(arguments: descents + gslMethods) func theLimitIsAnError(_ method: MinimizationMethod) {
    #expect {
      try minimize(
        from: [-1.2, 1], method: method, tolerance: 1e-9, iterationLimit: 2, Self.rosenbrock)
    } throws: { error in
      guard case .notConverged(iterationCount: 2, let norm) = error as? MinimizationError else {
        return false
      }
      return norm > 1e-9
    }
  }

  @Test(arguments: descents + gslMethods) func aFunctionWithoutMinimumHasNone(
    _ method: MinimizationMethod
  ) {
    #expect(throws: MinimizationError.self) {
      try minimize(from: [0], method: method, tolerance: 1e-9, iterationLimit: 50) {
        $1[0] = -1
        return -$0[0]
      }
    }
  }

  @Test(arguments: descents + gslMethods) func aWrongGradientIsNoticed(_ method: MinimizationMethod)
  {
    // The gradient has the wrong sign: what it calls downhill is higher.
    #expect {
      try minimize(from: [1], method: method, tolerance: 1e-9) {
        $1[0] = -2 * $0[0]
        return $0[0] * $0[0]
      }
    } throws: { error in
      switch error as? MinimizationError {
      case .noProgress(_, gradientNorm: let norm), .notConverged(_, gradientNorm: let norm):
        norm >= 2
      default: false
      }
    }
  }

  @Test(arguments: descents + gslMethods) func notANumberIsAnError(_ method: MinimizationMethod) {
    #expect {
      try minimize(from: [1], method: method, tolerance: 1e-9) {
        $1[0] = 1
        return .nan
      }
    } throws: { error in
      guard case .notFinite(iterationCount: 0, let value) = error as? MinimizationError else {
        return false
      }
      return value.isNaN
    }
  }

  @Test func aRateTooLargeDiverges() {
    #expect {
      try minimize(
        from: [1], method: .gradientDescent(rate: 2), tolerance: 1e-9, iterationLimit: 10_000
      ) {
        $1[0] = 2 * $0[0]
        return $0[0] * $0[0]
      }
    } throws: { error in
      guard case .notFinite = error as? MinimizationError else { return false }
      return true
    }
  }

  @Test(arguments: descents) func theDomainMayEnd(_ method: MinimizationMethod) throws {
    // x − ln x is not defined below 0; a first step of the full gradient from 0.01 leads to 99.
    let result = try minimize(from: [5, 0.25], method: method, tolerance: 1e-10) { x, gradient in
      for j in x.indices { gradient[j] = 1 - 1 / x[j] }
      return x.reduce(0) { $0 + $1 - log($1) }
    }
    expectClose(result.point, [1, 1], absolute: 1e-9)
  }

  @Test func refusals() async {
    await #expect(processExitsWith: .failure) {
      _ = try minimize(from: [1], tolerance: -1) { _, _ in 0 }
    }
    await #expect(processExitsWith: .failure) {
      _ = try minimize(from: [1], tolerance: 1, iterationLimit: -1) { _, _ in 0 }
    }
    await #expect(processExitsWith: .failure) {
      _ = try minimize(from: [1], method: .gradientDescent(rate: 0), tolerance: 1) { _, _ in 0 }
    }
    await #expect(processExitsWith: .failure) {
      _ = try minimize(from: [1], method: .limitedMemoryBFGS(pairCount: 0), tolerance: 1) { _, _ in
        0
      }
    }
  }
}
