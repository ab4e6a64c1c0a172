import PosteriorReport

/// The quiet line that says which keys there are.
enum Prompt {
  /// The line, as long as there is room for.
  ///
  /// - Parameters:
  ///   - purpose: What comes next.
  ///   - lead: The text before it, such as the number of the section; empty to leave it out.
  ///   - width: The columns that there are.
  static func text(_ purpose: String, after lead: String = "", width: Int) -> String {
    let start = lead.isEmpty ? "" : lead + "   "
    let lines = ["space: \(purpose) · b: back · q: quit", "space: \(purpose)", "space · b · q"]
    return lines.map { start + $0 }.first { $0.displayWidth <= width } ?? lead
  }
}
