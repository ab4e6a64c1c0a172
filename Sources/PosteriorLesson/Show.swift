import GSLNumerics
import PosteriorReport

// The output of a lesson. Each function notes the line it is called from, so that its output
// appears below the prose that stands above that line; a helper that calls one of them passes its
// own `line` on.

/// Shows a table.
@MainActor
public func show(_ table: Table, file: String = #filePath, line: Int = #line) {
  Session.running(file).show(.table(table), line: line)
}

/// Shows a formula on a line of its own.
@MainActor
public func show(_ formula: Formula, file: String = #filePath, line: Int = #line) {
  Session.running(file).show(.formula(formula), line: line)
}

/// Shows a figure.
@MainActor
public func figure(_ figure: Figure, file: String = #filePath, line: Int = #line) {
  Session.running(file).show(figure, line: line)
}

/// Shows images.
@MainActor
public func figure(_ grid: ImageGrid, file: String = #filePath, line: Int = #line) {
  Session.running(file).show(grid, line: line)
}

/// Checks a number that the prose relies on. The claim appears with a ✓; where it does not hold,
/// with a ≠ and both numbers, since the reader may have changed something. With `--strict` that is
/// a ✗, and the lesson ends with status 1.
///
/// - Parameters:
///   - value: What the lesson computed.
///   - expected: What it should be.
///   - tolerance: How far it may be away; NaN is away from everything.
///   - claim: What the reader learns, in Markdown.
///   - parameters: The check is left out when one of these parameters was set on the command line,
///     because the expected value holds for the lesson's own numbers only.
///   - file: The source file of the lesson; leave it out.
///   - line: The line of the call; leave it out.
@MainActor
public func check(
  _ value: Double, is expected: Double, within tolerance: Double, _ claim: String,
  unlessSet parameters: String..., file: String = #filePath, line: Int = #line
) {
  let session = Session.running(file)
  guard !parameters.contains(where: session.isSet) else { return }
  let holds = value == expected || (value - expected).magnitude <= tolerance
  session.show(
    CheckResult(
      claim: claim, holds: holds, value: value, expected: expected, tolerance: tolerance,
      isDemanded: session.options.strict),
    line: line)
}

/// Checks a statement that the prose relies on.
@MainActor
public func check(
  _ holds: Bool, _ claim: String, unlessSet parameters: String..., file: String = #filePath,
  line: Int = #line
) {
  let session = Session.running(file)
  guard !parameters.contains(where: session.isSet) else { return }
  session.show(
    CheckResult(claim: claim, holds: holds, isDemanded: session.options.strict), line: line)
}

/// Shows how the library refuses something: the message of the error that an expression throws.
///
/// An expression that does not throw is a failed check.
@MainActor
public func showRefusal<Result>(
  of attempt: @autoclosure () throws -> Result, file: String = #filePath, line: Int = #line
) {
  do {
    _ = try attempt()
    check(false, "the library should have refused", file: file, line: line)
  } catch {
    Session.running(file).show(.refusal("\(error)"), line: line)
  }
}

/// The value of an expression that may throw; if it does, the lesson ends with the error in one
/// line and status 1.
@MainActor
public func attempt<Result>(
  _ expression: @autoclosure () throws -> Result, file: String = #filePath
) -> Result {
  _ = Session.running(file)
  do {
    return try expression()
  } catch {
    TerminalDevice.fail("\(error)")
  }
}

/// A number, list or distribution that the reader can change with `--set name=value`.
///
/// - Parameters:
///   - name: Its name on the command line.
///   - value: Its value otherwise.
///   - file: The source file of the lesson; leave it out.
/// - Precondition: It is declared before the lesson's first output, so that a bad value prints
///   nothing else.
@MainActor
public func parameter<Value: ParameterValue>(
  _ name: String, default value: Value, file: String = #filePath
) -> Value {
  Session.running(file).parameter(name, default: value)
}

/// Random numbers for one experiment: the same in every run with the same `--seed`, and independent
/// of every other name.
@MainActor
public func randomSource(_ name: String, file: String = #filePath) -> RandomSource {
  Session.running(file).randomSource(name)
}

/// A number that the reader can change with `--set name=value`, within a range.
///
/// - Precondition: It is declared before the lesson's first output, so that a bad value prints
///   nothing else.
@MainActor
public func parameter<Value: ParameterValue & Comparable>(
  _ name: String, default value: Value, in range: ClosedRange<Value>, file: String = #filePath
) -> Value {
  Session.running(file).parameter(
    name, default: value,
    range: (range.lowerBound.parameterText, range.upperBound.parameterText),
    contains: range.contains)
}
