import Testing

@testable import PosteriorExercises

/// Whose fault an error of the compiler is.
@Suite struct CompilerReportTests {
  private static let report = CompilerReport(
    file: "/s/03-1.swift", main: "/t/main.swift", lineOfCall: 66)

  private func finding(_ lines: String...) -> CompilerReport.Finding {
    Self.report.finding(in: lines.joined(separator: "\n"))
  }

  // MARK: Known values (what Swift 6.3 says)

  @Test func errorsInTheFileAreShownWithTheirLines() {
    let found = finding(
      "/t/main.swift:66:31: error: cannot find 'f' in scope",
      "/s/03-1.swift:2:3: error: cannot find 'nothing' in scope", "  2 | nothing", "    |   ^",
      "/s/03-1.swift:1:1: note: here")
    #expect(
      found
        == .inFile([
          "/s/03-1.swift:2:3: error: cannot find 'nothing' in scope", "  2 | nothing", "    |   ^",
        ]))
  }

  @Test func anErrorInTheLineOfTheCallIsOneOfTheFunction() {
    let found = finding(
      "/t/main.swift:66:31: error: cannot find 'crossEntropy' in scope", "error: fatalError")
    #expect(found == .inCall("cannot find 'crossEntropy' in scope"))
  }

  /// A type `Arguments` in the student's file meets that of the program.
  @Test func aNameThatIsThereTwiceIsTheFiles() {
    let found = finding(
      "/t/main.swift:6:13: error: invalid redeclaration of 'Arguments'",
      "/s/03-1.swift:9:8: note: 'Arguments' previously declared here")
    #expect(found == .inCall("invalid redeclaration of 'Arguments'"))
  }

  /// What glibc 2.38 made of the program once.
  @Test func anErrorInTheProgramIsNotTheStudents() {
    let found = finding(
      "/t/main.swift:50:48: error: value of optional type 'FILE?' must be unwrapped",
      "/t/main.swift:50:48: note: coalesce using '??'")
    #expect(found == .elsewhere("value of optional type 'FILE?' must be unwrapped"))
  }

  @Test func aFullDiskIsNamed() {
    let link = "clang: error: linker command failed with exit code 1"
    #expect(finding("ld: final link failed: No space left on device", link) == .noSpace)
    #expect(finding("error: unable to write: Disk quota exceeded") == .noSpace)
  }

  // MARK: Edges

  @Test func otherFailuresKeepTheirWords() {
    #expect(
      finding("error: link command failed with exit code 1 (use -v to see invocation)")
        == .elsewhere("link command failed with exit code 1 (use -v to see invocation)"))
    #expect(finding("Stack dump:", "Segmentation fault") == .elsewhere("Segmentation fault"))
    #expect(finding("") == .elsewhere("it gave no reason"))
  }

  /// "03-1.swift" is not a part of "03-1.swift.old", nor line 6 of line 66.
  @Test func placesAreComparedWhole() {
    #expect(finding("/s/03-1.swift.old:1:1: error: odd") == .elsewhere("odd"))
    #expect(finding("/t/main.swift:6:1: error: odd") == .elsewhere("odd"))
  }
}
