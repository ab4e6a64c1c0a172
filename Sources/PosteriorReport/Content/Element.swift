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
  /// Whether a claim that does not hold is a failure, not a change that the reader made.
  let isDemanded: Bool
  /// The value found and the one expected, when numbers were compared.
  let value: Double?
  let expected: Double?
  let tolerance: Double?

  /// A claim, with the numbers that were compared if there are some.
  package init(
    claim: String, holds: Bool, value: Double? = nil, expected: Double? = nil,
    tolerance: Double? = nil, isDemanded: Bool = true
  ) {
    self.claim = claim
    self.holds = holds
    self.isDemanded = isDemanded
    self.value = value
    self.expected = expected
    self.tolerance = tolerance
  }

  /// The claim, or what contradicts it.
  package var message: String {
    if holds { return claim }
    guard let value, let expected, let tolerance else {
      return isDemanded ? claim : "\(claim): in the lesson, not here"
    }
    guard isDemanded else { return "\(claim): \(difference(value, expected))" }
    return "\(claim): found \(value), expected \(expected) within \(tolerance)"
  }

  /// Both numbers with the digits that tell them apart, four at least.
  private func difference(_ value: Double, _ expected: Double) -> String {
    let formats = (4...16).map { NumberFormat.significant($0) }
    let format = formats.first { $0.text(value) != $0.text(expected) } ?? .significant(17)
    return "the lesson has \(format.text(expected)); here \(format.text(value))"
  }

  /// What stands before it.
  var mark: String { holds ? "✓" : isDemanded ? "✗" : "≠" }
}
