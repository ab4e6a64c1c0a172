/// A part of a lesson's output, in the order in which it is read.
package enum Element: Sendable, Equatable {
  /// Markdown with TeX.
  case prose(String)
  /// Swift, as it is in the lesson.
  case code(String)
  case table(Table)
  case formula(Formula)
  case figure(Figure, Picture)
  case images(ImageGrid, Picture)
  case check(CheckResult)
  /// The one-line message of an error that the lesson provokes.
  case refusal(String)
}

/// The result of drawing a figure.
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

/// The result of checking a claim.
package struct CheckResult: Sendable, Equatable {
  let claim: String
  let holds: Bool
  /// The value found and the one expected, when numbers were compared.
  let value: Double?
  let expected: Double?
  let tolerance: Double?

  /// A claim, with the numbers that were compared if there are some.
  package init(
    claim: String, holds: Bool, value: Double? = nil, expected: Double? = nil,
    tolerance: Double? = nil
  ) {
    self.claim = claim
    self.holds = holds
    self.value = value
    self.expected = expected
    self.tolerance = tolerance
  }

  /// The claim, or what contradicts it.
  package var message: String {
    guard !holds, let value, let expected, let tolerance else { return claim }
    return "\(claim): found \(value), expected \(expected) within \(tolerance)"
  }
}
