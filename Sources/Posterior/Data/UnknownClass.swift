/// A class was asked for by a name that no class has.
public struct UnknownClass: Error, Sendable, Equatable {
  /// The name that was asked for.
  public let name: String
  /// The names that there are.
  public let classNames: [String]

  /// The error about a name.
  init(named name: String, among classNames: [String]) {
    self.name = name
    self.classNames = classNames
  }
}

extension UnknownClass: ExplainedError {
  /// A word that stays the same from release to release.
  public var kind: String { "dataset.class" }

  /// The name that was asked for.
  public var value: String? { name }

  /// What is wrong.
  public var message: String { "no class is called '\(name.excerpt)'" }

  /// The name that was meant, if one is near, or else all that there are.
  public var hint: String? {
    if let meant = name.nearest(among: classNames) { return "Did you mean '\(meant.excerpt)'?" }
    let listed = classNames.prefix(10).map { "'\($0.excerpt)'" }.joined(separator: ", ")
    return "There are \(listed)\(classNames.count > 10 ? " and others" : "")."
  }
}
