import Testing

@testable import PosteriorReport

@Suite struct FigureAxesTests {
  // MARK: Known values (by hand)

  @Test func powersOfTenOnALogarithmicAxis() {
    let lines = axes(low: 10, high: 2e4)
    let tics = lines.first { $0.hasPrefix("set xtics") } ?? ""
    #expect(
      tics.hasPrefix(
        "set xtics ('10' 1.00000001e1, '100' 1.00000001e2, '1000' 1.00000001e3, "
          + "'10⁴' 9.99999999e3, '' 2e0 1, "))
    #expect(tics.hasSuffix("'' 9e4 1)"))
    let small = axes(low: 1e-4, high: 0.1).first { $0.hasPrefix("set xtics") }
    #expect(small?.contains("('10⁻⁴' 1.00000001e-4, '10⁻³' 1.00000001e-3, '0.01' ") == true)
  }

  @Test func charactersAreASCII() {
    let text = axes(low: 1e-4, high: 0.1, on: .text(columns: 60, lines: 20)).joined()
    #expect(text.contains("'1e-4'") && !text.contains("⁻"))
  }

  @Test func manyDecadesAreThinnedOut() {
    let tics = axes(low: 1e-9, high: 1).first { $0.hasPrefix("set xtics") } ?? ""
    #expect(tics.split(separator: ",").count == 5)
    #expect(tics.contains("'10⁻⁹'") && tics.contains("'10⁻⁷'") && !tics.contains("'10⁻⁸'"))
  }

  @Test func equalScales() {
    let figure = Figure(
      "a", alt: "a", x: "x", y: "y", isEquallyScaled: true, .line("", x: [1], y: [1]))
    #expect(figure.axes(on: .svg).contains("set size ratio -1"))
    #expect(figure.script(for: .svg).contains("set key rmargin top vertical Left reverse"))
    #expect(!axes(low: 1, high: 2).contains("set size ratio -1"))
  }

  @Test(arguments: [(5.0, "1"), (5.1, "2"), (190, "50"), (0.3, "0.1"), (26, "10"), (10, "2")])
  func equalScalesHaveFewTicks(_ width: Double, _ step: String) {
    let figure = Figure(
      "a", alt: "a", x: Figure.Axis("x", range: 3...(3 + width)), y: "y", isEquallyScaled: true)
    let lines = figure.axes(on: .svg)
    #expect(lines.contains("set xtics \(step)") && lines.contains("set ytics \(step)"))
  }

  @Test func eachAxisHasItsOwnPositions() {
    let figure = Figure(
      "a", alt: "a", x: "x", y: Figure.Axis("y", isLogarithmic: true),
      right: Figure.Axis("r", isLogarithmic: true), .line("a", x: [1e9], y: [1]),
      .band("b", x: [1e9], lower: [1], upper: [100]),
      .line("c", x: [1], y: [1e4]).onRightAxis, .level("d", at: 0.1), .mark("e", at: 1e12))
    let lines = figure.axes(on: .svg)
    let y = lines.first { $0.hasPrefix("set ytics") } ?? ""
    #expect(y.contains("('0.1' ") && y.contains("'100' ") && !y.contains("'1000'"))
    #expect(!lines.contains { $0.hasPrefix("set y2tics (") })
  }

  // MARK: Edges

  @Test func withoutTwoPowersGnuplotDecides() {
    for (low, high) in [(2.0, 9.0), (2, 20), (0, 0), (-5, -1)] {
      #expect(!axes(low: low, high: high).contains { $0.hasPrefix("set xtics") })
    }
  }

  private func axes(low: Double, high: Double, on canvas: Figure.Canvas = .svg) -> [String] {
    let axis = Figure.Axis("x", isLogarithmic: true)
    return Figure("a", alt: "a", x: axis, y: "y", .line("", x: [low, high], y: [1, .nan]))
      .axes(on: canvas)
  }
}
