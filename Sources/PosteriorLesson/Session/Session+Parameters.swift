import ArgumentParser
import CPosteriorLibc
import GSLNumerics
import PosteriorReport

/// The declaration of a lesson's parameter.
struct Parameter: Sendable {
  let name: String
  /// The value that it has unless it is set.
  let standard: String
  /// The smallest and the largest value, if the lesson names them.
  let range: (low: String, high: String)?
  /// The kind of value, such as "2 numbers".
  let kind: String

  /// A row of the list of parameters.
  func cells(default: String) -> [Table.Cell] {
    let range: Table.Cell = range.map { .text("\($0.low) to \($0.high)") } ?? .empty
    return [.text(name), .text(`default`), range, .text(kind)]
  }

  /// The default with three digits of each number, if it is long.
  var roundedStandard: String {
    guard standard.count > 24 else { return standard }
    let numbers = standard.split(separator: ",").map { Double($0) }
    return numbers.map { $0.map(NumberFormat.significant(3).text) ?? "?" }.joined(separator: ",")
      .inASCII
  }

  /// Whether that loses digits.
  var isRounded: Bool {
    roundedStandard.split(separator: ",").map { Double($0) }
      != standard.split(separator: ",").map { Double($0) }
  }
}

// The parameters that a reader can change.
extension Session {
  /// The value of a parameter: as set on the command line, or the default.
  func parameter<Value: ParameterValue>(
    _ name: String, default value: Value, range: (low: String, high: String)? = nil,
    contains: (Value) -> Bool = { _ in true }
  ) -> Value {
    require(!hasOutput, "parameter '\(name)' is declared after the lesson's first output")
    let result = options.settings.first { $0.name == name }.map { read($0, like: value) } ?? value
    if let range, !contains(result) {
      TerminalDevice.fail(
        "--set \(name)=\(result.parameterText): give a value from \(range.low) to \(range.high).")
    }
    let count = value.parameterCount.map { "\($0) " } ?? ""
    declare(
      Parameter(
        name: name, standard: value.parameterText, range: range,
        kind: count + Value.parameterKind), value: result.parameterText)
    // The text between the last declaration and the first output does not wait for a key.
    if options.listParameters && parameters.count == source.parameterNames.count {
      endWithParameters()
    }
    return result
  }

  /// Lists the parameters, and ends.
  func endWithParameters() -> Never {
    // A terminal has no room for all digits of a list; other programs get them.
    let isTerminal = options.output == nil
    let isRounded = isTerminal && parameters.contains(where: \.isRounded)
    var table = Table(
      "parameter", .init(isRounded ? "default, rounded" : "default", .automatic), "range", "kind")
    for parameter in parameters {
      table.add(
        parameter.cells(default: isTerminal ? parameter.roundedStandard : parameter.standard))
    }
    end(with: table)
  }

  /// Whether a parameter was set on the command line. The seed is one if it draws other numbers.
  func isSet(_ name: String) -> Bool {
    options.settings.contains { $0.name == name }
      || name == "seed" && options.random.seed != SeedOption.standard
  }

  private func read<Value: ParameterValue>(_ setting: Setting, like value: Value) -> Value {
    let given = "--set \(setting.name)=\(setting.value.excerpt)"
    do {
      let result = try Value(parameterText: setting.value)
      if let wanted = value.parameterCount, let count = result.parameterCount, count != wanted {
        TerminalDevice.fail("\(given): \(count) values given, but the lesson needs \(wanted).")
      }
      return result
    } catch let error as ParameterError {
      refuse("\(given): \(error).")
    } catch {
      TerminalDevice.fail("\(given): \(error). Give \(Value.parameterForm).")
    }
  }

  func refuseUnknownSettings() {
    guard !options.settings.isEmpty else { return }
    let known = source.parameterNames
    guard let unknown = options.settings.first(where: { !known.contains($0.name) }) else { return }
    let list = known.isEmpty ? "It has none." : "Parameters: \(known.joined(separator: ", "))."
    refuse("This lesson has no parameter '\(unknown.name.excerpt)'. \(list)")
  }

  /// Ends the lesson as the command line's parser does, without the rest of its text.
  private func refuse(_ message: String) -> Never {
    Session.abandon()
    LessonOptions.exit(withError: ValidationError(message))
  }
}
