import Posterior
import Testing

@Suite struct VersionTests {
  @Test func theLibraryIsOptimizedInDebugBuildsToo() { #expect(posteriorIsOptimized) }

  @Test func theVersionIsThreeNumbers() {
    let numbers = posteriorVersion.split(separator: ".", omittingEmptySubsequences: false)
    #expect(numbers.count == 3 && numbers.allSatisfy { Int($0) != nil })
  }
}
