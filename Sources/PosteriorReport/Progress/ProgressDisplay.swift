import Synchronization

/// A line of a terminal that is written anew as work goes on. Threads may share it.
final class ProgressDisplay: Sendable {
  private struct Shown {
    /// The columns that the last line has filled.
    var width = 0
    var isOver = false
  }

  private let start: ProgressLine
  private let style: TextStyle
  private let write: @Sendable (String) -> Void
  private let done = Atomic(0)
  private let shown = Mutex(Shown())

  /// - Parameters:
  ///   - start: The line before the first step.
  ///   - style: The letters that the terminal can show.
  ///   - write: Writes to the terminal.
  init(_ start: ProgressLine, style: TextStyle, write: @escaping @Sendable (String) -> Void) {
    (self.start, self.style, self.write) = (start, style, write)
  }

  /// Counts steps that are done.
  func advance(_ steps: Int) { done.wrappingAdd(steps, ordering: .relaxed) }

  /// Writes the line over the one before, unless it was erased.
  func show(elapsed: Double, columns: Int) {
    var line = start
    line.elapsed = elapsed
    // Steps that are counted too many shall not make the bar too long.
    line.done = min(done.load(ordering: .relaxed), line.total)
    let text = style.letters(line.text(columns: columns))
    shown.withLock { shown in
      guard !shown.isOver else { return }
      // Spaces erase without escape codes.
      write("\r" + text.padded(to: max(text.displayWidth, shown.width)))
      shown.width = text.displayWidth
    }
  }

  /// Erases the line: behind one that is just being written, and before no other one.
  func erase() {
    shown.withLock { shown in
      shown.isOver = true
      if shown.width > 0 { write("\r" + "".padded(to: shown.width) + "\r") }
    }
  }
}
