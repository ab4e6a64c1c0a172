/// How a CSV file is written, and what to do with its gaps.
public struct CSVOptions: Sendable, Equatable {
  /// The byte between two fields.
  public enum Separator: Character, Sendable, CaseIterable {
    /// As RFC 4180 has it.
    case comma = ","
    /// A semicolon, which spreadsheets write where the comma is the decimal mark.
    case semicolon = ";"
    /// Tab-separated values.
    case tab = "\t"
    /// A vertical bar.
    case bar = "|"
  }

  /// The character before the decimals of a number.
  public enum DecimalMark: Character, Sendable, CaseIterable {
    /// 1.5
    case point = "."
    /// 1,5
    case comma = ","

    /// The mark in UTF-8.
    var byte: UInt8 { self == .comma ? UInt8(ascii: ",") : UInt8(ascii: ".") }
  }

  /// The byte between two fields.
  public var separator: Separator
  /// The character before the decimals of a number.
  public var decimalMark: DecimalMark
  /// Whether a data set leaves out the rows that miss a value it needs, instead of refusing them.
  public var dropMissing: Bool

  /// Commas between fields, points in numbers, and no gaps, unless something else is said.
  public init(
    separator: Separator = .comma, decimalMark: DecimalMark = .point, dropMissing: Bool = false
  ) {
    self.separator = separator
    self.decimalMark = decimalMark
    self.dropMissing = dropMissing
  }
}
