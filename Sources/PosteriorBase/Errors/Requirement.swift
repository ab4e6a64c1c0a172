import Synchronization

/// Stops the program when a caller broke a rule, and says which and with what numbers.
///
/// `precondition` does the same in unoptimized code only: in the optimized code that these
/// libraries are, it keeps the condition and drops the message.
@inlinable
package func require(
  _ condition: Bool, _ message: @autoclosure () -> String, file: StaticString = #fileID,
  line: UInt = #line
) {
  if !condition { BrokenRule.stop(message(), file: file, line: line) }
}

/// What happens when a caller broke a rule.
@usableFromInline
package enum BrokenRule {
  private static let handler = Mutex<(@Sendable (_ message: String) -> Void)?>(nil)

  /// Has a program end in its own way, which is called first, with the message.
  package static func handle(by handler: @escaping @Sendable (_ message: String) -> Void) {
    self.handler.withLock { $0 = handler }
  }

  @usableFromInline
  @inline(never)
  static func stop(_ message: String, file: StaticString, line: UInt) -> Never {
    handler.withLock { $0 }?(message)
    fatalError(message, file: file, line: line)
  }
}
