import GSLNumerics
import Posterior
import PosteriorTestSupport
import Testing

@Suite struct SoftmaxRegressionFitTests {
  typealias Problem = (features: Matrix, labels: [Int], classCount: Int)

  /// Overlapping classes: labels drawn from a model with small weights, some 25 examples for each
  /// parameter of a class.
  static func drawOverlapping(_ generator: inout Generator) -> Problem {
    let (size, classCount) = (generator.integer(in: 1...3), generator.integer(in: 2...4))
    let count = 25 * classCount * (size + 1)
    let truth = SoftmaxRegression(
      weights: Matrix((0..<classCount).map { _ in generator.vector(size, in: -0.8...0.8) }),
      biases: generator.vector(classCount, in: -0.3...0.3))
    let features = Matrix((0..<count).map { _ in generator.vector(size, in: -2...2) })
    let labels = truth.posterior(features).rows.map { p -> Int in
      var rest = generator.double(in: 0...1)
      for k in p.indices {
        rest -= p[k]
        if rest < 0 { return k }
      }
      return classCount - 1
    }
    return (features, labels, classCount)
  }

  static func dataset(_ problem: Problem) -> Dataset {
    Dataset(
      features: problem.features, labels: problem.labels,
      classNames: (0..<problem.classCount).map { "class \($0)" })
  }

  static func expectClose(
    _ actual: SoftmaxRegression, _ expected: SoftmaxRegression, relative: Double = 0,
    absolute: Double, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    PosteriorTestSupport.expectClose(
      actual.weights.elements, expected.weights.elements, relative: relative, absolute: absolute,
      "weights", sourceLocation: sourceLocation)
    PosteriorTestSupport.expectClose(
      actual.biases, expected.biases, relative: relative, absolute: absolute, "biases",
      sourceLocation: sourceLocation)
  }

  static func error(_ dataset: Dataset, penalty: Double = 0, solver: Solver = .newton) -> FitError?
  {
    do throws(FitError) {
      _ = try SoftmaxRegression.fit(dataset, penalty: penalty, solver: solver)
      return nil
    } catch {
      return error
    }
  }

  static func data(_ rows: [[Double]], _ labels: [Int], classCount: Int = 3) -> Dataset {
    Dataset(
      features: Matrix(rows), labels: labels,
      featureNames: (0..<rows[0].count).map { ["height", "weight", "age"][$0] },
      classNames: Array(["red", "green", "blue"][..<classCount]))
  }

  /// Every class at every place.
  static let crossed: [[Double]] = [[1], [2], [1], [2], [1], [2], [1.5], [1.2], [1.9]]
  static let crossedLabels = [0, 0, 1, 1, 2, 2, 0, 1, 2]

  // MARK: Known values

  @Test(arguments: [Solver.newton, .limitedMemoryBFGS, .bfgs])
  func minimaInSixtyDigits(_ solver: Solver) throws {
    let fixture = try Fixture.load("Classifiers/softmax_regression")
    #expect(fixture.cases.count == 9)
    for item in fixture.cases {
      let rows = item["x"]!.matrix
      let targets: Targets =
        switch (item["label"], item["t"]) {
        case (let labels?, _): .labels(labels.list.map(\.integer))
        case (_, let target?): .probabilities(Matrix(target.matrix))
        default: .labels([])
        }
      let count = Double(rows.count)
      let result = try SoftmaxRegression.fit(
        features: Matrix(rows), targets: targets, penalty: item["l2"]!.number / count,
        solver: solver, tolerance: 1e-11)
      let expected = SoftmaxRegression(
        weights: Matrix(item["weights"]!.matrix), biases: item["biases"]!.vector)
      Self.expectClose(result.model, expected, relative: 1e-8, absolute: 1e-9)
      PosteriorTestSupport.expectClose(
        result.history.losses.last! * count, item["objective"]!.number, relative: 1e-13,
        absolute: 0)
      let probabilities = item["probabilities"]!.matrix
      PosteriorTestSupport.expectClose(
        Array(result.model.posterior(Matrix(rows)).elements.prefix(probabilities.joined().count)),
        Array(probabilities.joined()), relative: 1e-8, absolute: 1e-9)
    }
  }

  @Test func oneBinaryFeatureHasTheFrequenciesOfItsCells() throws {
    // At x = 0 the classes occur 1, 2 and 3 times, at x = 1 they occur 4, 2 and 2 times.
    let counts: [[Int]] = [[1, 2, 3], [4, 2, 2]]
    var (rows, labels): ([[Double]], [Int]) = ([], [])
    for x in 0...1 {
      for k in 0...2 {
        for _ in 0..<counts[x][k] {
          rows.append([Double(x)])
          labels.append(k)
        }
      }
    }
    for solver: Solver in [.newton, .bfgs, .limitedMemoryBFGS, .gradientDescent()] {
      let model = try SoftmaxRegression.fit(
        features: Matrix(rows), targets: .labels(labels), solver: solver, tolerance: 1e-12
      ).model
      PosteriorTestSupport.expectClose(
        model.posterior([0]), [1.0 / 6, 1.0 / 3, 0.5], absolute: 1e-10, "\(solver)")
      PosteriorTestSupport.expectClose(model.posterior([1]), [0.5, 0.25, 0.25], absolute: 1e-10)
      // ln ½ − ln 2 and ln ½ − ln 3.
      let decision = model.linearDecision(for: 1, against: 0)
      PosteriorTestSupport.expectClose(decision.bias, 0.693_147_180_559_945_3, absolute: 1e-9)
      PosteriorTestSupport.expectClose(
        decision.weights[0], -1.386_294_361_119_890_6, absolute: 1e-9)
      PosteriorTestSupport.expectClose(model.biases.reduce(0, +), 0, absolute: 1e-15)
      PosteriorTestSupport.expectClose(model.weights.elements.reduce(0, +), 0, absolute: 1e-15)
    }
  }

  @Test func noFeaturesLeaveTheFrequenciesOfTheClasses() throws {
    let model = try SoftmaxRegression.fit(
      features: Matrix(rowCount: 4, columnCount: 0), targets: .labels([0, 1, 2, 2])
    ).model
    PosteriorTestSupport.expectClose(
      model.posterior(Matrix(rowCount: 1, columnCount: 0)).elements, [0.25, 0.25, 0.5],
      absolute: 1e-15)
  }

  // MARK: Properties

  @Test func theScoreEquationsHold() throws {
    try forAll { generator in
      let problem = Self.drawOverlapping(&generator)
      let penalty = generator.integer(in: 0...1) == 0 ? 0 : generator.double(in: 0...1)
      let model = try SoftmaxRegression.fit(Self.dataset(problem), penalty: penalty).model
      let posterior = model.posterior(problem.features)
      let count = Double(problem.labels.count)
      for k in 0..<problem.classCount {
        let residuals = zip(posterior.column(k), problem.labels).map { $0 - ($1 == k ? 1 : 0) }
        // Means of products below 2, each rounded: far below 1e−14 for up to 400 of them.
        PosteriorTestSupport.expectClose(residuals.reduce(0, +) / count, 0, absolute: 1e-14)
        for (weight, column) in zip(model.weights.row(k), problem.features.columns) {
          let mean = zip(column, residuals).reduce(0) { $0 + $1.0 * $1.1 } / count
          PosteriorTestSupport.expectClose(mean, -penalty * weight, absolute: 1e-14)
        }
      }
    }
  }

  @Test func newtonAndLimitedMemoryFindTheSame() throws {
    try forAll { generator in
      let problem = Self.drawOverlapping(&generator)
      let penalty = generator.integer(in: 0...1) == 0 ? 0 : generator.double(in: 0...0.1)
      let data = Self.dataset(problem)
      let newton = try SoftmaxRegression.fit(data, penalty: penalty).model
      let other = try SoftmaxRegression.fit(
        data, penalty: penalty, solver: .limitedMemoryBFGS
      ).model
      // A gradient of 1e−10 over a curvature of at least 0.01.
      Self.expectClose(other, newton, absolute: 1e-8)
    }
  }

  @Test func allOtherSolversFindTheSame() throws {
    try forAll(cases: 30, seed: 2) { generator in
      let data = Self.dataset(Self.drawOverlapping(&generator))
      let newton = try SoftmaxRegression.fit(data).model
      for solver: Solver in [.bfgs, .gradientDescent(), .gradientDescent(rate: 0.5)] {
        let other = try SoftmaxRegression.fit(data, solver: solver).model
        Self.expectClose(other, newton, absolute: 1e-8)
      }
    }
  }

  @Test func twoClassesAreLogisticRegressionWithHalfThePenalty() throws {
    try forAll { generator in
      let (features, targets) = LogisticRegressionFitTests.drawOverlapping(&generator)
      let penalty = generator.integer(in: 0...1) == 0 ? 0 : generator.double(in: 0...1)
      let logistic = try LogisticRegression.fit(
        features: features, targets: targets, penalty: penalty / 2
      ).model.decision
      let softmax = try SoftmaxRegression.fit(
        features: features, targets: .labels(targets.map { Int($0) }), penalty: penalty)
      LogisticRegressionTests.expectClose(
        softmax.model.linearDecision(for: 1, against: 0), logistic, absolute: 1e-12)
      #expect(softmax.model.linearDecision(for: 0, against: 1).bias <= -logistic.bias + 1e-12)
    }
  }

  @Test func theOrderOfRowsFeaturesAndClassesDoesNotMatter() throws {
    try forAll { generator in
      let problem = Self.drawOverlapping(&generator)
      let penalty = generator.integer(in: 0...1) == 0 ? 0 : generator.double(in: 0...1)
      let model = try SoftmaxRegression.fit(Self.dataset(problem), penalty: penalty).model
      let rows = Array(problem.labels.indices).shuffled(using: &generator)
      let columns = Array(0..<problem.features.columnCount).shuffled(using: &generator)
      let classes = Array(0..<problem.classCount).shuffled(using: &generator)
      let shuffled: Problem = (
        Matrix(rows.map { i in columns.map { problem.features[i, $0] } }),
        rows.map { classes[problem.labels[$0]] }, problem.classCount
      )
      let other = try SoftmaxRegression.fit(Self.dataset(shuffled), penalty: penalty).model
      let restored = SoftmaxRegression(
        weights: Matrix(
          classes.map { k in columns.indices.map { other.weights[k, columns.firstIndex(of: $0)!] } }
        ), biases: classes.map { other.biases[$0] })
      // Sums in another order: 400 · 2⁻⁵³ in a gradient, over a curvature of at least 0.01.
      Self.expectClose(restored, model, absolute: 1e-11)
    }
  }

  @Test func unitsChangeTheWeightsAndNothingElse() throws {
    try forAll(cases: 100) { generator in
      let problem = Self.drawOverlapping(&generator)
      // Powers of two: nothing is rounded.
      let units = (0..<problem.features.columnCount).map { _ in
        Double(sign: .plus, exponent: generator.integer(in: -400...400), significand: 1)
      }
      let scaled = Matrix(problem.features.rows.map { zip($0, units).map { $0 * $1 } })
      for solver: Solver in [.newton, .limitedMemoryBFGS] {
        let one = try SoftmaxRegression.fit(
          features: problem.features, targets: .labels(problem.labels), solver: solver)
        let other = try SoftmaxRegression.fit(
          features: scaled, targets: .labels(problem.labels), solver: solver)
        #expect(other.history == one.history)
        #expect(other.model.biases == one.model.biases)
        #expect(
          other.model.weights.rows
            == one.model.weights.rows.map { zip($0, units).map { $0 / $1 } })
      }
    }
  }

  @Test func aDistributionCountsAsItsShareOfLabels() throws {
    try forAll { generator in
      let size = generator.integer(in: 1...2)
      let rows = (0..<12).map { _ in generator.vector(size, in: -2...2) }
      let answers = rows.map { _ in (0..<4).map { _ in generator.integer(in: 0...2) } }
      let penalty = generator.double(in: 0.001...0.1)
      let shares = answers.map { a in (0...2).map { k in Double(a.count { $0 == k }) / 4 } }
      let soft = try SoftmaxRegression.fit(
        features: Matrix(rows), targets: .probabilities(Matrix(shares)), penalty: penalty
      ).model
      let hard = try SoftmaxRegression.fit(
        features: Matrix(rows.flatMap { [[Double]](repeating: $0, count: 4) }),
        targets: .labels(answers.flatMap { $0 }), penalty: penalty
      ).model
      // A gradient's rounding of 1e−16 over the smallest curvature, the penalty's or that of a bias
      // above 1e−3.
      Self.expectClose(soft, hard, absolute: 1e-11)
    }
  }

  @Test func aModelsOwnProbabilitiesReturnTheModel() throws {
    try forAll { generator in
      let (size, classCount) = (generator.integer(in: 1...3), generator.integer(in: 2...4))
      let features = Matrix((0..<50).map { _ in generator.vector(size, in: -2...2) })
      let truth = SoftmaxRegression(
        weights: Matrix((0..<classCount).map { _ in generator.vector(size, in: -1...1) }),
        biases: generator.vector(classCount, in: -1...1))
      let model = try SoftmaxRegression.fit(
        features: features, targets: .probabilities(truth.posterior(features))
      ).model
      for k in 1..<classCount {
        LogisticRegressionTests.expectClose(
          model.linearDecision(for: k, against: 0), truth.linearDecision(for: k, against: 0),
          absolute: 1e-11)
      }
    }
  }

  @Test func twoClassesAreRefusedExactlyWhereLogisticRegressionRefusesThem() throws {
    forAll { generator in
      let size = generator.integer(in: 1...2)
      let count = generator.integer(in: 4...9)
      let rows = (0..<count).map { _ in
        (0..<size).map { _ in Double(generator.integer(in: -3...3)) }
      }
      let labels = (0..<count).map { $0 < 2 ? $0 : generator.integer(in: 0...1) }
      let data = Self.data(rows, labels, classCount: 2)
      for solver: Solver in [.newton, .limitedMemoryBFGS] {
        #expect(
          Self.error(data, solver: solver)
            == LogisticRegressionFitTests.error(data, solver: solver), "\(rows) \(labels)")
      }
    }
  }

  @Test func threeClassesOnALineAreRefusedExactlyWhereTheyAreSeparated() throws {
    // On a line, a direction of separation orders the classes' slopes; with only three of them all
    // cases can be looked through: slopes up to order and sign, and for each pair of classes a
    // threshold between their examples.
    var counts = [0, 0]
    forAll { generator in
      let count = generator.integer(in: 4...8)
      let values = (0..<count).map { _ in Double(generator.integer(in: 0...4)) }
      let labels = (0..<count).map { $0 < 3 ? $0 : generator.integer(in: 0...2) }
      let data = Self.data(values.map { [$0] }, labels)
      let isSeparated = Self.isSeparable(values, labels)
      for solver: Solver in [.newton, .limitedMemoryBFGS] {
        switch Self.error(data, solver: solver) {
        case nil: #expect(!isSeparated, "\(values) \(labels)")
        case .separated: #expect(isSeparated, "\(values) \(labels)")
        case .constantFeature: return
        case let error: Issue.record("\(String(describing: error)) \(values) \(labels)")
        }
      }
      counts[isSeparated ? 1 : 0] += 1
    }
    #expect(counts.allSatisfy { $0 > 50 }, "\(counts)")
  }

  /// Whether slopes and biases exist, not all equal, with each example's own logit no lower than
  /// another.
  ///
  /// Such logits form a cone. Its edges are found among solutions where enough of the inequalities
  /// are equations: with 3 classes there are 4 unknowns, so 3 equations, taken from all pairs of an
  /// example and another class.
  static func isSeparable(_ values: [Double], _ labels: [Int]) -> Bool {
    var seen = Set<[Int]>()
    var conditions: [[Int]] = []
    for (x, y) in zip(values, labels) {
      for k in 0...2 where k != y {
        // Unknowns: slope and bias of classes 1 and 2, with those of class 0 equal to 0.
        var row = [0, 0, 0, 0]
        if y > 0 { (row[2 * y - 2], row[2 * y - 1]) = (Int(x), 1) }
        if k > 0 { (row[2 * k - 2], row[2 * k - 1]) = (-Int(x), -1) }
        if seen.insert(row).inserted { conditions.append(row) }
      }
    }
    for i in conditions.indices {
      for j in 0..<i {
        for k in 0..<j {
          let normal = cross(conditions[i], conditions[j], conditions[k])
          if normal.allSatisfy({ $0 == 0 }) { continue }
          let products = conditions.map { zip($0, normal).reduce(0) { $0 + $1.0 * $1.1 } }
          if products.allSatisfy({ $0 >= 0 }) || products.allSatisfy({ $0 <= 0 }) { return true }
        }
      }
    }
    return false
  }

  /// The vector perpendicular to three others in four dimensions.
  static func cross(_ a: [Int], _ b: [Int], _ c: [Int]) -> [Int] {
    (0..<4).map { skip in
      let m = [a, b, c].map { row in (0..<4).filter { $0 != skip }.map { row[$0] } }
      let first = m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1])
      let second = m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0])
      let third = m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0])
      return (skip % 2 == 0 ? 1 : -1) * (first - second + third)
    }
  }

  @Test func aPenaltyAlwaysGivesAnAnswer() throws {
    try forAll { generator in
      let count = generator.integer(in: 3...8)
      let rows = (0..<count).map { _ in (0..<3).map { _ in Double(generator.integer(in: -2...2)) } }
      let labels = (0..<count).map { $0 < 3 ? $0 : generator.integer(in: 0...2) }
      let penalty = Double("1e\(generator.integer(in: -6...3))")!
      let data = Self.data(rows, labels)
      let result = try SoftmaxRegression.fit(data, penalty: penalty)
      let other = try SoftmaxRegression.fit(data, penalty: penalty, solver: .limitedMemoryBFGS)
      PosteriorTestSupport.expectClose(
        other.history.losses.last!, result.history.losses.last!, absolute: 1e-12)
    }
  }

  @Test func correlatedFeaturesTakeLimitedMemoryFewSteps() throws {
    // Sums of ever more numbers: neighbors have correlations up to 0.99, and the curvatures differ
    // by a factor of 4000.
    var generator = Generator(seed: 5)
    let rows = (0..<600).map { _ -> [Double] in
      var sum = 0.0
      return generator.vector(40, in: -1...1).map { x in
        sum += x
        return sum
      }
    }
    let labels = rows.map { row -> Int in
      let score = row[10] - row[30] + generator.double(in: -9...9)
      return score < -2 ? 0 : score < 2 ? 1 : 2
    }
    let data = Dataset(features: Matrix(rows), labels: labels)
    let newton = try SoftmaxRegression.fit(data, penalty: 1e-3)
    let other = try SoftmaxRegression.fit(data, penalty: 1e-3, solver: .limitedMemoryBFGS)
    #expect(other.history.stepCount < 20)
    #expect(other.history.losses.count == other.history.gradientNorms.count)
    #expect(
      zip(other.history.losses, other.history.losses.dropFirst()).allSatisfy {
        $0 > $1 - 1e-12
      })
    // A gradient of 1e−10 over a curvature of at least the penalty, 1e−3, in units up to 4.
    Self.expectClose(other.model, newton.model, absolute: 1e-6)
  }

  // MARK: Edges

  @Test func absentClasses() {
    #expect(Self.error(Self.data([[1], [2]], [0, 0])) == .oneClass(name: "red"))
    #expect(Self.error(Self.data([[1], [2]], [2, 2]), penalty: 1) == .oneClass(name: "blue"))
    let missing = Self.data([[1], [2], [1], [2]], [0, 0, 2, 2])
    for penalty in [0.0, 1] {
      #expect(
        Self.error(missing, penalty: penalty)
          == .tooFewRows(className: "green", count: 0, needed: 1))
    }
    #expect(throws: FitError.tooFewRows(className: "1", count: 0, needed: 1)) {
      try SoftmaxRegression.fit(
        features: Matrix([[1], [2]]), targets: .probabilities(Matrix([[0.5, 0, 0.5], [1, 0, 0]])))
    }
  }

  @Test func constantAndCollinearFeatures() throws {
    let constant = Self.data(Self.crossed.map { $0 + [7] }, Self.crossedLabels)
    #expect(
      Self.error(constant) == .constantFeature(name: "weight", value: 7, withinClasses: false))
    #expect(try SoftmaxRegression.fit(constant, penalty: 0.1).model.weights.column(1) == [0, 0, 0])
    let twice = Self.data(Self.crossed.map { $0 + [2 * $0[0] - 1] }, Self.crossedLabels)
    #expect(Self.error(twice) == .collinearFeature(name: "weight", others: ["height"]))
    #expect(Self.error(twice, penalty: 1e-3) == nil)
    #expect(
      Self.error(Self.data([[1, 2, 1], [2, 5, 0], [1, 0, 0]], [0, 1, 2]))
        == .tooFewExamples(count: 3, needed: 4))
  }

  @Test func separatedClasses() throws {
    let complete = Self.data([[1], [2], [3], [4], [5], [6]], [0, 0, 1, 1, 2, 2])
    // Class 0 lies apart from two classes that overlap.
    let apart = Self.data([[0], [1], [4], [6], [5], [7]], [0, 0, 1, 1, 2, 2])
    let touching = Self.data([[1], [2], [2], [4], [4], [6]], [0, 0, 1, 1, 2, 2])
    let overlapping = Self.data(Self.crossed, Self.crossedLabels)
    for solver: Solver in [.newton, .bfgs, .limitedMemoryBFGS, .gradientDescent()] {
      #expect(Self.error(complete, solver: solver) == .separated(.complete))
      #expect(Self.error(apart, solver: solver) == .separated(.quasiComplete))
      #expect(Self.error(touching, solver: solver) == .separated(.quasiComplete))
      #expect(Self.error(overlapping, solver: solver) == nil)
      #expect(Self.error(complete, penalty: 1e-6, solver: solver) == nil)
    }
    // An answer that allows two classes is not a label, but the third stays below both.
    #expect(throws: FitError.separated(.quasiComplete)) {
      try SoftmaxRegression.fit(
        features: Matrix([[0], [1], [4], [5]]),
        targets: .probabilities(Matrix([[1, 0, 0], [1, 0, 0], [0, 0.5, 0.5], [0, 0.25, 0.75]])))
    }
    #expect(throws: Never.self) {
      try SoftmaxRegression.fit(
        features: Matrix([[0], [1], [4], [5]]),
        targets: .probabilities(Matrix(Array(repeating: [0.5, 0.25, 0.25], count: 4))))
    }
  }

  @Test func notConverged() {
    for solver: Solver in [.newton, .bfgs, .limitedMemoryBFGS, .gradientDescent()] {
      #expect {
        try SoftmaxRegression.fit(
          Self.data(Self.crossed, [0, 0, 1, 1, 2, 2, 0, 1, 1]), solver: solver, iterationLimit: 1)
      } throws: { error in
        guard case .notConverged(iterationCount: 1, let norm)? = error as? FitError else {
          return false
        }
        return norm > 1e-10 && norm < 1
      }
    }
  }

  @Test func theLimitCountsStepsFromTheStart() throws {
    let data = Self.data(Self.crossed, [0, 0, 1, 1, 2, 2, 0, 1, 1])
    let stepCount = try SoftmaxRegression.fit(data, solver: .limitedMemoryBFGS).history.stepCount
    #expect {
      try SoftmaxRegression.fit(data, solver: .limitedMemoryBFGS, iterationLimit: stepCount - 1)
    } throws: { error in
      guard case .notConverged(let count, _)? = error as? FitError else { return false }
      return count == stepCount - 1
    }
  }

  @Test func separationOfVeryManyNumbersIsNotLookedFor() {
    // 1000 examples, each in 19 inequalities of 20 · 301 coefficients. Feature 1 separates all
    // classes.
    var generator = Generator(seed: 6)
    let labels = (0..<1000).map { $0 % 20 }
    let rows = labels.map { [Double($0)] + generator.vector(299, in: -1...1) }
    #expect {
      try SoftmaxRegression.fit(
        features: Matrix(rows), targets: .labels(labels), solver: .limitedMemoryBFGS,
        iterationLimit: 1)
    } throws: { error in
      guard case .notConverged(iterationCount: 1, _)? = error as? FitError else { return false }
      return true
    }
  }

  @Test func tooManyParameters() throws {
    let features = Matrix(rowCount: 3, columnCount: 3862, repeating: 1)
    let data = Dataset(features: features, labels: [0, 1, 2])
    #expect(Self.error(data) == .tooManyParameters(count: 11_589, limit: 11_585))
    #expect(
      Self.error(data, solver: .limitedMemoryBFGS)
        == .tooManyParameters(count: 11_589, limit: 11_585))
    #expect(Self.error(data, penalty: 1, solver: .limitedMemoryBFGS) == nil)
  }

  @Test func extremeFeatures() throws {
    let labels = [0, 0, 1, 1, 2, 2, 0, 1, 1]
    let model = try SoftmaxRegression.fit(Self.data(Self.crossed, labels)).model
    for scale in [1e150, 1e-150] {
      let scaled = Self.data(Self.crossed.map { $0.map { scale * $0 } }, labels)
      let other = try SoftmaxRegression.fit(scaled).model
      PosteriorTestSupport.expectClose(
        other.weights.elements.map { $0 * scale }, model.weights.elements, relative: 1e-9,
        absolute: 0)
    }
    let scaled = Self.data(Self.crossed.map { $0.map { 4e307 * $0 } }, labels)
    #expect(Self.error(scaled) == .featureRange(name: "height", largest: 8e307))
    let far = Self.data(Self.crossed.map { $0.map { 1e9 + 1024 * $0 } }, labels)
    let other = try SoftmaxRegression.fit(far).model
    PosteriorTestSupport.expectClose(
      other.weights.elements.map { $0 * 1024 }, model.weights.elements, relative: 1e-6,
      absolute: 0)
  }

  @Test func refusals() async {
    await #expect(processExitsWith: .failure) {
      _ = try SoftmaxRegression.fit(Dataset(features: Matrix([[1], [2]]), labels: [0, 0]))
    }
    await #expect(processExitsWith: .failure) {
      _ = try SoftmaxRegression.fit(features: Matrix([[1], [2]]), targets: .labels([0, -1]))
    }
    await #expect(processExitsWith: .failure) {
      _ = try SoftmaxRegression.fit(features: Matrix([[1], [2]]), targets: .labels([0]))
    }
    await #expect(processExitsWith: .failure) {
      _ = try SoftmaxRegression.fit(
        features: Matrix([[1], [2]]), targets: .probabilities(Matrix([[0.5, 0.6], [1, 0]])))
    }
    await #expect(processExitsWith: .failure) {
      _ = try SoftmaxRegression.fit(
        features: Matrix([[1], [2]]), targets: .labels([0, 1]), penalty: -1)
    }
    await #expect(processExitsWith: .failure) {
      _ = try SoftmaxRegression.fit(features: Matrix([[1], [.nan]]), targets: .labels([0, 1]))
    }
  }
}
