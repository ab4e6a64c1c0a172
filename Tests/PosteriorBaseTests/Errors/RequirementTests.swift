import PosteriorBase
import Testing

@Suite struct RequirementTests {
  @Test func whatHoldsIsSilent() {
    require(true, "never computed")
  }

  @Test func theMessageReachesTheReaderInOptimizedCodeToo() async throws {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = JSONValue.number(.nan).bytes
    }
    let output = String(decoding: try #require(result).standardErrorContent, as: UTF8.self)
    #expect(output.contains("JSON has no number for nan"))
  }
}
