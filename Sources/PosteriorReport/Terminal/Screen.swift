/// A full-screen display that has taken the terminal over, until it gives it back.
package protocol Screen: Sendable {
  /// Keeps a warning until the terminal is given back, if it would be overwritten; says whether it
  /// does.
  func holds(_ warning: String) -> Bool

  /// Gives the terminal back as it was; nothing happens if it has been given back.
  func leave()
}
