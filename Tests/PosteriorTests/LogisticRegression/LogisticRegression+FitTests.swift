import GSLNumerics
import Posterior
import PosteriorTestSupport
import Testing

@Suite struct LogisticRegressionFitTests {
  static let names = ["no", "yes"]

  /// Overlapping classes: labels drawn from a logistic model with small weights, 30 examples for
  /// each parameter.
  static func drawOverlapping(_ generator: inout Generator) -> (features: Matrix, targets: [Double])
  {
    let featureCount = generator.integer(in: 1...4)
    let count = 30 * (featureCount + 1)
    let decision = LinearDecision(
      weights: generator.vector(featureCount, in: -1...1), bias: generator.double(in: -0.5...0.5))
    let features = Matrix((0..<count).map { _ in generator.vector(featureCount, in: -2...2) })
    let targets = decision.logOdds(features).map { z -> Double in
      generator.double(in: 0...1) < logistic(z) ? 1 : 0
    }
    return (features, targets)
  }

  static func expectClose(
    _ actual: LogisticRegression, _ expected: LogisticRegression, absolute: Double,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    LogisticRegressionTests.expectClose(
      actual.decision, expected.decision, absolute: absolute, sourceLocation: sourceLocation)
  }

  static func dataset(_ rows: [[Double]], _ labels: [Int]) -> Dataset {
    Dataset(
      features: Matrix(rows), labels: labels,
      featureNames: (0..<rows[0].count).map { ["height", "weight", "age"][$0] },
      classNames: Self.names)
  }

  static func error(_ dataset: Dataset, penalty: Double = 0, solver: Solver = .newton) -> FitError?
  {
    do throws(FitError) {
      _ = try LogisticRegression.fit(dataset, penalty: penalty, solver: solver)
      return nil
    } catch {
      return error
    }
  }

  // MARK: Known values (by hand)

  @Test func oneBinaryFeatureHasTheLogOddsOfItsCells() throws {
    // 1 of 4 where x = 0, 3 of 5 where x = 1: b = ln ⅓, w = ln 3/2 − ln ⅓.
    let features = Matrix([[0], [0], [0], [0], [1], [1], [1], [1], [1]])
    let result = try LogisticRegression.fit(
      features: features, targets: [1, 0, 0, 0, 1, 1, 1, 0, 0])
    let decision = result.model.decision
    PosteriorTestSupport.expectClose(decision.bias, -1.098_612_288_668_109_8, ulps: 64)
    PosteriorTestSupport.expectClose(decision.weights[0], 1.504_077_396_776_274, ulps: 64)
    // The variance of a log-odds is 1/successes + 1/failures.
    let errors = try result.model.standardErrors(features: features)
    PosteriorTestSupport.expectClose(errors.bias, (4.0 / 3).squareRoot(), ulps: 64)
    PosteriorTestSupport.expectClose(errors.weights[0], (4.0 / 3 + 5.0 / 6).squareRoot(), ulps: 64)
  }

  @Test func noFeaturesLeaveTheLogOddsOfTheClasses() throws {
    let features = Matrix(rowCount: 4, columnCount: 0)
    let result = try LogisticRegression.fit(features: features, targets: [1, 1, 1, 0])
    PosteriorTestSupport.expectClose(result.model.decision.bias, 1.098_612_288_668_109_8, ulps: 64)
    #expect(result.model.decision.weights == [])
  }

  // MARK: Properties

  @Test func theScoreEquationsHold() throws {
    try forAll { generator in
      let (features, targets) = Self.drawOverlapping(&generator)
      let penalty = generator.integer(in: 0...1) == 0 ? 0 : generator.double(in: 0...1)
      let model = try LogisticRegression.fit(
        features: features, targets: targets, penalty: penalty
      ).model
      let residuals = zip(model.posterior(features).column(1), targets).map { $0 - $1 }
      // Means of products below 2, each rounded: far below 1e−14 for up to 150 of them.
      let count = Double(targets.count)
      PosteriorTestSupport.expectClose(residuals.reduce(0, +) / count, 0, absolute: 1e-14)
      for (weight, column) in zip(model.decision.weights, features.columns) {
        let mean = zip(column, residuals).reduce(0) { $0 + $1.0 * $1.1 } / count
        PosteriorTestSupport.expectClose(mean, -penalty * weight, absolute: 1e-14)
      }
    }
  }

  @Test func allSolversFindTheSame() throws {
    try forAll(cases: 100) { generator in
      let (features, targets) = Self.drawOverlapping(&generator)
      let penalty = generator.integer(in: 0...1) == 0 ? 0 : generator.double(in: 0...0.1)
      let newton = try LogisticRegression.fit(
        features: features, targets: targets, penalty: penalty
      ).model
      for solver: Solver in [
        .bfgs, .limitedMemoryBFGS, .gradientDescent(), .gradientDescent(rate: 0.5),
      ] {
        let other = try LogisticRegression.fit(
          features: features, targets: targets, penalty: penalty, solver: solver
        ).model
        // A gradient of 1e−10 over a curvature of at least 0.02, in two units that differ by less
        // than 2.
        Self.expectClose(other, newton, absolute: 1e-8)
      }
    }
  }

  @Test func limitedMemoryAgreesInManyCases() throws {
    try forAll(seed: 2) { generator in
      let (features, targets) = Self.drawOverlapping(&generator)
      let newton = try LogisticRegression.fit(features: features, targets: targets).model
      let other = try LogisticRegression.fit(
        features: features, targets: targets, solver: .limitedMemoryBFGS
      ).model
      Self.expectClose(other, newton, absolute: 1e-8)
    }
  }

  @Test func labelsAndCertainTargetsAreTheSame() throws {
    try forAll { generator in
      let (features, targets) = Self.drawOverlapping(&generator)
      let dataset = Dataset(features: features, labels: targets.map { Int($0) })
      let fit = try LogisticRegression.fit(dataset)
      #expect(try LogisticRegression.fit(features: features, targets: targets) == fit)
    }
  }

  @Test func theOrderOfRowsAndFeaturesDoesNotMatter() throws {
    try forAll { generator in
      let (features, targets) = Self.drawOverlapping(&generator)
      let model = try LogisticRegression.fit(features: features, targets: targets).model
      let rows = Array(targets.indices).shuffled(using: &generator)
      let columns = Array(0..<features.columnCount).shuffled(using: &generator)
      let shuffled = Matrix(rows.map { i in columns.map { features[i, $0] } })
      let other = try LogisticRegression.fit(
        features: shuffled, targets: rows.map { targets[$0] }
      ).model
      let expected = LinearDecision(
        weights: columns.map { model.decision.weights[$0] }, bias: model.decision.bias)
      // Sums in another order: 150 · 2⁻⁵³ in a gradient, over a curvature of at least 0.02.
      LogisticRegressionTests.expectClose(other.decision, expected, absolute: 1e-12)
    }
  }

  @Test func theLogOddsDoNotDependOnTheCoordinates() throws {
    try forAll { generator in
      let (features, targets) = Self.drawOverlapping(&generator)
      let size = features.columnCount
      let model = try LogisticRegression.fit(features: features, targets: targets).model
      // A well conditioned mixture: diagonally dominant.
      var mixture = 3 * Matrix.identity(size)
      for i in 0..<size {
        for j in 0..<size where i != j { mixture[i, j] = generator.double(in: -0.7...0.7) }
      }
      var moved = features * mixture
      moved.addToEachRow(generator.vector(size, in: -10...10))
      let other = try LogisticRegression.fit(features: moved, targets: targets).model
      PosteriorTestSupport.expectClose(
        other.decision.logOdds(moved), model.decision.logOdds(features), absolute: 1e-11)
    }
  }

  @Test func unitsChangeTheWeightsAndNothingElse() throws {
    try forAll { generator in
      let (features, targets) = Self.drawOverlapping(&generator)
      // Powers of two: nothing is rounded.
      let units = (0..<features.columnCount).map { _ in
        Double(sign: .plus, exponent: generator.integer(in: -400...400), significand: 1)
      }
      let scaled = Matrix(features.rows.map { zip($0, units).map { $0 * $1 } })
      for solver: Solver in [.newton, .limitedMemoryBFGS] {
        let model = try LogisticRegression.fit(
          features: features, targets: targets, solver: solver)
        let other = try LogisticRegression.fit(features: scaled, targets: targets, solver: solver)
        #expect(other.history == model.history)
        #expect(other.model.decision.bias == model.model.decision.bias)
        #expect(
          other.model.decision.weights
            == zip(model.model.decision.weights, units).map { $0 / $1 })
      }
    }
  }

  @Test func exchangingTheClassesChangesTheSign() throws {
    try forAll { generator in
      let (features, targets) = Self.drawOverlapping(&generator)
      let model = try LogisticRegression.fit(features: features, targets: targets).model
      let other = try LogisticRegression.fit(features: features, targets: targets.map { 1 - $0 })
        .model
      let expected = LinearDecision(
        weights: model.decision.weights.map { -$0 }, bias: -model.decision.bias)
      LogisticRegressionTests.expectClose(other.decision, expected, absolute: 1e-13)
    }
  }

  @Test func aSoftTargetCountsAsItsShareOfLabels() throws {
    try forAll { generator in
      let featureCount = generator.integer(in: 1...3)
      let rows = (0..<12).map { _ in generator.vector(featureCount, in: -2...2) }
      let quarters = rows.map { _ in generator.integer(in: 1...3) }
      let penalty = generator.double(in: 0...0.1)
      let soft = try LogisticRegression.fit(
        features: Matrix(rows), targets: quarters.map { Double($0) / 4 }, penalty: penalty
      ).model
      let expanded = Dataset(
        features: Matrix(rows.flatMap { [[Double]](repeating: $0, count: 4) }),
        labels: quarters.flatMap { k in (0..<4).map { $0 < k ? 1 : 0 } })
      let hard = try LogisticRegression.fit(expanded, penalty: penalty).model
      // A gradient's rounding of 1e−16 over the smallest curvature of 12 random points, above 1e−5
      // here.
      Self.expectClose(soft, hard, absolute: 1e-11)
    }
  }

  @Test func softTargetsOfAModelReturnTheModel() throws {
    try forAll { generator in
      let size = generator.integer(in: 1...4)
      let features = Matrix((0..<50).map { _ in generator.vector(size, in: -2...2) })
      let truth = LinearDecision(
        weights: generator.vector(size, in: -2...2), bias: generator.double(in: -1...1))
      let model = try LogisticRegression.fit(
        features: features, targets: logistic(truth.logOdds(features))
      ).model
      LogisticRegressionTests.expectClose(model.decision, truth, absolute: 1e-12)
    }
  }

  @Test func aFitIsRefusedExactlyWhereTheClassesAreSeparated() throws {
    // Few points of a small grid: about as many cases are separated, with and without ties, as
    // overlap.
    var counts = [SeparationStatus: Int]()
    forAll(cases: 1000) { generator in
      let featureCount = generator.integer(in: 1...2)
      let count = generator.integer(in: 4...9)
      let rows = (0..<count).map { _ in
        (0..<featureCount).map { _ in Double(generator.integer(in: -3...3)) }
      }
      let labels = (0..<count).map { $0 == 0 ? 0 : $0 == 1 ? 1 : generator.integer(in: 0...1) }
      let data = Self.dataset(rows, labels)
      let status = Separation(features: data.features, targets: labels.map(Double.init)).status
      for solver: Solver in [.newton, .limitedMemoryBFGS] {
        switch Self.error(data, solver: solver) {
        case nil: #expect(status == .overlap, "\(rows) \(labels)")
        case .separated(let found): #expect(found == status, "\(rows) \(labels)")
        case .constantFeature, .collinearFeature, .tooFewExamples: return
        case let error: Issue.record("\(String(describing: error)) \(rows) \(labels)")
        }
      }
      counts[status, default: 0] += 1
    }
    #expect(counts.count == 3 && counts.values.allSatisfy { $0 > 50 }, "\(counts)")
  }

  @Test func aPenaltyAlwaysGivesAnAnswer() throws {
    try forAll { generator in
      let count = generator.integer(in: 2...8)
      let rows = (0..<count).map { _ in (0..<3).map { _ in Double(generator.integer(in: -2...2)) } }
      let labels = (0..<count).map { $0 == 0 ? 0 : $0 == 1 ? 1 : generator.integer(in: 0...1) }
      let penalty = pow10(generator.integer(in: -6...3))
      let result = try LogisticRegression.fit(Self.dataset(rows, labels), penalty: penalty)
      let other = try LogisticRegression.fit(
        Self.dataset(rows, labels), penalty: penalty, solver: .limitedMemoryBFGS)
      PosteriorTestSupport.expectClose(
        other.history.losses.last!, result.history.losses.last!, absolute: 1e-12)
    }
  }

  private func pow10(_ exponent: Int) -> Double { Double("1e\(exponent)")! }

  // MARK: Edges

  @Test func oneClass() {
    #expect(Self.error(Self.dataset([[1], [2]], [0, 0])) == .oneClass(name: "no"))
    #expect(Self.error(Self.dataset([[1], [2]], [1, 1])) == .oneClass(name: "yes"))
    #expect(Self.error(Self.dataset([[1], [2]], [1, 1]), penalty: 1) == .oneClass(name: "yes"))
    #expect(throws: FitError.oneClass(name: "1")) {
      try LogisticRegression.fit(features: Matrix([[1], [2]]), targets: [1, 1])
    }
    // Before all else.
    #expect(Self.error(Self.dataset([[1], [1]], [1, 1])) == .oneClass(name: "yes"))
  }

  @Test func constantFeatures() throws {
    let data = Self.dataset([[1, 7], [2, 7], [1, 7], [2, 7]], [0, 1, 1, 0])
    #expect(
      Self.error(data) == .constantFeature(name: "weight", value: 7, withinClasses: false))
    let model = try LogisticRegression.fit(data, penalty: 0.1).model
    #expect(model.decision.weights[1] == 0)
  }

  @Test func collinearFeatures() throws {
    let rows: [[Double]] = [[1, 2, 3], [2, 1, 3], [0, 3, 3], [5, 1, 6], [2, 2, 4], [1, 1, 2]]
    let data = Self.dataset(rows, [0, 1, 0, 1, 1, 0])
    #expect(
      Self.error(data) == .collinearFeature(name: "age", others: ["height", "weight"]))
    #expect(try LogisticRegression.fit(data, penalty: 0.1).history.gradientNorms.last! < 1e-10)
    // A feature twice shares its weight.
    let twice = Self.dataset(rows.map { [$0[0], $0[1], $0[0]] }, [0, 1, 0, 1, 1, 0])
    #expect(Self.error(twice) == .collinearFeature(name: "age", others: ["height"]))
    let weights = try LogisticRegression.fit(twice, penalty: 0.1).model.decision.weights
    PosteriorTestSupport.expectClose(weights[0], weights[2], relative: 1e-13, absolute: 0)
  }

  @Test func tooFewExamples() {
    #expect(
      Self.error(Self.dataset([[1, 2], [2, 5]], [0, 1])) == .tooFewExamples(count: 2, needed: 3))
  }

  @Test func separatedClasses() throws {
    let complete = Self.dataset([[1], [2], [3], [4]], [0, 0, 1, 1])
    let quasi = Self.dataset([[1], [2], [2], [4]], [0, 0, 1, 1])
    let overlapping = Self.dataset([[1], [3], [2], [4]], [0, 0, 1, 1])
    for solver: Solver in [.newton, .bfgs, .limitedMemoryBFGS, .gradientDescent()] {
      #expect(Self.error(complete, solver: solver) == .separated(.complete))
      #expect(Self.error(quasi, solver: solver) == .separated(.quasiComplete))
      #expect(Self.error(overlapping, solver: solver) == nil)
      #expect(Self.error(complete, penalty: 1e-8, solver: solver) == nil)
    }
    #expect(
      throws: FitError.separated(.complete),
      performing: {
        try LogisticRegression.fit(
          complete, solver: .gradientDescent(rate: 1), iterationLimit: 100)
      })
    // One uncertain answer is not a label, but leaves the rest separated.
    #expect(throws: FitError.separated(.quasiComplete)) {
      try LogisticRegression.fit(
        features: Matrix([[1], [2], [3], [4]]), targets: [0, 0.5, 1, 1])
    }
  }

  @Test func notConverged() {
    let data = Self.dataset([[1], [3], [2], [4]], [0, 0, 1, 1])
    for solver: Solver in [.newton, .bfgs, .limitedMemoryBFGS, .gradientDescent()] {
      #expect {
        try LogisticRegression.fit(data, solver: solver, iterationLimit: 1)
      } throws: { error in
        guard case .notConverged(iterationCount: 1, let norm)? = error as? FitError else {
          return false
        }
        return norm > 1e-10 && norm < 1
      }
    }
    #expect {
      try LogisticRegression.fit(
        data, solver: .gradientDescent(rate: 100), iterationLimit: 1000)
    } throws: { error in
      guard case .notConverged? = error as? FitError else { return false }
      return true
    }
  }

  @Test func extremeFeatures() throws {
    let rows: [[Double]] = [[1], [3], [2], [4]]
    let model = try LogisticRegression.fit(Self.dataset(rows, [0, 0, 1, 1])).model
    for scale in [1e150, 1e-150] {
      let scaled = Self.dataset(rows.map { $0.map { scale * $0 } }, [0, 0, 1, 1])
      for solver: Solver in [.newton, .bfgs, .limitedMemoryBFGS] {
        let other = try LogisticRegression.fit(scaled, solver: solver).model
        PosteriorTestSupport.expectClose(
          other.decision.weights[0] * scale, model.decision.weights[0], relative: 1e-9, absolute: 0
        )
      }
      #expect(Self.error(scaled, penalty: 1) == nil)
    }
    for scale in [4e307, Double.leastNonzeroMagnitude] {
      let scaled = Self.dataset(rows.map { $0.map { scale * $0 } }, [0, 0, 1, 1])
      #expect(Self.error(scaled) == .featureRange(name: "height", largest: 4 * scale))
      #expect(Self.error(scaled, penalty: 1) == .featureRange(name: "height", largest: 4 * scale))
    }
    let far = Self.dataset(rows.map { $0.map { 1e9 + $0 } }, [0, 0, 1, 1])
    let other = try LogisticRegression.fit(far).model
    PosteriorTestSupport.expectClose(
      other.decision.weights[0], model.decision.weights[0], relative: 1e-13, absolute: 0)
  }

  @Test func standardErrorsOfDependentFeatures() throws {
    let model = LogisticRegression(decision: LinearDecision(weights: [1, 1], bias: 0))
    let data = Self.dataset([[1, 2], [2, 4], [3, 6]], [0, 1, 0])
    #expect(throws: FitError.collinearFeature(name: "weight", others: ["height"])) {
      try model.standardErrors(on: data)
    }
    #expect(throws: FitError.constantFeature(name: "height", value: 1, withinClasses: false)) {
      try model.standardErrors(on: Self.dataset([[1, 2], [1, 4], [1, 6]], [0, 1, 0]))
    }
  }

  @Test func standardErrorsOfACertainModelAreInfinite() throws {
    let model = LogisticRegression(decision: LinearDecision(weights: [10_000], bias: 0))
    let errors = try model.standardErrors(features: Matrix([[1], [2], [-1]]))
    #expect(errors.bias == .infinity && errors.weights == [.infinity])
  }

  @Test func refusals() async {
    await #expect(processExitsWith: .failure) {
      _ = try LogisticRegression.fit(Dataset(features: Matrix([[1], [2]]), labels: [0, 2]))
    }
    await #expect(processExitsWith: .failure) {
      _ = try LogisticRegression.fit(features: Matrix([[1], [2]]), targets: [0, 1.5])
    }
    await #expect(processExitsWith: .failure) {
      _ = try LogisticRegression.fit(features: Matrix([[1], [2]]), targets: [0])
    }
    await #expect(processExitsWith: .failure) {
      _ = try LogisticRegression.fit(features: Matrix([[1], [.nan]]), targets: [0, 1])
    }
    await #expect(processExitsWith: .failure) {
      _ = try LogisticRegression.fit(
        features: Matrix([[1], [2]]), targets: [0, 1], penalty: -1)
    }
    await #expect(processExitsWith: .failure) {
      _ = try LogisticRegression.fit(features: Matrix(rowCount: 0, columnCount: 1), targets: [])
    }
    await #expect(processExitsWith: .failure) {
      _ = LogisticRegression(decision: LinearDecision(weights: [1], bias: 0)).logits([1, 2])
    }
  }
}
