import Foundation
import GSLNumerics
import Posterior
import PosteriorTestSupport
import Testing

@Suite struct SeparationTests {
  /// The separation of examples whose first number is the class.
  static func separation(_ examples: [[Double]]) -> Separation {
    Separation(
      features: Matrix(examples.map { Array($0.dropFirst()) }), targets: examples.map { $0[0] })
  }

  /// Expects the separating hyperplane to have all rows on the right side but those said to lie on
  /// it.
  static func expectSeparates(
    _ separation: Separation, _ features: Matrix, _ targets: [Double], _ comment: String = "",
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(
      (separation.decision == nil) == (separation.status == .overlap),
      sourceLocation: sourceLocation)
    guard let decision = separation.decision else { return }
    let tied = Set(separation.rowsNeverSeparated)
    for (i, z) in decision.logOdds(features).enumerated() where !tied.contains(i) {
      #expect(
        targets[i] == 1 ? z > 0 : z < 0, "row \(i) \(comment)", sourceLocation: sourceLocation)
    }
  }

  // MARK: Known values (Fixtures/Classifiers/separation.json: small linear programs, solved exactly)

  @Test func matchesTheReference() throws {
    for example in try Fixture.load("Classifiers/separation").cases {
      let (features, targets) = (Matrix(example["x"]!.matrix), example["t"]!.vector)
      let separation = Separation(features: features, targets: targets)
      let id = example["id"]!.string
      #expect(separation.status.rawValue == example["status"]!.string, "\(id)")
      let tied =
        switch separation.status {
        case .complete: [Int]()
        case .quasiComplete: example["rows_never_separated"]!.list.map(\.integer)
        case .overlap: Array(targets.indices)
        }
      #expect(separation.rowsNeverSeparated == tied, "\(id)")
      Self.expectSeparates(separation, features, targets, id)
    }
  }

  @Test func byHand() {
    // The plane x = 1.5 is halfway between the classes.
    let gap = Separation(features: Matrix([[1], [2]]), targets: [0, 1])
    #expect(gap.status == .complete)
    #expect(gap.decision.map { $0.bias / $0.weights[0] } == -1.5)
    let uncertain = Separation(features: Matrix([[1], [2], [3]]), targets: [0, 0.25, 1])
    #expect(uncertain.status == .quasiComplete)
    #expect(uncertain.rowsNeverSeparated == [1])
    let two = Separation(features: Matrix([[1], [2], [3]]), targets: [0, 0.25, 0.5])
    #expect(two.status == .overlap)
    #expect(two.rowsNeverSeparated == [0, 1, 2])
  }

  /// Data sets, a pair of classes, and whether a hyperplane separates them. That the wine and the
  /// tumours can be separated is shown by the hyperplane itself, which the test checks; that irises
  /// cannot, by a linear program as well (Tests/Reference/separation.py).
  static let pairs: [(file: String, classes: [String], status: SeparationStatus)] = [
    ("iris", ["setosa", "versicolor"], .complete), ("iris", ["setosa", "virginica"], .complete),
    ("iris", ["versicolor", "virginica"], .overlap),
    ("wine", ["cultivar_1", "cultivar_2"], .complete),
    ("wine", ["cultivar_1", "cultivar_3"], .complete),
    ("wine", ["cultivar_2", "cultivar_3"], .complete),
    ("breast_cancer", ["benign", "malignant"], .complete),
  ]

  @Test(arguments: pairs)
  func knownData(file: String, classes: [String], status: SeparationStatus) throws {
    let root = URL(filePath: #filePath).appending(path: "../../../..").standardized
    let text = try String(
      contentsOf: root.appending(path: "Lessons/Data/\(file).csv"), encoding: .utf8)
    let records = csvRecords(text).filter { classes.contains($0[$0.count - 1]) }
    let features = Matrix(records.map { record in record.dropLast().compactMap(Double.init) })
    let targets = records.map { $0[$0.count - 1] == classes[1] ? 1.0 : 0 }
    let separation = Separation(features: features, targets: targets)
    #expect(separation.status == status)
    Self.expectSeparates(separation, features, targets)
  }

  // MARK: Properties

  @Test func agreesWithExactArithmeticOnSmallGrids() {
    var counts: [SeparationStatus: Int] = [:]
    forAll(cases: 4000) { generator in
      let (dimension, width) = (generator.integer(in: 1...2), generator.integer(in: 1...5))
      let points = (0..<generator.integer(in: 1...9)).map { _ in
        (0..<2).map { $0 < dimension ? generator.integer(in: 0...width) : 0 }
      }
      // Labels by a line, then some changed: all three statuses are frequent.
      let (a, b) = (generator.integer(in: -2...2), generator.integer(in: -2...2))
      let c = generator.integer(in: -2 * width...2 * width)
      let targets = points.map { point -> Double in
        let side = a * point[0] + b * point[1] + c
        if generator.integer(in: 0...19) == 0 { return Double(generator.integer(in: 0...2)) / 2 }
        return side == 0 ? Double(generator.integer(in: 0...1)) : side > 0 ? 1 : 0
      }
      let features = Matrix(points.map { $0[..<dimension].map(Double.init) })
      let separation = Separation(features: features, targets: targets)
      let tied = exactlyTied(points, targets)
      let status: SeparationStatus =
        tied.isEmpty ? .complete : tied.count == points.count ? .overlap : .quasiComplete
      #expect(separation.status == status, "\(points) \(targets)")
      #expect(separation.rowsNeverSeparated == tied, "\(points) \(targets)")
      Self.expectSeparates(separation, features, targets)
      counts[status, default: 0] += 1
    }
    #expect(counts.count == 3 && counts.values.allSatisfy { $0 > 100 }, "\(counts)")
  }

  @Test func unitsOriginAndLabelsDoNotMatter() {
    forAll { generator in
      let (features, targets, expected) = drawSeparation(&generator)
      let units = (0..<features.columnCount).map { _ in
        [1e-8, 1e-3, 1, 1e8].randomElement(using: &generator)!
      }
      let origin = [0, 1e6, -1e3].randomElement(using: &generator)!
      let moved = Matrix(features.rows.map { zip($0, units).map { ($0 + origin) * $1 } })
      let flipped = targets.map { 1 - $0 }
      let separation = Separation(features: moved, targets: flipped)
      #expect(separation.status == expected.status, "\(features) \(targets)")
      #expect(separation.rowsNeverSeparated == expected.tied)
      if origin == 0 { Self.expectSeparates(separation, moved, flipped) }
    }
  }

  @Test func separableByConstruction() {
    forAll { generator in
      let dimension = generator.integer(in: 1...12)
      let weights = generator.vector(dimension, in: -1...1)
      let rows = (0..<generator.integer(in: 1...60)).map { _ in
        generator.vector(dimension, in: -1...1)
      }
      let products = rows.map { zip($0, weights).reduce(0) { $0 + $1.0 * $1.1 } }
      let targets = products.map { $0 > 0.1 ? 1.0 : 0 }
      let features = Matrix(rows)
      let separation = Separation(features: features, targets: targets)
      #expect(separation.status == .complete)
      Self.expectSeparates(separation, features, targets)
    }
  }

  @Test func examplesNearThePlaneAreToldApart() {
    forAll(cases: 2000) { generator in
      let dimension = generator.integer(in: 1...5)
      let weights = generator.vector(dimension, in: -1...1)
      let exponent = generator.integer(in: 6...17)
      let distance = Double(sign: .plus, exponent: -3 * exponent, significand: 1)
      func product(_ x: [Double]) -> Double { zip(x, weights).reduce(0) { $0 + $1.0 * $1.1 } }
      let rows = (0..<generator.integer(in: 2...30)).map { i -> [Double] in
        let x = generator.vector(dimension, in: -1...1)
        if i % 2 == 0 { return x }
        let excess = product(x) / product(weights)
        let shift = distance * generator.double(in: -1...1) - excess
        return zip(x, weights).map { $0 + shift * $1 }
      }
      let targets = rows.map { product($0) > 0 ? 1.0 : 0 }
      // Nearer than 2⁻³³, a thousand times the width of a tie, rounding may decide; but the search
      // must end.
      let separation = Separation(features: Matrix(rows), targets: targets)
      if exponent <= 11 { #expect(separation.status != .overlap) }
    }
  }

  @Test func collinearAndConstantFeaturesChangeNothing() {
    forAll { generator in
      let (features, targets, expected) = drawSeparation(&generator)
      let weights = generator.vector(features.columnCount, in: -1...1)
      let wide = Matrix(
        features.rows.map { row in
          [7.25] + row + [zip(row, weights).reduce(0.1) { $0 + $1.0 * $1.1 }]
        })
      let separation = Separation(features: wide, targets: targets)
      #expect(separation.status == expected.status, "\(features) \(targets)")
      #expect(separation.rowsNeverSeparated == expected.tied)
    }
  }

  @Test func exchangingRowsExchangesTheRowsNeverSeparated() {
    forAll { generator in
      let (features, targets, expected) = drawSeparation(&generator)
      let order = Array(targets.indices).shuffled(using: &generator)
      let separation = Separation(
        features: Matrix(order.map { features.row($0) }), targets: order.map { targets[$0] })
      #expect(separation.status == expected.status)
      #expect(separation.rowsNeverSeparated.map { order[$0] }.sorted() == expected.tied)
    }
  }

  // MARK: Edges

  @Test func aNarrowGapIsNotATie() {
    for gap in [1e-3, 1e-6, 1e-9] {
      #expect(Self.separation([[0, 0], [0, 1], [1, 1 + gap], [1, 2]]).status == .complete)
      #expect(Self.separation([[0, 0], [0, 1 + gap], [1, 1], [1, 2]]).status == .overlap)
    }
    #expect(Self.separation([[0, 0], [0, 1], [1, 1], [1, 2]]).status == .quasiComplete)
  }

  @Test func oneWildValueHidesNoGap() {
    let examples: [[Double]] = [[0, 1], [0, 2], [1, 2.5], [1, 3], [1, 1e30], [1, 4]]
    #expect(Self.separation(examples).status == .complete)
    let zeros = [[Double]](repeating: [0, 0], count: 9)
    #expect(Self.separation(zeros + examples).status == .complete)
  }

  @Test func extremeUnits() {
    for unit in [0x1p-1070, 1e-300, 1e300, 2e307] {
      let examples = [[0, -8 * unit], [0, unit], [1, 3 * unit], [1, 8 * unit]]
      let separation = Self.separation(examples)
      #expect(separation.status == .complete)
      let features = Matrix(examples.map { [$0[1]] })
      Self.expectSeparates(separation, features, examples.map { $0[0] }, "unit \(unit)")
    }
  }

  @Test func theDecisionSurvivesADistantOrigin() {
    let examples: [[Double]] = [[0, 1e9], [0, 1e9 + 1], [1, 1e9 + 1.0625], [1, 1e9 + 3]]
    let separation = Self.separation(examples)
    #expect(separation.status == .complete)
    Self.expectSeparates(separation, Matrix(examples.map { [$0[1]] }), [0, 0, 1, 1])
  }

  @Test func withoutFeaturesOnlyTheLabelsCount() {
    func status(_ targets: [Double]) -> SeparationStatus {
      let features = Matrix(rowCount: targets.count, columnCount: 0)
      return Separation(features: features, targets: targets).status
    }
    #expect(status([1, 1]) == .complete)
    #expect(status([0]) == .complete)
    #expect(status([0, 1]) == .overlap)
    #expect(status([0.5]) == .overlap)
  }

  @Test func tiesOfDecimalFractionsAreTies() {
    // On the line x + y = 1 up to the rounding of tenths.
    var line: [[Double]] = []
    for k in 0...10 {
      let x = Double(k)
      line.append([Double(k % 2), x / 10, (10 - x) / 10])
    }
    let beside: [[Double]] = [[1, 0.9, 0.2], [0, 0.3, 0.6]]
    let separation = Self.separation(line + beside)
    #expect(separation.status == .quasiComplete)
    #expect(separation.rowsNeverSeparated == Array(0...10))
  }

  @Test func refusesWhatIsNoData() async {
    await #expect(processExitsWith: .failure) {
      _ = Separation(features: Matrix([[1]]), targets: [0, 1])
    }
    await #expect(processExitsWith: .failure) {
      _ = Separation(features: Matrix([[1]]), targets: [1.5])
    }
    await #expect(processExitsWith: .failure) {
      _ = Separation(features: Matrix([[Double.nan]]), targets: [1])
    }
    await #expect(processExitsWith: .failure) {
      _ = Separation(features: Matrix([]), targets: [])
    }
  }
}

/// A set of examples with small integers, its status known by construction, in 2 to 7 dimensions.
///
/// One part overlaps in the subspace of the last coordinates, since the mean of its class 1 is an
/// example of class 0; the rest is separated by the first coordinates. A shear that is exact in
/// integers then hides them.
private func drawSeparation(
  _ generator: inout Generator
) -> (features: Matrix, targets: [Double], expected: (status: SeparationStatus, tied: [Int])) {
  let dimension = generator.integer(in: 2...7)
  let flat = generator.integer(in: 0...dimension)
  var rows: [[Int]] = []
  var targets: [Double] = []
  if flat > 0 {
    // The corners ±e of a cross have mean 0, and span the subspace.
    for j in (dimension - flat)..<dimension {
      for sign in [-1, 1] {
        rows.append((0..<dimension).map { $0 == j ? sign : 0 })
        targets.append(1)
      }
    }
    rows.append([Int](repeating: 0, count: dimension))
    targets.append(0)
  }
  let tied = Array(rows.indices)
  if flat < dimension {
    for _ in 0..<generator.integer(in: 1...20) {
      var row = (0..<dimension).map { _ in generator.integer(in: -3...3) }
      if row[0] == 0 { row[0] = 1 }
      rows.append(row)
      targets.append(row[0] > 0 ? 1 : 0)
    }
  }
  for _ in 0..<4 {
    let (from, to) = (
      generator.integer(in: 0...(dimension - 1)), generator.integer(in: 0...(dimension - 1))
    )
    if from != to { for i in rows.indices { rows[i][to] += rows[i][from] } }
  }
  let status: SeparationStatus =
    tied.isEmpty ? .complete : tied.count == rows.count ? .overlap : .quasiComplete
  return (Matrix(rows.map { $0.map(Double.init) }), targets, (status, tied))
}

/// The points of a plane that lie on every separating line, in exact arithmetic.
///
/// The normal vectors of separating planes form a cone. Its edges are perpendicular to pairs of
/// vectors ±(1, x, y), and the sum of all edges lies in its interior: it vanishes only where all
/// do. If the vectors span less than the space, the edges within their span count.
private func exactlyTied(_ points: [[Int]], _ targets: [Double]) -> [Int] {
  var vectors: [[Int]] = []
  for (point, target) in zip(points, targets) {
    if target > 0 { vectors.append([1, point[0], point[1]]) }
    if target < 1 { vectors.append([-1, -point[0], -point[1]]) }
  }
  func cross(_ a: [Int], _ b: [Int]) -> [Int] {
    [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
  }
  func dot(_ a: [Int], _ b: [Int]) -> Int { a[0] * b[0] + a[1] * b[1] + a[2] * b[2] }
  let normals = vectors.flatMap { a in vectors.map { cross(a, $0) } }.filter { $0 != [0, 0, 0] }
  let hasFullRank = normals.contains { normal in vectors.contains { dot($0, normal) != 0 } }
  let edges =
    if hasFullRank { normals } else if let normal = normals.first {
      vectors.map { cross($0, normal) }
    } else { [vectors[0]] }
  var sum = [0, 0, 0]
  for edge in edges + edges.map({ $0.map { -$0 } })
  where vectors.allSatisfy({ dot($0, edge) >= 0 }) {
    for k in 0..<3 { sum[k] += edge[k] }
  }
  return points.indices.filter { dot([1, points[$0][0], points[$0][1]], sum) == 0 }
}
