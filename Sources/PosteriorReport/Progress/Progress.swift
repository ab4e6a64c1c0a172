import Dispatch
import Synchronization

/// Tells somebody who waits at a terminal how far some work has come.
package enum Progress {
  /// Does some work and shows how many of its steps are done: on one line of standard error, from
  /// half a second after the beginning, ten times a second. At the end the line is erased, and
  /// nothing is left.
  ///
  /// - Parameters:
  ///   - name: What is worked on.
  ///   - total: The number of steps.
  ///   - style: The letters that the terminal can show.
  ///   - unit: What a step is; nothing if empty.
  ///   - epochCount: How many times the steps go over all data.
  ///   - isShown: Whether anybody sees it.
  ///   - work: The work. It calls its argument with the number of steps just done, from any thread.
  package static func during<Result, Failure: Error>(
    _ name: String, total: Int, style: TextStyle, unit: String = "", epochCount: Int? = nil,
    isShown: Bool = TerminalDevice.showsProgress,
    _ work: (_ advance: @Sendable (_ steps: Int) -> Void) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    guard isShown else { return try work { _ in } }
    let start = ContinuousClock.now
    let done = Atomic(0)
    let shownWidth = Atomic(0)
    let isOver = Atomic(false)
    let queue = DispatchQueue(label: "progress")
    let timer = DispatchSource.makeTimerSource(queue: queue)
    timer.schedule(deadline: .now() + 0.5, repeating: 0.1)
    timer.setEventHandler {
      guard !isOver.load(ordering: .relaxed) else { return }
      // Whoever counts a step too many shall not have a bar that is too long.
      let line = ProgressLine(
        name: name, done: min(done.load(ordering: .relaxed), total), total: total,
        elapsed: (ContinuousClock.now - start) / .seconds(1), unit: unit, epochCount: epochCount)
      let text = style.letters(line.text(columns: TerminalDevice.progressColumns))
      // Spaces erase without escape codes.
      let width = max(text.displayWidth, shownWidth.load(ordering: .relaxed))
      shownWidth.store(text.displayWidth, ordering: .relaxed)
      TerminalDevice.note("\r" + text.padded(to: width))
    }
    timer.resume()
    let erase = { @Sendable in
      // Behind a line that is just being written, and before no other one.
      queue.sync {
        isOver.store(true, ordering: .relaxed)
        let width = shownWidth.load(ordering: .relaxed)
        if width > 0 { TerminalDevice.note("\r" + "".padded(to: width) + "\r") }
      }
    }
    defer {
      timer.cancel()
      erase()
    }
    // Behind the line, the terminal has put what stands for Ctrl-C.
    let eraseAll = { @Sendable in
      erase()
      TerminalDevice.note("\u{1B}[2K")
    }
    return try Departure.doing(first: eraseAll) { () throws(Failure) in
      try work { done.wrappingAdd($0, ordering: .relaxed) }
    }
  }
}
