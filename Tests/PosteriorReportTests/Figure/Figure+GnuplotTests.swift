import PosteriorTestSupport
import Testing

@testable import PosteriorReport

@Suite struct FigureGnuplotTests {
  // MARK: Known values (by hand)

  @Test func aScript() {
    let figure = Figure(
      "a", alt: "a", x: Figure.Axis("it's x", range: -1...2.5), y: "y",
      right: Figure.Axis("right", isLogarithmic: true),
      .line("l", x: [1, 2], y: [0.1, -3]), .line("b", x: [1], y: [1e-7]).onRightAxis,
      .points("p", x: [1], y: [2], errors: [0.5]), .mark("m'", at: 1.0 / 3))
    let lines = figure.script(for: .text(columns: 60, lines: 20)).split(separator: "\n")
      .map(String.init)
    #expect(lines[0] == "set terminal dumb noenhanced nofeed mono size 60,20")
    for line in [
      "set xlabel 'it''s x'", "set xrange [-1:2.5]", "set ylabel 'y'", "set y2label 'right'",
      "set logscale y2", "set y2tics", "set border 11",
      "set arrow from 0.333333, graph 0 to 0.333333, graph 1 nohead lc black lw 1 dt 3",
      "set label 'm''' at 0.333333, graph 0.06 offset 2,0",
    ] {
      #expect(lines.contains(line), "\(line)")
    }
    #expect(
      lines.suffix(13) == [
        "$data0 << EOD", "1 0.1", "2 -3", "EOD", "$data1 << EOD", "1 1e-07", "EOD",
        "$data2 << EOD", "1 2 0.5", "EOD", "plot $data0 using 1:2 with lines lt 1 title 'l', \\",
        "     $data1 using 1:2 axes x1y2 with lines lt 2 title 'b', \\",
        "     $data2 using 1:2:3 with yerrorbars lt 3 dt 1 title 'p'",
      ])
  }

  @Test func theTerminalIsTheCanvas() {
    let figure = Figure("a", alt: "a", x: "x", y: "y", .line("l", x: [1], y: [1]))
    let svg = figure.script(for: .svg)
    #expect(svg.hasPrefix("set terminal svg noenhanced size 480,320"))
    let text = figure.script(for: .text(columns: 60, lines: 20))
    #expect(svg.contains("set grid") && !svg.contains("unset ylabel"))
    #expect(!text.contains("set grid") && text.contains("unset ylabel\nunset y2label"))
  }

  @Test func aLevelIsNamedBelowOrAbove() {
    let level = Figure.Series.level("l", at: 1)
    #expect(script(level).contains("set label 'l' at graph 0.98, first 1 right offset 0,-1\n"))
    #expect(
      script(level.namedAbove).contains("set label 'l' at graph 0.98, first 1 right offset 0,1\n"))
  }

  @Test func aSingleSeriesNeedsNoKey() {
    let line = Figure.Series.line("l", x: [1], y: [1])
    #expect(script(line).hasSuffix("with lines lt 1 notitle\n"))
    #expect(script(line, .mark("m", at: 0)).hasSuffix("with lines lt 1 notitle\n"))
    #expect(script(line, .line("", x: [1], y: [1])).hasSuffix("with lines lt 2 notitle\n"))
  }

  @Test func seriesOfOneLabelShareTheirLookAndTheirName() {
    let figure = Figure(
      "a", alt: "a", x: "x", y: "y", .band("b", x: [1], lower: [1], upper: [2]),
      .points("b", x: [1], y: [1], errors: [1]), .line("b", x: [1], y: [1]),
      .points("c", x: [1], y: [1]), .line("", x: [1], y: [1]), .line("", x: [1], y: [1]))
    #expect(
      plots(figure) == [
        "$data0 using 1:2:3 with filledcurves lt 1 fs transparent solid 0.2 noborder notitle",
        "$data1 using 1:2:3 with yerrorbars lt 1 dt 1 notitle",
        "$data2 using 1:2 with lines lt 1 title 'b'", "$data3 using 1:2 with points lt 2 title 'c'",
        "$data4 using 1:2 with lines lt 3 notitle", "$data5 using 1:2 with lines lt 4 notitle",
      ])
    #expect(figure.script(for: .svg).contains("$data0 << EOD\n1 1 2\nEOD"))
  }

  /// gnuplot 6 leaves a point out with its bar.
  @Test func aPointWhoseBarIsCutIsDrawnOnceMore() {
    let points = Figure.Series.points("p", x: [1, 2], y: [0.5, 0.75], errors: [0.25, 0.5])
    func figure(_ range: ClosedRange<Double>?) -> Figure {
      Figure("a", alt: "a", x: "x", y: Figure.Axis("y", range: range), points)
    }
    let bars = "$data0 using 1:2:3 with yerrorbars lt 1 dt 1 notitle"
    for whole in [nil, 0.25...1.25] { #expect(plots(figure(whole)) == [bars]) }
    let again =
      "$data0 using 1:($2 - $3 < 0.25 || $2 + $3 > 1 ? $2 : NaN) with points lt 1 dt 1 notitle"
    #expect(plots(figure(0.25...1)) == [bars, again])
    // A point outside stays there.
    #expect(
      plots(figure(0...0.75)) == [
        bars, again.replacing("0.25", with: "0").replacing("> 1", with: "> 0.75"),
      ])
    #expect(plots(figure(0...0.25)) == [bars])
  }

  @Test func grayTakesNoColor() {
    let loss = Figure.Series.contours(
      "loss", of: { x, _ in x }, x: 0...1, y: 0...1, levels: [0.5], isLabeled: true)
    let figure = Figure(
      "a", alt: "a", x: "x", y: "y", loss.subdued, .line("path", x: [0], y: [0]), loss)
    #expect(
      plots(figure) == [
        "$data0 using 1:2 with lines lt 1 lc rgb '#8c959f' lw 1 dt 1 title 'loss'",
        "$data1 using 1:2 with lines lt 1 title 'path'",
        "$data2 using 1:2 with lines lt 1 lc rgb '#8c959f' lw 1 dt 1 notitle",
      ])
    let label = "set label '0.5' at 0.5, 0.5 center font ',10'"
    #expect(figure.script(for: .svg).contains(label))
    let text = figure.script(for: .text(columns: 60, lines: 20))
    #expect(!text.contains(label) && text.contains("$data0 using 1:2 with dots"))
  }

  @Test func levelsCrossTheFigure() {
    let figure = Figure(
      "a", alt: "a", x: "x", y: "y", .line("", x: [1], y: [1]), .level("low", at: 0.25),
      .level("right", at: 2).onRightAxis)
    let lines = figure.script(for: .svg).split(separator: "\n")
    for line in [
      "set arrow from graph 0, first 0.25 to graph 1, first 0.25 nohead lc black lw 1 dt 3",
      "set label 'low' at graph 0.98, first 0.25 right offset 0,-0.7",
      "set label 'right' at graph 0.98, second 2 right offset 0,-0.7",
    ] {
      #expect(lines.contains(line[...]), "\(line)")
    }
  }

  @Test func namesStandInSmallLettersWhereTheyAreLongAndMany() {
    let labels = ["stochastic gradient", "b", "c", "d"]
    let lines = labels.map { Figure.Series.line($0, x: [1], y: [1]) }
    let many = Figure("a", alt: "a", x: "x", y: "y", lines[0], lines[1], lines[2], lines[3])
    let few = Figure("a", alt: "a", x: "x", y: "y", lines[0], lines[1], lines[2])
    #expect(many.script(for: .svg).contains("samplen 2 maxcols 2 font ',11'"))
    #expect(few.script(for: .svg).contains("samplen 2 maxcols 1\n"))
    #expect(many.script(for: .text(columns: 60, lines: 20)).contains("samplen 2 width 2\n"))
  }

  @Test func namesStandInAsManyColumnsAsThereIsRoomFor() {
    // 43 pixels of line and 7.9 a letter, of 365: two columns of 17 letters, and one of 18.
    for (length, columns) in [(1, 7), (9, 3), (10, 2), (17, 2), (18, 1), (100, 1)] {
      let label = String(repeating: "n", count: length)
      let figure = Figure("a", alt: "a", x: "x", y: "y", .line(label, x: [1], y: [1]))
      #expect(figure.script(for: .svg).contains("samplen 2 maxcols \(columns)\n"), "\(length)")
    }
  }

  private func plots(_ figure: Figure) -> [String] {
    let script = figure.script(for: .svg)
    let plots = script.split(separator: "\nplot ").last?.split(separator: ", \\\n     ") ?? []
    return plots.map(\.trimmed)
  }

  // MARK: Edges

  @Test func curvesBreakWhereAValueIsNotFinite() {
    let line = Figure.Series.line(
      "l", x: [1, 2, .nan, 4, 5], y: [1, .infinity, 3, -.infinity, 5])
    #expect(script(line).contains("$data0 << EOD\n1 1\n\n\n\n5 5\nEOD"))
    let points = Figure.Series.points("p", x: [1, 2], y: [1, 2], errors: [.nan, 1])
    #expect(script(points).contains("$data0 << EOD\n\n2 2 1\nEOD"))
  }

  @Test func labelsCannotEndTheirQuotes() {
    let label = "a' \\ \"b\"\nsystem 'rm'"
    let figure = Figure(
      "a", alt: "a", x: Figure.Axis(label), y: "y", .line(label, x: [1], y: [1]),
      .line("m", x: [1], y: [1]))
    let quoted = #"'a'' \ "b" system ''rm'''"#
    #expect(figure.script(for: .svg).contains("set xlabel \(quoted)\n"))
    #expect(figure.script(for: .svg).contains("title \(quoted), "))
  }

  private func script(_ series: Figure.Series...) -> String {
    // The initializer takes a list of arguments, and an array cannot be passed for one.
    let figure =
      series.count == 1
      ? Figure("a", alt: "a", x: "x", y: "y", series[0])
      : Figure("a", alt: "a", x: "x", y: "y", series[0], series[1])
    return figure.script(for: .text(columns: 60, lines: 20))
  }
}
