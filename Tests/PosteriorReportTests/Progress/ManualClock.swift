import Synchronization

@testable import PosteriorReport

/// A clock that a test sets: it waits for nobody, and nothing comes late.
final class ManualClock: ProgressClock {
  private struct Call: Sendable {
    var next: Double
    let interval: Double
    let show: @Sendable (Double) -> Void
  }

  private let call = Mutex<Call?>(nil)

  func call(
    after delay: Double, every interval: Double, _ show: @escaping @Sendable (Double) -> Void
  ) -> () -> Void {
    call.withLock { $0 = Call(next: delay, interval: interval, show: show) }
    return { self.call.withLock { $0 = nil } }
  }

  /// Whether somebody is called.
  var isRunning: Bool { call.withLock { $0 != nil } }

  /// Lets time pass, with all calls that are due until then.
  func advance(to seconds: Double) {
    // Sums of tenths are not exact.
    while let due = call.withLock({ $0 }), due.next < seconds + 1e-9 {
      due.show(due.next)
      call.withLock { $0?.next += due.interval }
    }
  }
}
