extension StringProtocol {
  /// The text without white space at its ends.
  package var trimmed: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }

  /// The text without the characters at its end that all satisfy a condition.
  func droppingLast(while holds: (Character) -> Bool) -> String {
    guard let last = lastIndex(where: { !holds($0) }) else { return "" }
    return String(self[...last])
  }
}
