import Testing

@testable import PosteriorReport

@Suite struct SeriesBoxTests {
  static let values: [Double] = [1, 2, 3, 4, 5, 12]

  // MARK: Known values (by hand)

  @Test func aBoxIsAnAreaLinesAndOutliers() {
    // Quartiles 2.25, 3.5, 4.75; what is usual ends at 8.5.
    let parts = Figure.Series.box("a", at: 2, Self.values, width: 1).boxParts(label: "b")
    #expect(parts.map(\.kind) == [.area, .outline, .points])
    #expect(parts.allSatisfy { $0.label == "b" })
    #expect(parts[0].x == [1.5, 2.5, 2.5, 1.5, 1.5])
    #expect(parts[0].y == [2.25, 2.25, 4.75, 4.75, 2.25])
    let lines = zip(parts[1].x, parts[1].y).split { $0.0.isNaN }.map { $0.map { [$0.0, $0.1] } }
    #expect(
      lines.dropFirst() == [
        [[1.5, 3.5], [2.5, 3.5]], [[2, 2.25], [2, 1]], [[1.75, 1], [2.25, 1]],
        [[2, 4.75], [2, 5]], [[1.75, 5], [2.25, 5]],
      ])
    #expect(parts[2].x == [2] && parts[2].y == [12])
    let right = Figure.Series.box("a", at: 2, Self.values).onRightAxis.boxParts(label: "b")
    #expect(right.allSatisfy(\.isOnRightAxis) && right[0].x[0] == 1.75)
  }

  @Test func namesOfSingleBoxesStandBelow() {
    let figure = Figure(
      "a", alt: "a", x: "x", y: "y", .box("it's", at: 1, [1, 2]), .box("b", at: 3, Self.values),
      .level("l", at: 2))
    let script = figure.script(for: .svg)
    #expect(script.contains("\nset xtics ('it''s' 1, 'b' 3)\nset xrange [0.5:3.5]\n"))
    #expect(
      plots(script) == [
        "$data0 using 1:2 with filledcurves closed lt 1 fs transparent solid 0.2 noborder notitle",
        "$data1 using 1:2 with lines lt 1 dt 1 lw 1.5 notitle",
        "$data2 using 1:2 with filledcurves closed lt 1 fs transparent solid 0.2 noborder notitle",
        "$data3 using 1:2 with lines lt 1 dt 1 lw 1.5 notitle",
        "$data4 using 1:2 with points lt 1 notitle",
      ])
    // In characters, an area would hide its lines.
    #expect(!figure.script(for: .text(columns: 60, lines: 20)).contains("filledcurves"))
  }

  @Test func groupsStandInTheKey() {
    let figure = Figure(
      "a", alt: "a", x: Figure.Axis("x", range: 0...9), y: "y", .box("a", at: 1, [1, 2]),
      .box("b", at: 2, [1, 2]), .box("a", at: 3, [1, 2]))
    let script = figure.script(for: .svg)
    #expect(!script.contains("set xtics (") && script.contains("set xrange [0:9]"))
    #expect(!script.contains("set xrange [0.5"))
    let lines = plots(script).filter { $0.contains("with lines") }
    #expect(lines.map { $0.suffix(9) } == ["title 'a'", "title 'b'", "5 notitle"])
    #expect(lines[1].contains("lt 2") && lines[2].contains("lt 1"))
  }

  @Test func numbersOfAllBoxesInOneTable() {
    let single = Figure(
      "a", alt: "a", x: "x", y: "y", .box("a", at: 1, [1, 2]), .box("b", at: 2, Self.values))
    #expect(single.tables.count == 1)
    let titles = ["minimum", "lower quartile", "median", "upper quartile", "maximum"]
    #expect(single.tables[0].columns.map(\.title) == [""] + titles)
    #expect(
      single.tables[0].rows == [
        [.text("a")] + [1, 1.25, 1.5, 1.75, 2].map { .number($0) },
        [.text("b")] + [1, 2.25, 3.5, 4.75, 12].map { .number($0) },
      ])
    let groups = Figure(
      "a", alt: "a", x: "n", y: "y", .box("a", at: 1, [1]), .box("a", at: 4, [2]),
      .line("", x: [1], y: [2]))
    #expect(groups.tables.count == 2 && groups.tables[1].columns[1].title == "n")
    #expect(groups.tables[1].rows[1].prefix(3) == [.text("a"), .number(4), .number(2)])
  }

  @Test(.enabled(if: GnuplotTests.isInstalled)) func boxesAreDrawn() throws {
    let figure = Figure(
      "a", alt: "a", x: "x", y: "y", .box("first", at: 1, [1, 2, 3]),
      .box("second", at: 2, Self.values))
    let svg = try Gnuplot().draw(figure, on: .svg)
    #expect(svg.contains(">first<") && svg.contains("<polygon"))
    let text = try Gnuplot().draw(figure, on: .text(columns: 60, lines: 20))
    #expect(text.contains("second") && text.contains("********") && text.contains("O"))
  }

  private func plots(_ script: String) -> [String] {
    let plots = script.split(separator: "\nplot ").last?.split(separator: ", \\\n     ") ?? []
    return plots.map(\.trimmed)
  }

  // MARK: Edges

  @Test func equalValuesHaveNoWhiskers() {
    let parts = Figure.Series.box("a", at: 0, [2, 2, 2]).boxParts(label: "a")
    #expect(parts.count == 2 && parts[1].x.count { $0.isNaN } == 2)
  }

  @Test func mistakesAreNamed() async {
    await #expect(processExitsWith: .failure) { _ = Figure.Series.box("a", at: 0, []) }
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Figure.Series.box("a", at: 0, [1, .infinity])
    }
    let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(message.contains("value 1 of the box 'a' is inf"))
  }
}
