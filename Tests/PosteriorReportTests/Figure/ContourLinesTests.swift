import PosteriorTestSupport
import Testing

@testable import PosteriorReport

@Suite struct ContourLinesTests {
  // MARK: Known values (by hand)

  @Test func aPlaneHasOneStraightLine() {
    let lines = lines(at: 0.25) { x, _ in x }
    #expect(lines.count == 1)
    #expect(lines[0].count == 11)
    #expect(lines[0].allSatisfy { $0.x == 0.25 })
    let places: [Double] = (0...10).map { -1 + 2 * Double($0) / 10 }
    #expect(lines[0].map(\.y).sorted() == places)
  }

  @Test func aPeakHasAClosedLine() {
    let lines = lines(at: -1) { x, y in -4 * (x * x + y * y) }
    #expect(lines.count == 1)
    let line = lines[0]
    #expect(line.count > 8)
    #expect(line[0] == line[line.count - 1])
    // Around its center once: the area by the shoelace formula, of a circle of radius 1/2 cut by
    // chords of at most 0.29.
    let areas: [Double] = zip(line, line.dropFirst()).map { a, b in (a.x * b.y - b.x * a.y) / 2 }
    let area = areas.reduce(0, +)
    expectClose(area.magnitude, .pi / 4, absolute: 0.06)
  }

  @Test func aSaddleIsDecidedByItsMiddle() {
    // One square: high at two corners across, and the middle is 0.
    for (level, isApart) in [(0.5, true), (-0.5, false)] {
      let surface = Figure.Surface(x: -1...1, y: -1...1, count: 2) { $0 * $1 }
      let lines = ContourLines.lines(of: surface, at: level)
      #expect(lines.count == 2)
      // Each line cuts off one corner; the high ones are those where x and y have the same sign.
      for line in lines {
        let (x, y) = (line[0].x + line[1].x, line[0].y + line[1].y)
        #expect((x * y > 0) == isApart, "\(line)")
      }
    }
  }

  // MARK: Properties

  @Test func pointsLieOnEdgesBetweenTheSides() {
    forAll { generator in
      let values = (0..<36).map { _ in generator.double(in: -1...1) }
      let level = generator.double(in: -1...1)
      let surface = Figure.Surface(x: 0...5, y: 0...5, count: 6) { x, y in
        values[Int(y.rounded()) * 6 + Int(x.rounded())]
      }
      let lines = ContourLines.lines(of: surface, at: level)
      var crossings = 0
      for i in values.indices {
        let isAbove = values[i] >= level
        if i % 6 < 5 && isAbove != (values[i + 1] >= level) { crossings += 1 }
        if i < 30 && isAbove != (values[i + 6] >= level) { crossings += 1 }
      }
      // A line passes each crossed edge once, and comes back to its first point only when it is
      // closed.
      let closed = lines.count { $0.count > 2 && $0[0] == $0[$0.count - 1] }
      #expect(lines.reduce(0) { $0 + $1.count } - closed == crossings)
      for line in lines {
        for point in line {
          // On the grid in one direction; on the line between two values in the other.
          let (column, row) = (point.x.rounded(.down), point.y.rounded(.down))
          #expect(point.x == column || point.y == row)
          let share = point.x - column + point.y - row
          let from = values[Int(row) * 6 + Int(column)]
          if share > 0 {
            let to = values[Int(point.y.rounded(.up)) * 6 + Int(point.x.rounded(.up))]
            // Interpolated back: a few roundings of numbers up to 10.
            expectClose(from + share * (to - from), level, absolute: 1e-14)
          }
        }
        if line[0] != line[line.count - 1] {
          for end in [line[0], line[line.count - 1]] {
            // An open line ends at the border.
            #expect(end.x == 0 || end.x == 5 || end.y == 0 || end.y == 5)
          }
        }
      }
    }
  }

  // MARK: Edges

  @Test func noLineWhereThereIsNoValue() {
    #expect(lines(at: 2) { x, _ in x }.isEmpty)
    #expect(lines(at: 0) { _, _ in .nan }.isEmpty)
    let half = lines(at: 0.25) { x, y in y > 0.1 ? .infinity : x }
    #expect(half.count == 1 && half[0].allSatisfy { $0.y <= 0.1 })
  }

  @Test func aLevelThatCornersHave() {
    // The line runs along the points of the grid.
    let lines = lines(at: 0) { x, _ in x }
    #expect(lines.count == 1 && lines[0].allSatisfy { $0.x == 0 })
  }

  private func lines(at level: Double, _ function: (Double, Double) -> Double)
    -> [[ContourLines.Point]]
  {
    ContourLines.lines(of: Figure.Surface(x: -1...1, y: -1...1, count: 11, function), at: level)
  }
}
