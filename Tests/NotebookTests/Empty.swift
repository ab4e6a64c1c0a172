import Testing
@testable import Notebook
@Test func empty() {}
