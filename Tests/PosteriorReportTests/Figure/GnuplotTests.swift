import Foundation
import PosteriorTestSupport
import Testing

@testable import PosteriorReport

@Suite struct GnuplotTests {
  static let isInstalled = (try? Gnuplot().draw(figure, on: .svg)) != nil
  static let figure = Figure(
    "a", alt: "An arch & a <peak>.", x: "θ", y: "ln L(θ)",
    .curve("arch", over: 0...1) { $0 * (1 - $0) }, .mark("here", at: 0.2))

  // MARK: Known values (gnuplot 5.4)

  @Test(.enabled(if: isInstalled)) func aPictureForAPage() throws {
    let svg = try Gnuplot().draw(Self.figure, on: .svg)
    #expect(svg.hasPrefix("<?xml"))
    #expect(svg.contains("<title>An arch &amp; a &lt;peak>.</title>"))
    #expect(svg.contains("@media (prefers-color-scheme:dark)"))
    #expect(!svg.contains("<desc>"))
    #expect(svg.firstRange(of: /(?i)gnuplot \d/) == nil)
    #expect(svg.contains("ln L(θ)"))
    #expect(svg.trimmed.hasSuffix("</svg>"))
  }

  @Test(.enabled(if: isInstalled)) func aPictureOfCharacters() throws {
    let text = try Gnuplot().draw(Self.figure, on: .text(columns: 60, lines: 18))
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    // Behind the text, gnuplot fills lines with spaces.
    #expect(lines.allSatisfy { "|\($0)".trimmed.count <= 61 })
    #expect(lines.count <= 20)
    #expect(text.contains("****") && text.contains("θ") && text.contains("here"))
  }

  // MARK: Properties

  @Test(.enabled(if: isInstalled), arguments: [Figure.Canvas.svg, .text(columns: 76, lines: 22)])
  func twoDrawingsAreIdentical(_ canvas: Figure.Canvas) throws {
    #expect(try Gnuplot().draw(Self.figure, on: canvas) == Gnuplot().draw(Self.figure, on: canvas))
  }

  @Test(.enabled(if: isInstalled)) func everyKindOfSeriesIsDrawn() throws {
    let figure = Figure(
      "a", alt: "a", x: Figure.Axis("it's", range: 0.1...10, isLogarithmic: true), y: "y",
      right: "r", .line("b", x: [1, 2], y: [1, 2]), .line("l", x: [1, 2, 3], y: [1, .nan, 3]),
      .points("p", x: [1], y: [2], errors: [0.5]), .points("q", x: [2], y: [2]).onRightAxis)
    for canvas in [Figure.Canvas.svg, .text(columns: 50, lines: 15)] {
      #expect(try !Gnuplot().draw(figure, on: canvas).isEmpty)
    }
  }

  @Test(.enabled(if: isInstalled)) func mapsBandsAndLevelsAreDrawn() throws {
    let figure = Figure(
      "a", alt: "a", x: "x", y: "y", isEquallyScaled: true,
      .contours(
        "loss", of: { $0 * $0 + $1 }, x: 0.1...10, y: 0.1...10, levels: [1, 20], isLabeled: true
      ).subdued, .band("band", x: [1, 2], lower: [1, 2], upper: [2, 3]),
      .points("band", x: [1, 2], y: [1, 2], errors: [0.5, 0.5]), .level("low", at: 0.2))
    let svg = try Gnuplot().draw(figure, on: .svg)
    for text in [">loss<", ">band<", ">low<", ">20<", "fill-opacity"] {
      #expect(svg.contains(text), "\(text)")
    }
    #expect(svg == (try Gnuplot().draw(figure, on: .svg)))
    #expect(svg.utf8.count < 150_000)
    let characters = try Gnuplot().draw(figure, on: .text(columns: 60, lines: 20))
    #expect(characters.contains("..") && characters.contains("low"))
  }

  // MARK: Edges

  @Test func aMissingProgramIsNamedWithItsPackage() {
    for path in ["/nonexistent", "", ":"] {
      #expect(throws: Gnuplot.Failure.missing) {
        try Gnuplot(searchPath: path).draw(Self.figure, on: .svg)
      }
    }
    #expect("\(Gnuplot.Failure.missing)".contains("apt-get install gnuplot-nox"))
  }

  @Test(.enabled(if: isInstalled)) func aScriptThatFailsSaysWhy() {
    let empty = Figure("a", alt: "a", x: "x", y: "y", .line("l", x: [.nan], y: [.nan]))
    let error = #expect(throws: Gnuplot.Failure.self) { try Gnuplot().draw(empty, on: .svg) }
    #expect(error?.description.hasPrefix("gnuplot could not draw a figure: line ") == true)
  }

  @Test func aProgramThatFailsWithoutAWordIsNamedByItsStatus() throws {
    try withProgram("exit 7") { path in
      #expect(throws: Gnuplot.Failure.failed("it ended with status 7")) {
        try Gnuplot(searchPath: path).draw(Self.figure, on: .svg)
      }
    }
  }

  @Test func aPictureThatBreaksOffIsNone() throws {
    try withProgram("echo '<svg>'") { path in
      #expect(throws: Gnuplot.Failure.failed("the picture is incomplete")) {
        try Gnuplot(searchPath: path).draw(Self.figure, on: .svg)
      }
    }
  }

  @Test func settingsOfTheUserAreNotRead() throws {
    // The stand-in draws only when it is called as "gnuplot -d".
    try withProgram(#"[ "$1" = -d ] && echo "<title>Gnuplot</title></svg>""#) { path in
      let svg = try Gnuplot(searchPath: path).draw(Self.figure, on: .svg)
      #expect(svg.contains("An arch"))
    }
  }

  /// Calls the body with a folder in which a shell script stands in for gnuplot.
  private func withProgram(_ script: String, _ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let program = folder.appending(path: "gnuplot").path
    // A child writes the program: what this process has open for writing, children of other tests
    // may hold open too, and an open program cannot be run.
    let written = ChildProcess.run(
      "/bin/sh", arguments: ["-c", "cat > '\(program)' && chmod +x '\(program)'"],
      input: "#!/bin/sh\n\(script)\n")
    #expect(written?.status == 0)
    try body(folder.path)
  }
}
