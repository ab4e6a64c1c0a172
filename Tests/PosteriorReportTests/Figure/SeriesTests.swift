import PosteriorTestSupport
import Testing

@testable import PosteriorReport

@Suite struct SeriesTests {
  // MARK: Known values (by hand)

  @Test func kinds() {
    #expect(Figure.Series.line("a", x: [1, 2], y: [3, 4]).kind == .line)
    #expect(Figure.Series.points("a", x: [1], y: [3], errors: [0.5]).errors == [0.5])
    #expect(Figure.Series.mark("a", at: 2).x == [2])
    #expect(Figure.Series.mark("a", at: 2).onRightAxis.isOnRightAxis)
    #expect(Figure.Series.level("a", at: 2).y == [2] && Figure.Series.level("a", at: 2).isMark)
    #expect(Figure.Series.band("a", x: [1], lower: [2], upper: [3]).upper == [3])
    #expect(Figure.Series.mark("a", at: 2).subdued.isSubdued)
  }

  @Test func curves() {
    let curve = Figure.Series.curve("a", over: -1...1, count: 5) { $0 * $0 }
    #expect(curve.x == [-1, -0.5, 0, 0.5, 1])
    #expect(curve.y == [1, 0.25, 0, 0.25, 1])
  }

  // MARK: Properties

  @Test func curvesReachBothEnds() {
    forAll { generator in
      let low = generator.double(in: -10...10)
      let range = low...(low + generator.double(in: 0.1...10))
      let curve = Figure.Series.curve("a", over: range, count: generator.integer(in: 2...300)) {
        $0
      }
      #expect(curve.x.first == range.lowerBound)
      // One difference and one sum, each rounded once, of numbers below 20.
      expectClose(curve.x.last ?? .nan, range.upperBound, absolute: 8e-15)
      #expect(curve.x == curve.y && curve.x == curve.x.sorted())
    }
  }

  // MARK: Edges

  @Test func positionsComeInPairs() async {
    await #expect(processExitsWith: .failure) { _ = Figure.Series.line("a", x: [1, 2], y: [3]) }
    await #expect(processExitsWith: .failure) {
      _ = Figure.Series.points("a", x: [1, 2], y: [3, 4], errors: [1])
    }
    await #expect(processExitsWith: .failure) {
      _ = Figure.Series.band("a", x: [1], lower: [1], upper: [1, 2])
    }
    await #expect(processExitsWith: .failure) {
      _ = Figure.Series.curve("a", over: 0...1, count: 1) { $0 }
    }
  }
}
