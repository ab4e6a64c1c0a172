import CPosteriorLibc
import Testing

@testable import PosteriorReport

@Suite struct SearchPathTests {
  // MARK: Known values (every system has a shell in /bin)

  @Test func theFolderThatHasIt() {
    #expect(SearchPath.program("sh", in: "/bin") == "/bin/sh")
    #expect(SearchPath.program("sh", in: "/nonexistent:/bin:/usr/bin") == "/bin/sh")
    #expect(SearchPath.program("sh", in: "/bin:/nonexistent") == "/bin/sh")
  }

  // MARK: Properties

  @Test func whatIsFoundCanBeRun() throws {
    let path = try #require(SearchPath.program("sh"))
    #expect(access(path, X_OK) == 0)
  }

  // MARK: Edges

  @Test(arguments: ["", ":", "/nonexistent", "/etc"]) func nothingIsFound(_ folders: String) {
    #expect(SearchPath.program("sh", in: folders) == nil)
    // A file that is not a program.
    #expect(SearchPath.program("passwd", in: folders) == nil)
  }
}
