/// Whether a hyperplane separates two classes.
public struct Separation: Sendable, Equatable {
  /// How well the classes can be separated.
  public enum Status: String, Sendable {
    /// A hyperplane has the classes strictly on its two sides: no maximum of the likelihood exists.
    case complete
    /// A hyperplane has the classes on its two sides, with examples on the plane itself: none exists either.
    case quasiComplete = "quasi-complete"
    /// No hyperplane separates the classes: the maximum exists.
    case overlap
  }
}
