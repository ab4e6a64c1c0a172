import PosteriorBase
import Testing

@Suite struct ArrayListedTests {
  @Test func namesBeyondTheLimitAreCounted() {
    #expect(["a", "b\n"].listed(limit: 2) == #"'a', 'b\n'"#)
    #expect(["a", "b", "c"].listed(limit: 1) == "'a' and 2 more")
    #expect([String]().listed(limit: 1) == "")
  }
}
