import GSLNumerics

/// Rows and columns of text and numbers.
///
/// ```swift
/// var lengths = Table("word", .fixed("probability", 3), "bits")
/// lengths.add("calm", 0.5, 1)
/// lengths.addTotal("average", nil, 1.75)
/// show(lengths)
/// ```
public struct Table: Sendable, Equatable {
  /// A column's heading and the way its numbers are written.
  public struct Column: Sendable, Equatable, ExpressibleByStringLiteral {
    /// The heading.
    public var title: String
    /// How numbers are written; text is written as it is.
    public var format: NumberFormat

    /// A column whose numbers have up to six significant digits, all with equally many decimals.
    public init(stringLiteral title: String) {
      self.init(title, .automatic)
    }

    /// A column with a format.
    public init(_ title: String, _ format: NumberFormat) {
      self.title = title
      self.format = format
    }

    /// A column with a number of digits after the point.
    public static func fixed(_ title: String, _ digits: Int) -> Column {
      Column(title, .fixed(digits))
    }

    /// A column with a number of significant digits.
    public static func significant(_ title: String, _ digits: Int) -> Column {
      Column(title, .significant(digits))
    }

    /// A column of powers of ten with a number of digits after the point.
    public static func scientific(_ title: String, _ digits: Int) -> Column {
      Column(title, .scientific(digits))
    }

    /// A column of shares, written in percent.
    public static func percent(_ title: String, _ digits: Int = 0) -> Column {
      Column(title, .percent(digits))
    }
  }

  /// The content of one place of a table.
  public enum Cell: Sendable, Equatable {
    /// Words, as they are.
    case text(String)
    /// A number, written as its column says.
    case number(Double)
    /// A whole number, written with all its digits.
    case integer(Int)
    /// Nothing.
    case empty
  }

  /// The columns, from left to right.
  public let columns: [Column]
  /// The rows above the rule, each with one cell a column.
  public private(set) var rows: [[Cell]] = []
  /// The rows below the rule: sums and means of the rows above.
  public private(set) var totals: [[Cell]] = []

  /// Whether the table is a confusion matrix, whose columns may be close together.
  var isConfusion = false

  /// An empty table.
  public init(_ columns: Column...) {
    self.init(columns)
  }

  /// An empty table.
  package init(_ columns: [Column]) {
    self.columns = columns
  }

  /// Adds a row of cells.
  package mutating func add(_ cells: [Cell]) {
    rows.append(cells)
  }

  /// Adds a row of cells below the rule.
  package mutating func addTotal(_ cells: [Cell]) {
    totals.append(cells)
  }

  /// Adds a row.
  ///
  /// - Parameter cells: Text, numbers or nil for an empty cell, from left to right.
  /// - Precondition: There is one cell for every column.
  public mutating func add(_ cells: (any TableCell)?...) {
    rows.append(row(cells))
  }

  /// Adds a row below the rule.
  ///
  /// - Parameter cells: Text, numbers or nil for an empty cell, from left to right.
  /// - Precondition: There is one cell for every column.
  public mutating func addTotal(_ cells: (any TableCell)?...) {
    totals.append(row(cells))
  }

  private func row(_ cells: [(any TableCell)?]) -> [Cell] {
    require(
      cells.count == columns.count,
      "a row of \(cells.count) cells does not fit a table of \(columns.count) columns")
    return cells.map { $0?.tableCell ?? .empty }
  }
}

/// A value in a table: text, a whole number or a number.
public protocol TableCell {
  /// The value as a cell.
  var tableCell: Table.Cell { get }
}

extension String: TableCell {
  /// Text, as it is.
  public var tableCell: Table.Cell { .text(self) }
}

extension Double: TableCell {
  /// A number in its column's format.
  public var tableCell: Table.Cell { .number(self) }
}

extension Int: TableCell {
  /// A whole number with all its digits.
  public var tableCell: Table.Cell { .integer(self) }
}
