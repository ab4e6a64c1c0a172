import PosteriorTestSupport
import Testing

@testable import PosteriorReport

@Suite struct RegionMapTests {
  // MARK: Known values (by hand)

  @Test func theGridIsReadFromBelow() {
    let map = RegionMap(labels: ["a", "b"], x: 0...4, y: 0...2, count: 3) { x, y in
      x < 3 && y > 0.5 ? 1 : 0
    }
    #expect(map.x == [0, 2, 4] && map.y == [0, 1, 2])
    #expect(map.classes == [0, 0, 0, 1, 1, 0, 1, 1, 0])
    #expect(map[2, 1] == 0 && map[1, 2] == 1)
    // Half-way between the rows at 0 and 1, the regions change.
    let polygons = map.polygons(of: 1).map { $0.map { [$0.x, $0.y] } }
    #expect(polygons.count == 1 && polygons[0].count == 4)
    for (point, expected) in zip(polygons[0], [[0, 0.5], [0, 2], [3, 2], [3, 0.5]]) {
      // Bisection ends within 2⁻²⁰ of the distance of columns.
      #expect((point[0] - expected[0]).magnitude <= 2 * 0x1p-20 && point[1] == expected[1])
    }
  }

  @Test func straightBoundariesHaveNoPointsBetween() {
    let map = RegionMap(labels: ["a", "b"], x: 0...1, y: 0...1, count: 101) { x, y in
      x > 0.3 + 0.4 * y ? 1 : 0
    }
    #expect(map.polygons(of: 0).map(\.count) == [4] && map.polygons(of: 1).map(\.count) == [4])
  }

  // MARK: Properties

  private static func disc(_ x: Double, _ y: Double) -> Int {
    x * x + y * y < 1 ? 2 : y > 0.3 * x ? 1 : 0
  }
  private static let map = RegionMap(
    labels: ["a", "b", "c"], x: -3...3, y: -2...2, count: 121, disc)

  @Test func areas() {
    let areas = (0..<3).map { label in
      Self.map.polygons(of: label).map(area).reduce(0, +)
    }
    // Nothing is missing and nothing twice; the rest is rounding.
    #expect((areas.reduce(0, +) - 24).magnitude < 1e-9)
    // The disc's top and bottom end between rows 1/30 apart: errors are below a row's height times
    // the width there, 0.5.
    #expect((areas[2] - .pi).magnitude < 2 * 0.5 / 30)
    // Both sides of the line through the middle are equal.
    #expect((areas[0] - areas[1]).magnitude < 0.02)
  }

  @Test func pointsAreInThePolygonOfTheirClass() {
    forAll { generator in
      let (x, y) = (generator.double(in: -3...3), generator.double(in: -2...2))
      let label = Self.disc(x, y)
      // Not next to a boundary: a column is 1/20 wide and a row 1/30 high.
      let around = [(-1.0, 0.0), (1, 0), (0, -1), (0, 1)].map {
        Self.disc(x + $0.0 / 20, y + $0.1 / 30)
      }
      guard around.allSatisfy({ $0 == label }) else { return }
      let holding = (0..<3).map { label in
        Self.map.polygons(of: label).count { contains($0, x, y) }
      }
      #expect(holding == (0..<3).map { $0 == label ? 1 : 0 }, "(\(x), \(y))")
    }
  }

  @Test func gentleCurvesStayWhereTheyAre() {
    let map = RegionMap(labels: ["a", "b"], x: 0...10, y: 0...10, count: 121) { x, y in
      x < 5 + 0.002 * y * y ? 0 : 1
    }
    // A ten thousandth of the width, all along the boundary.
    let expected = 50 + 0.002 * 1000 / 3
    #expect((map.polygons(of: 0).map(area).reduce(0, +) - expected).magnitude < 1e-3 * 10)
  }

  private func area(_ polygon: [RegionMap.Point]) -> Double {
    let next = polygon.dropFirst() + polygon.prefix(1)
    return abs(zip(polygon, next).reduce(0) { $0 + $1.0.x * $1.1.y - $1.1.x * $1.0.y } / 2)
  }

  private func contains(_ polygon: [RegionMap.Point], _ x: Double, _ y: Double) -> Bool {
    let next = polygon.dropFirst() + polygon.prefix(1)
    let crossings = zip(polygon, next).count { a, b in
      (a.y > y) != (b.y > y) && x < a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x)
    }
    return crossings % 2 == 1
  }

  // MARK: Edges

  @Test func aClassThatWinsNowhereHasNoPolygon() {
    let map = RegionMap(labels: ["a", "b"], x: 0...1, y: 0...1, count: 2) { _, _ in 1 }
    #expect(map.polygons(of: 0).isEmpty && map.polygons(of: 1).map(\.count) == [4])
  }

  @Test func aClassWithoutANameIsAMistake() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = RegionMap(labels: ["a"], x: 0...1, y: 0...1, count: 2) { x, _ in x > 0.5 ? 1 : 0 }
    }
    let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(message.contains("the class at (1.0, 0.0) is 1, outside 0..<1"))
  }
}
