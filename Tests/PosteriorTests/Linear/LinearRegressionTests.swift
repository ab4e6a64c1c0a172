import GSLNumerics
import Posterior
import PosteriorTestSupport
import Testing

@Suite struct LinearRegressionTests {
  // MARK: Known values

  /// Longley's data, NIST Statistical Reference Datasets: employment, then six features.
  static let longley: [[Double]] = [
    [60323, 83.0, 234289, 2356, 1590, 107608, 1947],
    [61122, 88.5, 259426, 2325, 1456, 108632, 1948],
    [60171, 88.2, 258054, 3682, 1616, 109773, 1949],
    [61187, 89.5, 284599, 3351, 1650, 110929, 1950],
    [63221, 96.2, 328975, 2099, 3099, 112075, 1951],
    [63639, 98.1, 346999, 1932, 3594, 113270, 1952],
    [64989, 99.0, 365385, 1870, 3547, 115094, 1953],
    [63761, 100.0, 363112, 3578, 3350, 116219, 1954],
    [66019, 101.2, 397469, 2904, 3048, 117388, 1955],
    [67857, 104.6, 419180, 2822, 2857, 118734, 1956],
    [68169, 108.4, 442769, 2936, 2798, 120445, 1957],
    [66513, 110.8, 444546, 4681, 2637, 121950, 1958],
    [68655, 112.6, 482704, 3813, 2552, 123366, 1959],
    [69564, 114.2, 502601, 3931, 2514, 125368, 1960],
    [69331, 115.7, 518173, 4806, 2572, 127852, 1961],
    [70551, 116.9, 554894, 4007, 2827, 130081, 1962],
  ]

  @Test func aLineThroughItsPoints() throws {
    let model = try LinearRegression(leastSquares: Matrix([[0], [1], [4]]), targets: [1, 3, 9])
    expectClose(model.value(at: [10]), 21)
    #expect(model.values(Matrix([[10]])) == [model.value(at: [10])])
  }

  @Test func nearlyCollinearDataKeepTheirDigits() throws {
    let model = try LinearRegression(
      leastSquares: Matrix(Self.longley.map { Array($0.dropFirst()) }),
      targets: Self.longley.map { $0[0] })
    // Tests/Reference/linear_regression.py: exact. The standardized design has condition number
    // 110: after the refinement an error of the order of 110 · 2⁻⁵³ is left, without it that of the
    // square.
    let expected: [Double] = [
      15.061872271373323, -0.03581917929259102, -2.020229803816825, -1.033226867173592,
      -0.05110410565358071, 1829.151464613552,
    ]
    expectClose(model.weights, expected, relative: 1e-13, absolute: 0)
    expectClose(model.bias, -3482258.6345958184, relative: 1e-14, absolute: 0)
  }

  @Test func byHand() throws {
    // Σ(x − x̄)(y − ȳ) = 2 and Σ(x − x̄)² = 5: y = 0.4 (x − 2.5) + 0.5.
    let labels = Dataset(features: Matrix([[1], [2], [3], [4]]), labels: [0, 0, 1, 1])
    let model = try LinearRegression(leastSquares: labels)
    expectClose(model.weights[0], 0.4)
    expectClose(model.bias, -0.5)
    expectClose(model.values(Matrix([[0], [5]])), [-0.5, 1.5], absolute: 1e-15)
    expectClose(model.decision.logOdds([2.5]), 0, absolute: 1e-15)
    #expect(model.decision.weights == model.weights)
  }

  // MARK: Properties

  /// Features in differing units and offsets, and targets.
  static func draw(_ generator: inout Generator) -> (features: Matrix, targets: [Double]) {
    let dimension = generator.integer(in: 1...5)
    let count = generator.integer(in: (dimension + 5)...30)
    let rows = (0..<count).map { _ in generator.vector(dimension, in: -1...1) }
    return (Matrix(rows), generator.vector(count, in: 0...1))
  }

  @Test func residualsArePerpendicularToTheFeatures() throws {
    try forAll { generator in
      let (features, targets) = Self.draw(&generator)
      let model = try LinearRegression(leastSquares: features, targets: targets)
      let residuals = zip(targets, model.values(features)).map { $0 - $1 }
      // 30 residuals below 10, each rounded a few times.
      expectClose(residuals.reduce(0, +), 0, absolute: 1e-12)
      for product in features.transposed * residuals { expectClose(product, 0, absolute: 1e-12) }
    }
  }

  @Test func linearTargetsAreRecovered() throws {
    try forAll { generator in
      let (features, _) = Self.draw(&generator)
      let weights = generator.vector(features.columnCount, in: -1...1)
      let targets = (features * weights).map { $0 + 0.25 }
      let model = try LinearRegression(leastSquares: features, targets: targets)
      // Five values below 1, for condition numbers below 100.
      expectClose(model.weights, weights, absolute: 1e-12)
      expectClose(model.bias, 0.25, absolute: 1e-12)
    }
  }

  @Test func unitsDivideTheWeights() throws {
    try forAll { generator in
      let (features, targets) = Self.draw(&generator)
      let unit = Double(sign: .plus, exponent: generator.integer(in: -500...500), significand: 1)
      let model = try LinearRegression(leastSquares: features, targets: targets)
      let scaled = try LinearRegression(leastSquares: unit * features, targets: targets)
      // Powers of two round nothing.
      #expect(scaled.weights == model.weights.map { $0 / unit })
      #expect(scaled.bias == model.bias)
    }
  }

  @Test func forEqualClassesTheDirectionIsFishers() throws {
    try forAll { generator in
      // The within-class scatter times the weights is parallel to the difference of the means.
      let half = 12
      let rows = (0..<(2 * half)).map { i in
        generator.vector(2, in: -1...1).map { i < half ? $0 : $0 + 0.5 }
      }
      let labels = rows.indices.map { $0 < half ? 0 : 1 }
      let model = try LinearRegression(
        leastSquares: Dataset(features: Matrix(rows), labels: labels))
      func centered(_ part: ArraySlice<[Double]>) -> (mean: [Double], rows: Matrix) {
        var matrix = Matrix(Array(part))
        let mean = matrix.columns.map { $0.reduce(0, +) / Double(half) }
        matrix.addToEachRow(mean, times: -1)
        return (mean, matrix)
      }
      let (first, second) = (centered(rows[..<half]), centered(rows[half...]))
      let scatter = first.rows.gramMatrix + second.rows.gramMatrix
      let direction = LinearDecision(weights: scatter * model.weights, bias: 0)
      let difference = zip(second.mean, first.mean).map { $0 - $1 }
      // Differences of means may be small: ten digits are left of sixteen.
      let angle = direction.angle(to: LinearDecision(weights: difference, bias: 0))
      expectClose(angle, 0, absolute: 1e-10)
    }
  }

  // MARK: Edges

  @Test func withoutFeaturesTheMeanIsLeft() throws {
    let model = try LinearRegression(
      leastSquares: Matrix(rowCount: 4, columnCount: 0), targets: [0, 1, 1, 1])
    #expect(model.weights == [])
    #expect(model.bias == 0.75)
  }

  @Test func aDistantOriginCostsOnlyItsOwnDigits() throws {
    let near = Matrix([[1, 5], [2, 3], [3, 4], [4, 1], [6, 2]])
    let far = near.map { $0 + 0x1p30 }
    let targets = [0.0, 0, 1, 0, 1]
    let model = try LinearRegression(leastSquares: near, targets: targets)
    let moved = try LinearRegression(leastSquares: far, targets: targets)
    // The differences are exact; only the mean is rounded, which the others follow.
    expectClose(moved.weights, model.weights, relative: 1e-12, absolute: 0)
  }

  @Test func refusesDataWithoutASolution() {
    func error(_ rows: [[Double]], names: [String]? = nil) -> FitError? {
      do {
        _ = try LinearRegression(
          leastSquares: Matrix(rows), targets: rows.map { $0[0] }, featureNames: names)
        return nil
      } catch { return error }
    }
    #expect(error([[1, 2], [3, 5]]) == .tooFewExamples(count: 2, needed: 3))
    #expect(
      error([[1, 7], [2, 7], [3, 7]], names: ["a", "b"])
        == .constantFeature(name: "b", value: 7, withinClasses: false))
    // d = 2a + b
    let combined: [[Double]] = [
      [1, 2, 9, 4], [2, 0, 7, 4], [5, 1, 1, 11], [3, 3, 2, 9], [0, 7, 1, 7],
    ]
    #expect(
      error(combined, names: ["a", "b", "c", "d"])
        == .collinearFeature(name: "d", others: ["a", "b"]))
    let oneClass = Dataset(
      features: Matrix([[1], [2]]), labels: [1, 1], classNames: ["no", "yes"])
    #expect(throws: FitError.oneClass(name: "yes")) {
      try LinearRegression(leastSquares: oneClass)
    }
  }
}
