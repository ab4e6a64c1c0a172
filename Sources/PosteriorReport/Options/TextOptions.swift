import ArgumentParser

/// How a program's text looks on the terminal.
package struct TextOptions: ParsableArguments {
  @Flag(help: "Write no colors, even on a terminal.")
  package var plain = false

  @Flag(help: "Write ASCII only.")
  package var ascii = false

  @Option(help: ArgumentHelp("Lay text out for this many columns.", valueName: "columns"))
  package var width: Int?

  /// Options for the parser to fill in.
  package init() {}

  package func validate() throws {
    if let width, !(20...1000).contains(width) {
      throw ValidationError("A width is a number of columns from 20 to 1000, not \(width).")
    }
  }

  /// The columns that text is laid out for.
  package var columns: Int { width ?? TerminalDevice.columns }

  /// How text looks on the terminal as it is now.
  package var style: TextStyle {
    TextStyle(
      columns: columns, hasEscapes: TerminalDevice.showsEscapes && !plain, isASCII: ascii)
  }
}
