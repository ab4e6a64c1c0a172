import Testing
@testable import Posterior
@Test func empty() {}
