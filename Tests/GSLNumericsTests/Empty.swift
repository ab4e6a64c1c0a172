import Testing
@testable import GSLNumerics
@Test func empty() {}
