import Posterior
import Testing

@testable import PosteriorReport

@Suite struct ThreadOptionTests {
  // MARK: Known values (by hand)

  @Test func counts() throws {
    #expect(try ThreadOption.parse([]).threads == processorCount)
    #expect(try ThreadOption.parse(["--threads", "3"]).threads == 3)
  }

  // MARK: Edges

  @Test func atLeastOne() throws {
    #expect(try ThreadOption.parse(["--threads", "1"]).threads == 1)
    let error = #expect(throws: (any Error).self) { try ThreadOption.parse(["--threads", "0"]) }
    #expect(error.map(ThreadOption.message) == "A number of threads is at least 1, not 0.")
  }
}
