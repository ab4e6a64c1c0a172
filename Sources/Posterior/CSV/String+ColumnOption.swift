extension String {
  /// A column's name as a shell passes it to `--ignore`: in quotes, and in CSV's too where it would
  /// be taken for several names.
  package var asColumnOption: String {
    let isList = contains(",") || hasPrefix("\"")
    let name = isList ? "\"\(replacing("\"", with: "\"\""))\"" : self
    return "'\(name.excerpt.replacing("'", with: #"'\''"#))'"
  }
}
