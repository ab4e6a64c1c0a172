import ArgumentParser
import Posterior
import PosteriorReport

/// The form of a command's output, and what is the same for all of them.
struct FormOptions: ParsableArguments {
  @Flag(help: "Write one JSON object.")
  var json = false

  @OptionGroup var text: TextOptions

  /// How text looks on this terminal.
  var style: TextStyle { text.style }

  /// Text, tables and figures for a reader.
  func rendered(_ elements: [Element]) -> String {
    var renderer = TerminalRenderer(style: style)
    return elements.map { renderer.render($0) }.joined() + "\n"
  }

  /// A value as one JSON text.
  func encoded(_ value: JSONValue) -> String { value.text + "\n" }
}
