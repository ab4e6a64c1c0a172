import ArgumentParser

/// A way to show a lesson to a class.
enum Staging: String, EnumerableFlag {
  /// One answer after the other, below each other.
  case step
  /// One section a screen.
  case present

  static func help(for value: Staging) -> ArgumentHelp? {
    switch value {
    case .step: "Wait for a key before each answer: space next, b back, q quit."
    case .present: "Show one section a screen, and wait for a key before each answer."
    }
  }
}
