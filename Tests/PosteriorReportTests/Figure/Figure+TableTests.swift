import Testing

@testable import PosteriorReport

@Suite struct FigureTableTests {
  // MARK: Known values (by hand)

  @Test func oneTableASeriesButNoneForMarks() {
    let figure = Figure(
      "a", alt: "a", x: "x", y: "left", right: "right", .line("", x: [1, 2], y: [3, .infinity]),
      .points("b", x: [5], y: [6]).onRightAxis, .mark("m", at: 1))
    let tables = figure.tables
    #expect(tables.map { $0.columns.map(\.title) } == [["x", "left"], ["x", "b: right"]])
    #expect(tables[0].rows == [[.number(1), .number(3)], [.number(2), .number(.infinity)]])
  }

  @Test func longSeriesAreShownAtNinePlaces() {
    let figure = Figure("a", alt: "a", x: "x", y: "y", .curve("", over: 0...1, count: 241) { $0 })
    let places = (0...8).map { Table.Cell.number(Double($0) / 8) }
    #expect(figure.tables[0].rows == places.map { [$0, $0] })
  }

  @Test func contoursAreAMapOfTheirFunction() {
    let figure = Figure(
      "a", alt: "a", x: "w", y: "b",
      .contours("f", of: { x, y in x + 10 * y }, x: -1...1, y: 0...8, levels: [1]),
      .level("m", at: 1))
    #expect(figure.tables.count == 1)
    #expect(
      figure.tables[0].columns.map(\.title) == [#"b \ w"#, "−1.00", "−0.500", "0", "0.500", "1.00"])
    // The highest position is above.
    #expect(figure.tables[0].rows[0] == [8, 79, 79.5, 80, 80.5, 81].map { .number($0) })
    #expect(figure.tables[0].rows[4] == [0, -1, -0.5, 0, 0.5, 1].map { .number($0) })
  }

  // MARK: Edges

  @Test func aSeriesWithoutPointsHasATableWithoutRows() {
    let figure = Figure("a", alt: "a", x: "x", y: "y", .line("", x: [], y: []))
    #expect(figure.tables[0].rows == [])
  }

  @Test(arguments: [9, 10, 11]) func theLastPointIsAlwaysShown(_ count: Int) {
    let x = (0..<count).map(Double.init)
    let rows = Figure("a", alt: "a", x: "x", y: "y", .line("", x: x, y: x)).tables[0].rows
    #expect(rows.count == 9)
    #expect(rows.last?.first == .number(Double(count - 1)))
  }
}
