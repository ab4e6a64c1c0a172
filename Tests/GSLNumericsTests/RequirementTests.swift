import GSLNumerics
import Testing

@Suite struct RequirementTests {
  @Test func whatHoldsIsSilent() {
    require(true, "never computed")
  }

  @Test func theMessageReachesTheReaderInOptimizedCodeToo() async throws {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = Matrix(rowCount: 2, columnCount: 2, elements: [1, 2, 3])
    }
    let output = String(decoding: try #require(result).standardErrorContent, as: UTF8.self)
    #expect(output.contains("3 elements do not fill a 2 × 2 matrix"))
  }
}
