import ArgumentParser
import Notebook
import Posterior

/// The form of a command's output, and what is the same for all of them.
struct FormOptions: ParsableArguments {
  @Flag(help: "Write one JSON object.")
  var json = false

  @Flag(help: "Write no colors, even on a terminal.")
  var plain = false

  @Flag(help: "Write nothing but ASCII.")
  var ascii = false

  @Option(help: ArgumentHelp("Lay text out for so many columns.", valueName: "columns"))
  var width: Int?

  func validate() throws {
    if let width, !(20...1000).contains(width) {
      throw ValidationError("A width is a number of columns from 20 to 1000, not \(width).")
    }
  }

  /// How text looks on this terminal.
  var style: TextStyle {
    TextStyle(
      columns: width ?? TerminalDevice.columns,
      hasEscapes: TerminalDevice.showsEscapes && !plain, isASCII: ascii)
  }

  /// Text, tables and figures for a reader.
  func rendered(_ elements: [Element]) -> String {
    var renderer = TerminalRenderer(style: style)
    return elements.map { renderer.render($0) }.joined() + "\n"
  }

  /// A value as one JSON text.
  func encoded(_ value: JSONValue) -> String { value.text + "\n" }
}
