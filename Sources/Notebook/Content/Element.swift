/// What a lesson consists of once it runs, in the order in which it is read.
package enum Element: Sendable, Equatable {
  /// Markdown with TeX.
  case prose(String)
  /// Swift, as it stands in the lesson.
  case code(String)
  case table(Table)
  case formula(Formula)
  case figure(Figure, Picture)
  case images(ImageGrid, Picture)
  case check(CheckResult)
  /// The one-line message of an error that the lesson provokes.
  case refusal(String)
}

/// What became of a figure.
package enum Picture: Sendable, Equatable {
  /// Drawn in characters.
  case text(String)
  /// Saved at a path.
  case file(String)
  /// Not drawn, since it could not be: its numbers stand in for it.
  case numbers
  /// Not drawn, since it was not asked for.
  case omitted
}

/// What became of a claim.
package struct CheckResult: Sendable, Equatable, Encodable {
  let claim: String
  let holds: Bool
  /// What was found and what was expected, when numbers were compared.
  var value: Double?
  var expected: Double?
  var tolerance: Double?

  /// The claim, or what contradicts it.
  var message: String {
    guard !holds, let value, let expected, let tolerance else { return claim }
    return "\(claim): found \(value), expected \(expected) within \(tolerance)"
  }
}
