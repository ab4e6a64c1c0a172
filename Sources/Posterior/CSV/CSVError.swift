/// Why a CSV file is not a table, or not a data set: what is wrong and where.
public struct CSVError: Error, Sendable, Equatable {
  /// What is wrong.
  public let problem: Problem
  /// The file, as it was named.
  public let file: String?
  /// The line that the row begins on, from 1; for a misplaced quote or byte, its own line.
  public let line: Int?
  /// The name of the column.
  public let column: String?

  init(_ problem: Problem, file: String?, line: Int? = nil, column: String? = nil) {
    self.problem = problem
    self.file = file
    self.line = line
    self.column = column
  }

  /// What is wrong with a CSV file.
  public enum Problem: Sendable, Equatable {
    /// The file cannot be opened or read.
    case unreadable(reason: String)
    /// A byte, counted from 1, does not belong into UTF-8 text.
    case encoding(Content, byte: Int, value: UInt8)
    /// There is nothing in the file.
    case empty
    /// There are no rows below the header.
    case noRows
    /// Every row misses a value.
    case onlyIncompleteRows(count: Int)
    /// A column, counted from 1, has no name.
    case unnamedColumn(position: Int)
    /// Two columns, counted from 1, have one name.
    case repeatedColumn(positions: [Int])
    /// The header is one name that contains another separator.
    case separator(CSVOptions.Separator)
    /// A row has other fields than the header has names.
    case fieldCount(found: Int, wanted: Int)
    /// A quote is in the wrong place.
    case quote(Quote)
    /// A value is missing: the cell is empty, or says so.
    case missing(value: String)
    /// A cell is not a number.
    case number(value: String, Unreadable)
    /// There is no column of this name.
    case noColumn(name: String, isLabel: Bool, columns: [String])
    /// The label is wanted as a feature, or to be ignored.
    case labelConflict
    /// A feature is named twice.
    case repeatedFeature
    /// No column is left as a feature.
    case noFeatures
    /// A covariance matrix of this many features would need more than 1 GiB.
    case tooManyFeatures(count: Int)
    /// All examples have one label.
    case oneClass(name: String)
    /// No two examples have one label.
    case notClasses(count: Int)
  }

  /// What a file contains instead of UTF-8 text.
  public enum Content: Sendable {
    /// A byte sequence that UTF-8 does not have, as from Latin-1.
    case notUTF8
    /// A NUL byte.
    case nul
    /// A byte order mark of UTF-16.
    case utf16
    /// Data compressed by gzip.
    case gzip
    /// A PNG picture.
    case png
    /// A ZIP archive, such as a workbook of a spreadsheet program.
    case zip
  }

  /// What is wrong with a quote.
  public enum Quote: Sendable {
    /// It opens a field and is never closed.
    case unclosed
    /// Text follows it after it has closed the field.
    case followed
    /// It is inside a field that began without one.
    case inside
  }

  /// Why a cell is not a number.
  public enum Unreadable: Sendable {
    /// It is text.
    case text
    /// It is text, and so is the rest of its column.
    case textColumn
    /// It is a word for an infinite number or for none, such as inf and nan.
    case notFinite
    /// It is beyond the largest double.
    case tooLarge
    /// It would be a number with the other decimal mark.
    case decimalMark
  }
}
