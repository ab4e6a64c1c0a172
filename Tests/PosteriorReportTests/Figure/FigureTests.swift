import PosteriorTestSupport
import Testing

@testable import PosteriorReport

@Suite struct FigureTests {
  // MARK: Known values (by hand)

  @Test func axes() {
    let axis: Figure.Axis = "x"
    #expect(axis == Figure.Axis("x", range: nil, isLogarithmic: false))
  }

  @Test func partsKeepTheirOrder() {
    let (line, mark) = (Figure.Series.line("a", x: [0], y: [1]), Figure.Series.mark("m", at: 2))
    let figure = Figure("a-2", alt: "Two.", x: "x", y: "y", right: "z", line, mark.onRightAxis)
    #expect(figure.series == [line, mark.onRightAxis])
    #expect(figure.right?.title == "z")
  }

  // MARK: Edges

  @Test func namesAreNamesOfFiles() async {
    await #expect(processExitsWith: .failure) { _ = Figure("A", alt: "a", x: "x", y: "y") }
    await #expect(processExitsWith: .failure) { _ = Figure("a.b", alt: "a", x: "x", y: "y") }
    await #expect(processExitsWith: .failure) { _ = Figure("", alt: "a", x: "x", y: "y") }
  }

  @Test func aDescriptionIsRequired() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Figure("a", alt: "", x: "x", y: "y")
    }
    let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(message.contains("figure 'a' needs a text for readers who cannot see it"))
  }
}
