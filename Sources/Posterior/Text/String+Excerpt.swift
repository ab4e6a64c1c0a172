extension String {
  /// The text as a message quotes it: control characters escaped, and cut at 60 characters.
  package var excerpt: String {
    let legible = unicodeScalars.map { scalar in
      scalar.properties.generalCategory == .control ? scalar.escaped(asASCII: true) : String(scalar)
    }.joined()
    return legible.count <= 60 ? legible : legible.prefix(59) + "…"
  }
}
