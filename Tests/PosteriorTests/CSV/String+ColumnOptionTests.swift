import Testing

@testable import Posterior

@Suite struct StringColumnOptionTests {
  // MARK: Known values (by hand)

  @Test(arguments: [
    ("size", "'size'"), ("a b", "'a b'"), ("a,b", #"'"a,b"'"#), (#""a""#, #"'"""a"""'"#),
    (#"5" disk"#, #"'5" disk'"#), ("l'art", #"'l'\''art'"#), ("a\n", #"'a\n'"#),
  ])
  func isQuotedForAShell(_ name: String, _ option: String) {
    #expect(name.asColumnOption == option)
  }
}
