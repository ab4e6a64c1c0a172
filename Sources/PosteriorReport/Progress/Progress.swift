/// Progress of some work, for a user at a terminal.
package enum Progress {
  /// Does some work and shows how many of its steps are done: on one line of standard error, from
  /// half a second after the beginning, ten times a second. At the end the line is erased, and
  /// nothing is left.
  ///
  /// - Parameters:
  ///   - name: The name of the work.
  ///   - total: The number of steps.
  ///   - style: The letters that the terminal can show.
  ///   - unit: What a step is; nothing if empty.
  ///   - epochs: How many times the steps go over all data.
  ///   - isShown: Whether the progress is shown.
  ///   - columns: The width of the terminal, which may change.
  ///   - clock: What says when the line is due.
  ///   - write: Writes to the terminal.
  ///   - work: The work. It calls its argument with the number of steps just done, from any thread.
  package static func during<Result, Failure: Error>(
    _ name: String, total: Int, style: TextStyle, unit: String = "", epochs: Int? = nil,
    isShown: Bool = TerminalDevice.showsProgress,
    columns: @escaping @Sendable @autoclosure () -> Int = TerminalDevice.progressColumns,
    clock: some ProgressClock = SystemClock(),
    write: @escaping @Sendable (String) -> Void = TerminalDevice.note,
    _ work: (_ advance: @Sendable (_ steps: Int) -> Void) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    guard isShown else { return try work { _ in } }
    let line = ProgressLine(
      name: name, done: 0, total: total, elapsed: 0, unit: unit, epochs: epochs)
    let display = ProgressDisplay(line, style: style, write: write)
    let stop = clock.call(after: 0.5, every: 0.1) {
      display.show(elapsed: $0, columns: columns())
    }
    defer {
      stop()
      display.erase()
    }
    // Behind the line, the terminal has put what stands for Ctrl-C.
    let eraseAll = { @Sendable in
      display.erase()
      write("\u{1B}[2K")
    }
    return try Departure.doing(first: eraseAll) { () throws(Failure) in
      try work { display.advance($0) }
    }
  }
}
