import CPosteriorLibc
import PosteriorBase
import Testing

@Suite struct BrokenRuleTests {
  @Test func aProgramMayEndInItsOwnWay() async throws {
    let result = await #expect(processExitsWith: .exitCode(7), observing: [\.standardErrorContent])
    {
      BrokenRule.handle { _exit($0 == "a rule" ? 7 : 8) }
      require(true, "another rule")
      require(false, "a rule")
    }
    let output = String(decoding: try #require(result).standardErrorContent, as: UTF8.self)
    #expect(!output.contains("a rule"))
  }

  @Test func aProgramThatDoesNotStillStops() async throws {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      BrokenRule.handle { _ in }
      require(false, "a rule")
    }
    let output = String(decoding: try #require(result).standardErrorContent, as: UTF8.self)
    #expect(output.contains("a rule"))
  }
}
