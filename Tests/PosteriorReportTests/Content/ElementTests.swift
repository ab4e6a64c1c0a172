import Testing

@testable import PosteriorReport

@Suite struct ElementTests {
  // MARK: Known values (by hand)

  @Test func theMessageOfACheck() {
    let held = CheckResult(claim: "a", holds: true, value: 1, expected: 1, tolerance: 0)
    let broken = CheckResult(claim: "a", holds: false, value: 1.5, expected: 1, tolerance: 0.25)
    #expect(held.message == "a")
    #expect(broken.message == "a: found 1.5, expected 1.0 within 0.25")
    #expect(CheckResult(claim: "a", holds: false).message == "a")
  }
}
