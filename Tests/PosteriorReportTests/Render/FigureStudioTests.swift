import Foundation
import Testing

@testable import PosteriorReport

@Suite struct FigureStudioTests {
  static let figure = Figure("a", alt: "A line.", x: "x", y: "y", .line("", x: [1, 2], y: [1, 2]))

  // MARK: Known values (by hand)

  @Test(.enabled(if: GnuplotTests.isInstalled)) func media() throws {
    for (medium, picture) in [
      (FigureStudio.Medium.page, Picture.omitted), (.none, .omitted),
      (.text(TextStyle(columns: 49)), .numbers),
    ] {
      var studio = FigureStudio(medium: medium, folder: nil, prefix: "01")
      #expect(studio.picture(of: Self.figure) == picture)
    }
    for columns in [50, 80, 200] {
      var studio = FigureStudio(
        medium: .text(TextStyle(columns: columns)), folder: nil, prefix: "01")
      guard case .text(let drawing) = studio.picture(of: Self.figure) else {
        Issue.record("a figure of \(columns) columns is not drawn")
        continue
      }
      // Behind the text, gnuplot fills lines with spaces.
      let lines = drawing.split(separator: "\n").map { "|\($0)".trimmed }
      #expect((10...min(23, columns / 4 + 4)).contains(lines.count))
      #expect(lines.allSatisfy { $0.count <= 1 + min(columns, 76) })
    }
  }

  @Test(.enabled(if: GnuplotTests.isInstalled)) func filesAreNamedAfterLessonAndFigure() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for (suffix, medium) in [("", FigureStudio.Medium.page), ("/", .page)] {
      var studio = FigureStudio(medium: medium, folder: folder + suffix, prefix: "07")
      #expect(studio.picture(of: Self.figure) == .file("\(folder)/07-a.svg"))
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["07-a.svg"])
  }

  @Test(.enabled(if: GnuplotTests.isInstalled)) func lettersChangeBeforeTheyAreLaidOut() {
    let greek = Figure(
      "a", alt: "A line.", x: "x", y: "θ", right: "σ",
      .line("μ", x: [1, 2], y: [1, 2]).onRightAxis)
    let latin = Figure(
      "a", alt: "A line.", x: "x", y: "theta", right: "sigma",
      .line("mu", x: [1, 2], y: [1, 2]).onRightAxis)
    #expect(greek.lettered(\.inASCII) == latin)
    var studio = FigureStudio(medium: .text(TextStyle(isASCII: true)), folder: nil, prefix: "01")
    #expect(studio.picture(of: greek) == studio.picture(of: latin))
  }

  @Test func imagesNeedNoOtherProgram() throws {
    let grid = ImageGrid("b", alt: "B.", .gray(), [.init([0, 1], width: 2, caption: "c")])
    let style = TextStyle(columns: 30)
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for (medium, picture) in [
      (FigureStudio.Medium.page, Picture.file("\(folder)/07-b.svg")), (.none, .omitted),
      (.text(style), .text(grid.lines(style).joined(separator: "\n"))),
    ] {
      var studio = FigureStudio(medium: medium, folder: folder, prefix: "07")
      studio.gnuplot = Gnuplot(searchPath: "/nonexistent")
      #expect(studio.picture(of: grid) == picture)
      let saved = try String(contentsOfFile: "\(folder)/07-b.svg", encoding: .utf8)
      #expect(saved == grid.svg)
      try FileManager.default.removeItem(atPath: "\(folder)/07-b.svg")
    }
    #expect(
      FigureStudio(medium: .page, folder: nil, prefix: "07").picture(of: grid) == .omitted)
  }

  // MARK: Edges

  @Test func withoutGnuplotThereAreNumbers() {
    var studio = FigureStudio(medium: .text(TextStyle()), folder: nil, prefix: "01")
    studio.gnuplot = Gnuplot(searchPath: "/nonexistent")
    #expect(studio.picture(of: Self.figure) == .numbers)
    studio = FigureStudio(medium: .none, folder: nil, prefix: "01")
    studio.gnuplot = Gnuplot(searchPath: "/nonexistent")
    #expect(studio.picture(of: Self.figure) == .omitted)
  }
}
