extension TextStyle {
  /// A line that keeps its spaces, after the margin; longer ones are not broken.
  package func line(_ text: String) -> String {
    text.isEmpty ? "" : String(repeating: " ", count: margin) + letters(text)
  }

  /// The mark of success or failure, in its color.
  package func mark(_ isGood: Bool) -> String {
    apply(isGood ? .green : .red, to: letters(isGood ? "✓" : "✗"))
  }

  /// Prose, broken between words.
  package func wrapped(_ text: String) -> [String] {
    wrap([Span(text: text)], width: measure)
  }
}
