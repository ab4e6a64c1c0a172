import PosteriorReport

/// Words of a lesson that remember which of them come from the run.
///
/// It is written as a string, with the numbers as they are shown in it:
/// `"\(loss, .fixed(3)) nats"`.
public struct Wording: ExpressibleByStringInterpolation, Sendable, Equatable {
  /// A run of letters, and whether it is a value of the run.
  struct Piece: Sendable, Equatable {
    let text: String
    let isValue: Bool
  }

  let pieces: [Piece]

  /// What stands before words that were chosen by a condition, for those who audit a lesson.
  static let conditionMark = "\u{E002}"

  /// Words that are the same in every run.
  public init(stringLiteral text: String) {
    pieces = text.isEmpty ? [] : [Piece(text: text, isValue: false)]
  }

  /// Words with values of the run.
  public init(stringInterpolation interpolation: Interpolation) {
    pieces = interpolation.pieces
  }

  private init(_ pieces: [Piece]) {
    self.pieces = pieces
  }

  /// Both, one after the other.
  public static func + (first: Wording, second: Wording) -> Wording {
    Wording(first.pieces + second.pieces)
  }

  /// What the reader sees.
  var text: String { pieces.map(\.text).joined() }

  /// The same with marks around each value of the run, for those who audit a lesson.
  var markedText: String {
    pieces.map { $0.isValue ? "\u{E000}\($0.text)\u{E001}" : $0.text }.joined()
  }

  /// Collects letters and values.
  public struct Interpolation: StringInterpolationProtocol {
    fileprivate var pieces: [Piece] = []

    /// An empty text.
    public init(literalCapacity: Int, interpolationCount: Int) {}

    /// Adds letters.
    public mutating func appendLiteral(_ literal: String) {
      if !literal.isEmpty { pieces.append(Piece(text: literal, isValue: false)) }
    }

    /// Adds a number as a reader wants to see it.
    public mutating func appendInterpolation(_ value: Double, _ format: NumberFormat) {
      pieces.append(Piece(text: format.text(value), isValue: true))
    }

    /// Adds whatever can be written.
    public mutating func appendInterpolation(_ value: some CustomStringConvertible) {
      pieces.append(Piece(text: "\(value)", isValue: true))
    }
  }
}

extension Session {
  /// The text of some words; an audit sees which of them come from the run.
  func text(of wording: Wording) -> String { options.audit ? wording.markedText : wording.text }

  /// The words, or in a quick run those for it, if there are some.
  func choose(_ words: Wording, quick: Wording?) -> Wording {
    guard let quick, isQuick() else { return words }
    return quick
  }
}
