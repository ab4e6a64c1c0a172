import CPosteriorLibc

/// The progress of a training, for the signal that interrupts it.
enum Interruption {
  // Safe: written by the one thread that trains, and read by the signal that stops it.
  nonisolated(unsafe) static var epochs = 0

  /// The handler of the signal.
  static let handler: @convention(c) (Int32) -> Void = { _ in end() }

  /// Ends the program, as an interrupted one does. The signal may come while memory is being given
  /// out: nothing here asks for any.
  private static func end() -> Never {
    put("posterior: interrupted after epoch ")
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
      var (rest, start) = (epochs, digits.count)
      repeat {
        start -= 1
        digits[start] = 0x30 + UInt8(rest % 10)
        rest /= 10
      } while rest > 0
      _ = write(STDERR_FILENO, digits.baseAddress?.advanced(by: start), digits.count - start)
    }
    put("; no model is saved\n")
    _exit(128 + SIGINT)
  }

  private static func put(_ text: StaticString) {
    _ = write(STDERR_FILENO, text.utf8Start, text.utf8CodeUnitCount)
  }
}
