extension [String] {
  /// The names in quotes, as excerpts, and how many there are beyond a limit.
  package func listed(limit: Int) -> String {
    let names = prefix(limit).map { "'\($0.excerpt)'" }.joined(separator: ", ")
    return count > limit ? "\(names) and \(count - limit) more" : names
  }
}
