import Dispatch

/// What says when a line about progress is due, and how much time has passed.
package protocol ProgressClock: Sendable {
  /// Calls a function again and again, with the seconds since now.
  ///
  /// - Parameters:
  ///   - delay: The seconds until the first call.
  ///   - interval: The seconds between two calls.
  ///   - show: What is called, one call after another.
  /// - Returns: What ends it. A call that has begun may go on behind it.
  func call(
    after delay: Double, every interval: Double, _ show: @escaping @Sendable (Double) -> Void
  ) -> () -> Void
}

/// The time of the system, on a thread of its own.
package struct SystemClock: ProgressClock {
  package init() {}

  package func call(
    after delay: Double, every interval: Double, _ show: @escaping @Sendable (Double) -> Void
  ) -> () -> Void {
    let start = ContinuousClock.now
    let timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "progress"))
    timer.schedule(deadline: .now() + delay, repeating: interval)
    timer.setEventHandler { show((ContinuousClock.now - start) / .seconds(1)) }
    timer.resume()
    return { timer.cancel() }
  }
}
