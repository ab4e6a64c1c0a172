import Foundation
import PosteriorReport
import Testing

/// Pages that the comparison writes.
@Suite struct ComparePageTests {
  private static let hasPandoc = posterior(inShell: "pandoc --version").status == 0

  private let iris = CompareProgram.data("iris")

  private func page(_ name: String, in folder: String) -> CompareProgram.Run {
    CompareProgram.run(
      iris, "--label", "species", "--features", "petal_length,petal_width", "--report",
      "\(folder)/\(name)", "--json")
  }

  // MARK: Known values

  @Test func markdownHasItsFiguresBesideIt() throws {
    try withFolder { folder in
      #expect(page("a.md", in: folder).status == 0)
      let files = files(in: folder)
      #expect(
        files == ["a-boundary-lda.svg", "a-boundary-softmax.svg", "a-learning-curves.svg", "a.md"])
      let text = try String(contentsOfFile: "\(folder)/a.md", encoding: .utf8)
      #expect(text.hasPrefix("# iris.csv: methods compared\n"))
      for file in files.dropLast() { #expect(text.contains("](<\(file)>)")) }
      #expect(text.contains("\n| LDA | 9"))
    }
  }

  @Test(.enabled(if: hasPandoc)) func htmlNeedsNothingElse() throws {
    try withFolder { folder in
      #expect(page("a.html", in: folder).status == 0)
      #expect(files(in: folder) == ["a.html"])
      let text = try String(contentsOfFile: "\(folder)/a.html", encoding: .utf8)
      #expect(text.components(separatedBy: "<svg").count == 4)
      #expect(text.contains("<math"))
      // Names of XML namespaces are not addresses that are fetched.
      let addresses = text.replacing(/xmlns(:xlink)?="[^"]*"/, with: "")
      #expect(!addresses.contains("http") && !addresses.contains("<script"))
      let identifiers = text.matches(of: /\bid=['"]([^'"]*)['"]/).map { String($0.1) }
      #expect(Set(identifiers).count == identifiers.count)
      let used = Set(text.matches(of: /href=['"]#([^'"]*)['"]/).map { String($0.1) })
      #expect(!used.isEmpty && used.isSubset(of: identifiers))
    }
  }

  // MARK: Properties

  @Test(.enabled(if: hasPandoc)) func pagesAreTheSameEveryTime() throws {
    try withFolder { folder in
      _ = page("a.html", in: folder)
      let first = try Data(contentsOf: URL(filePath: "\(folder)/a.html"))
      _ = page("a.html", in: folder)
      #expect(try Data(contentsOf: URL(filePath: "\(folder)/a.html")) == first)
    }
  }

  // MARK: Edges

  @Test(arguments: ["no/such/folder.md", "folder.md", "folder.html"])
  func targetsAreRefusedBeforeTheWork(_ name: String) throws {
    try withFolder { folder in
      for page in ["folder.md", "folder.html"] {
        try FileManager.default.createDirectory(
          atPath: "\(folder)/\(page)", withIntermediateDirectories: true)
      }
      // The data are missing, too, but the command does not get that far.
      let run = CompareProgram.run(
        "\(folder)/none.csv", "--label", "y", "--report", "\(folder)/\(name)", "--json")
      #expect(run.status == 1)
      #expect(run.json?["error"]?["kind"] == .string("report.target"))
    }
  }

  @Test(.enabled(if: Gnuplot().isInstalled, "there are no figures without gnuplot"))
  func aFigureThatCannotBeWrittenIsNamed() throws {
    try withFolder { folder in
      try FileManager.default.createDirectory(
        atPath: "\(folder)/a-boundary.svg", withIntermediateDirectories: true)
      let run = CompareProgram.run(
        "\(folder)/none.csv", "--label", "y", "--report", "\(folder)/a.md", "--json")
      #expect(run.status == 1)
      #expect(run.json?["error"]?["kind"] == .string("figure.target"))
    }
  }

  @Test func withoutPandocThereIsNoHTML() throws {
    try withFolder { folder in
      let run = CompareProgram.run(
        iris, "--label", "species", "--report", "\(folder)/a.html", "--json",
        environment: ["PATH": "/nonexistent"])
      #expect(run.status == 1)
      #expect(run.json?["error"]?["kind"] == .string("tool.missing"))
      #expect(run.errors.contains("apt-get install pandoc"))
      #expect(files(in: folder) == [])
    }
  }

  @Test func withoutGnuplotNumbersStandIn() throws {
    try withFolder { folder in
      let run = CompareProgram.run(
        iris, "--label", "species", "--report", "\(folder)/a.md", "--json",
        environment: ["PATH": "/nonexistent"])
      #expect(run.status == 0 && run.errors.contains("apt-get install gnuplot-nox"))
      #expect(files(in: folder) == ["a.md"])
    }
  }

  @Test(.enabled(if: hasPandoc)) func namesOfColumnsAndClassesMeanNothing() throws {
    try withFolder { folder in
      let rows = (0..<16).map { "\($0 * 5 % 16),\($0 % 3),\($0 % 2 == 0 ? "<b>|`$x$" : "*b*")\n" }
      try ("<script>,x2,y\n" + rows.joined()).write(
        toFile: "\(folder)/a.csv", atomically: true, encoding: .utf8)
      let run = CompareProgram.run(
        "\(folder)/a.csv", "--label", "y", "--report", "\(folder)/a.html")
      #expect(run.status == 0, "\(run.errors)")
      let text = try String(contentsOfFile: "\(folder)/a.html", encoding: .utf8)
      #expect(!text.contains("<script>") && text.contains("&lt;script&gt;"))
      #expect(!text.contains("<b>") && text.contains("&lt;b&gt;|`$x$") && text.contains("*b*"))
      #expect(run.output.contains("<b>|`$x$"))
    }
  }
}
