/// Why methods cannot be compared on data at all.
public enum ComparisonError: Error, Sendable, Equatable {
  /// All examples are of one class.
  case oneClass(name: String)
  /// A class has too few examples for some to be tested and some to be learned from.
  case tooFewRows(className: String, count: Int)
}

extension ComparisonError: ExplainedError {
  /// A word that stays the same from release to release.
  public var kind: String {
    switch self {
    case .oneClass: "label.oneClass"
    case .tooFewRows: "label.tooFew"
    }
  }

  /// The class at fault.
  public var value: String? {
    switch self {
    case .oneClass(let name), .tooFewRows(let name, _): name
    }
  }

  /// What is wrong.
  public var message: String {
    switch self {
    case .oneClass(let name): "all examples are of class '\(name.excerpt)'"
    case .tooFewRows(let name, let count):
      "class '\(name.excerpt)' has \(count) example\(count == 1 ? "" : "s"), but at least 2 are "
        + "needed: one to test, and one to learn from"
    }
  }

  /// A remedy.
  public var hint: String? {
    switch self {
    case .oneClass: "Add examples of a second class."
    case .tooFewRows: "Add examples of it, or leave the class out."
    }
  }
}
