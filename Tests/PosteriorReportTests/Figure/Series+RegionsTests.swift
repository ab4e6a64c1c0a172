import Testing

@testable import PosteriorReport

@Suite struct SeriesRegionsTests {
  static let halves = Figure.Series.regions(
    ["left", "none", "ρ"], of: { x, _ in x < 1 ? 0 : 2 }, x: 0...2, y: -1...1)

  // MARK: Known values (by hand)

  @Test func pointsHaveTheColorOfTheirRegion() {
    let figure = Figure(
      "a", alt: "a", x: "x", y: Figure.Axis("y", range: -2...2), Self.halves,
      .points("ρ", x: [1.5], y: [0]))
    let script = figure.script(for: .svg)
    #expect(
      plots(script) == [
        "$data0 using 1:2 with filledcurves closed lt 1 fs transparent solid 0.2 noborder title 'left'",
        "$data1 using 1:2 with filledcurves closed lt 2 fs transparent solid 0.2 noborder notitle",
        "$data2 using 1:2 with points lt 2 title 'ρ'",
      ])
    // Where the axes have no ranges, they end with the regions.
    #expect(script.contains("\nset xrange [0:2]\n") && script.contains("\nset yrange [-2:2]\n"))
    #expect(!script.contains("set yrange [-1:1]"))
  }

  @Test func inCharactersRegionsAreSmallLetters() {
    let figure = Figure("a", alt: "a", x: "x", y: "y", Self.halves)
    let script = figure.script(for: .text(columns: 70, lines: 20))
    #expect(
      plots(script) == [
        "$data0 using 1:2 with points lt 1 pt 'o' title 'left'",
        "$data1 using 1:2 with points lt 2 pt 'x' title 'ρ'",
      ])
    // Twenty by nine places; the one in the middle is on the right.
    let parts = Self.halves.regionParts(on: .text(columns: 70, lines: 20))
    #expect(parts.map(\.x.count) == [90, 90])
    #expect(parts[0].x.prefix(2) == [0.05, 0.15] && parts[0].y.first == -0.9)
  }

  @Test func tablesAreMaps() {
    let figure = Figure("a", alt: "a", x: "w", y: "b", Self.halves)
    #expect(figure.tables.count == 1)
    let titles = figure.tables[0].columns.map(\.title)
    #expect(titles == [#"b \ w"#, "0", "0.500", "1.00", "1.50", "2.00"])
    let names: [Table.Cell] = ["left", "left", "ρ", "ρ", "ρ"].map { .text($0) }
    #expect(figure.tables[0].rows.map { $0[0] } == [1, 0.5, 0, -0.5, -1].map { .number($0) })
    #expect(figure.tables[0].rows.allSatisfy { $0.dropFirst() == names[...] })
  }

  @Test func lettersChange() {
    let figure = Figure("a", alt: "a", x: "x", y: "y", Self.halves).lettered(\.inASCII)
    #expect(figure.series[0].regions?.labels == ["left", "none", "rho"])
  }

  @Test(.enabled(if: GnuplotTests.isInstalled)) func regionsAreDrawn() throws {
    let disc = Figure.Series.regions(
      ["in", "out"], of: { $0 * $0 + $1 * $1 < 1 ? 0 : 1 }, x: -2...2, y: -2...2)
    let figure = Figure("a", alt: "a", x: "x", y: "y", isEquallyScaled: true, disc)
    let svg = try Gnuplot().draw(figure, on: .svg)
    // Tiles that touch show no seams if their edges are not smoothed.
    #expect(svg.contains("shape-rendering='crispEdges'") && svg.contains(">out<"))
    #expect(svg.utf8.count < 60_000)
    let text = try Gnuplot().draw(figure, on: .text(columns: 70, lines: 20))
    #expect(text.contains("out") && text.count { $0 == "x" } > 90 && text.count { $0 == "o" } > 20)
  }

  private func plots(_ script: String) -> [String] {
    let plots = script.split(separator: "\nplot ").last?.split(separator: ", \\\n     ") ?? []
    return plots.map(\.trimmed)
  }
}
