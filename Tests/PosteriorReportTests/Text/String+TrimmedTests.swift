import Testing

@testable import PosteriorReport

@Suite struct StringTrimmedTests {
  // MARK: Known values (by hand)

  @Test(arguments: [
    ("", ""), (" \n\t", ""), (" a b\n", "a b"), ("a", "a"), ("\u{A0}a\r\n", "a"),
  ])
  func trimmed(_ text: String, _ result: String) {
    #expect(text.trimmed == result)
    #expect(Substring(text).trimmed == result)
  }
}
