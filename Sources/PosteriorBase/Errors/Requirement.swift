/// Stops the program when a caller broke a rule, and says which and with what numbers.
///
/// `precondition` does the same in unoptimized code only: in the optimized code that these
/// libraries are, it keeps the condition and drops the message.
@inlinable
package func require(
  _ condition: Bool, _ message: @autoclosure () -> String, file: StaticString = #fileID,
  line: UInt = #line
) {
  if !condition { fatalError(message(), file: file, line: line) }
}
