extension String {
  /// The text as a message quotes it: control characters escaped, and cut at 60 characters.
  package var excerpt: String {
    let legible = self.legible
    return legible.count <= 60 ? legible : legible.prefix(59) + "…"
  }

  /// The text with its control characters and line ends escaped: it stays on its line.
  package var legible: String {
    unicodeScalars.map { scalar in
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: scalar.escaped(asASCII: true)
      default: String(scalar)
      }
    }.joined()
  }
}
