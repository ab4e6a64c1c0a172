/// How well a hyperplane can separate the classes.
public enum SeparationStatus: String, Sendable {
  /// A hyperplane has the classes strictly on its two sides: no maximum of the likelihood exists.
  case complete
  /// A hyperplane has the classes on its two sides, with examples on the plane itself: none exists
  /// either.
  case quasiComplete = "quasi-complete"
  /// No hyperplane separates the classes: the maximum exists.
  case overlap
}
