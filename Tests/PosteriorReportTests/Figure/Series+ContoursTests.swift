import PosteriorTestSupport
import Testing

@testable import PosteriorReport

@Suite struct SeriesContoursTests {
  // MARK: Known values (by hand)

  @Test func levelsFollowEachOtherBetweenBreaks() {
    let series = Figure.Series.contours(
      "f", of: { x, _ in x }, x: 0...1, y: 0...2, levels: [0.25, 0.5], count: 5)
    #expect(series.kind == .contours && series.levelLabels.isEmpty)
    #expect(
      series.x.map { $0.isNaN ? -1 : $0 }
        == [0.25, 0.25, 0.25, 0.25, 0.25, -1, 0.5, 0.5, 0.5, 0.5, 0.5, -1])
    #expect(series.y.filter { !$0.isNaN }.map { $0.magnitude }.sorted().last == 2)
    #expect(series.surface?[3, 1] == 0.75)
  }

  @Test func aNumberStandsInAGapOfItsLine() {
    let series = Figure.Series.contours(
      "f", of: { x, y in x + 0 * y }, x: 0...1, y: 0...1, levels: [0.5, 0.99], isLabeled: true)
    // The second line is too near to the border.
    #expect(series.levelLabels == [Figure.LevelLabel(x: 0.5, y: 0.5, level: 0.5)])
    let hidden = zip(series.x, series.y).prefix(121).count { $0.0.isNaN && $0.1.isNaN }
    // 0.064 of 120 steps of the grid, both ends excluded.
    #expect(hidden == 7)
  }

  @Test func shortLinesHaveNoNumber() {
    let series = Figure.Series.contours(
      "f", of: { x, y in x * x + y * y }, x: -1...1, y: -1...1, levels: [0.01, 0.25],
      isLabeled: true)
    #expect(series.levelLabels.map(\.level) == [0.25])
  }

  // MARK: Edges

  @Test func contoursNeedAGrid() async {
    await #expect(processExitsWith: .failure) {
      _ = Figure.Series.contours("f", of: { x, _ in x }, x: 0...1, y: 0...1, levels: [0], count: 1)
    }
  }

  @Test func aLevelThatIsNotReachedIsNotDrawn() {
    let series = Figure.Series.contours(
      "f", of: { x, _ in x }, x: 0...1, y: 0...1, levels: [7], isLabeled: true)
    #expect(series.x.isEmpty && series.levelLabels.isEmpty)
  }
}
