import Synchronization
import Testing

@testable import PosteriorReport

@Suite struct ScreenTests {
  /// A screen that notes what becomes of it.
  private final class Notes: Screen {
    let warnings = Mutex<[String]>([])
    let departures = Atomic(0)

    func holds(_ warning: String) -> Bool {
      warnings.withLock { $0.append(warning) }
      return true
    }

    func leave() { departures.wrappingAdd(1, ordering: .relaxed) }
  }

  // MARK: Known values (by hand)

  @Test func warningsWaitUntilTheTerminalIsTakenBack() {
    let screen = Notes()
    TerminalDevice.hand(to: screen)
    TerminalDevice.warn("something of this test")
    TerminalDevice.takeBack()
    // Another one is for standard error.
    TerminalDevice.warn("what a test of screens writes")
    TerminalDevice.takeBack()
    #expect(screen.departures.load(ordering: .relaxed) == 1)
    // Other tests may warn meanwhile.
    let held = screen.warnings.withLock { $0 }
    #expect(held.contains { $0.hasSuffix(": something of this test\n") })
    #expect(!held.contains { $0.contains("what a test of screens writes") })
  }
}
