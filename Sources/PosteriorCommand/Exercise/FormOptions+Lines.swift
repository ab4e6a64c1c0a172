import PosteriorReport

extension FormOptions {
  /// Lines as they are, indented like other text.
  func lines(_ lines: [String]) -> String {
    "\n" + lines.map { style.line($0) + "\n" }.joined() + "\n"
  }

  /// The sign in front of a verdict, and a space.
  func mark(_ isGood: Bool) -> String { style.mark(isGood) + " " }
}
