/// A CSV file, read but not yet understood: named columns of text.
///
/// A data set takes its features and labels from a table; what is neither, such as a number by
/// which rows are chosen, can be read from the table itself:
///
///     let table = try CSVTable(path: "pokemon.csv")
///     let id = try table.numbers(named: "id")
///     let all = try Dataset(table, label: "type", features: ["defense", "special_defense"])
///     let training = all.rows { id[$0] < 400 }
public struct CSVTable: Sendable {
  /// How the file is written.
  public let options: CSVOptions
  /// The line of the file that each row begins on, from 1.
  public let lines: [Int]

  /// The bytes of all cells, row after row, and where each cell ends.
  private let text: [UInt8]
  private let ends: [Int]
  let header: CSVHeader

  /// The name of the file, for messages.
  public var name: String { header.file }
  /// The names of the columns, from the first line.
  public var columnNames: [String] { header.columnNames }

  /// The number of rows below the header.
  public var rowCount: Int { lines.count }
  /// The number of columns.
  public var columnCount: Int { columnNames.count }

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - path: The path of the file.
  ///   - options: How the file is written.
  /// - Throws: `CSVError` when the file cannot be read, or as `init(bytes:name:options:)` does.
  /// - Complexity: O(bytes).
  public init(path: String, options: CSVOptions = CSVOptions()) throws(CSVError) {
    self = try withPieces(of: path) { next, _ throws(CSVError) in
      try CSVTable(named: path, options: options, next)
    }
  }

  /// Reads the bytes of a file.
  ///
  /// The text is UTF-8, with a byte order mark or without. A line ends with LF, CR LF or CR. A
  /// field in quotes may contain separators, line ends and, doubled, quotes. Spaces around a field
  /// belong to it only inside quotes; blank lines count for nothing.
  ///
  /// ```swift
  /// let table = try CSVTable(bytes: Array("x,y\n1,2\n3,4\n".utf8), name: "points.csv")
  /// print(table.columnNames, table.rowCount)  // ["x", "y"] 2
  /// ```
  ///
  /// - Parameters:
  ///   - bytes: The bytes.
  ///   - name: What messages call them.
  ///   - options: How the file is written.
  /// - Throws: `CSVError` unless the bytes are text, every column has a name of its own, and each
  ///   of the rows, of which there is at least one, has as many fields.
  /// - Complexity: O(bytes).
  ///
  /// Differs from RFC 4180 in the spaces, and from R's `read.csv` and pandas in refusing rows that
  /// are too short.
  public init(bytes: [UInt8], name: String, options: CSVOptions = CSVOptions()) throws(CSVError) {
    self = try withPieces(of: bytes) { next, _ throws(CSVError) in
      try CSVTable(named: name, options: options, next)
    }
  }

  private init(
    named name: String, options: CSVOptions, _ next: CSVParser.Pieces
  ) throws(CSVError) {
    var parser = CSVParser(file: name, separator: options.separator)
    header = try CSVHeader(&parser, file: name, separator: options.separator, next)
    var lines: [Int] = []
    while let line = try header.row(&parser, next) { lines.append(line) }
    guard !lines.isEmpty else { throw CSVError(.noRows, file: name) }
    self.options = options
    self.lines = lines
    (text, ends) = (parser.text, parser.ends)
  }
}

extension CSVTable {
  /// The cells of a column, as they were written but for quotes.
  ///
  /// - Throws: `CSVError` if there is no such column.
  /// - Complexity: O(bytes of the column).
  public func column(named name: String) throws(CSVError) -> [String] {
    let column = try index(of: name)
    return (0..<rowCount).map { String(decoding: cell($0, column), as: UTF8.self) }
  }

  /// The numbers of a column.
  ///
  /// ```swift
  /// let table = try CSVTable(bytes: Array("x,y\n1,2\n3,4\n".utf8), name: "points.csv")
  /// print(try table.numbers(named: "y"))  // [2.0, 4.0]
  /// ```
  ///
  /// - Throws: `CSVError` if there is no such column, or for the first cell that is not a finite
  ///   decimal number.
  /// - Complexity: O(bytes of the column).
  public func numbers(named name: String) throws(CSVError) -> [Double] {
    let column = try index(of: name)
    var numbers: [Double] = []
    numbers.reserveCapacity(rowCount)
    for row in 0..<rowCount { numbers.append(try number(row, column)) }
    return numbers
  }

  /// The table without the rows that miss a value.
  ///
  /// A value is missing where a cell is empty or says NA, N/A, NULL, null or a question mark.
  ///
  /// - Parameter names: The columns that must have their values; all, unless some are named.
  /// - Throws: `CSVError` if there is no such column, or no such row.
  /// - Complexity: O(bytes).
  public func withoutMissing(in names: [String]? = nil) throws(CSVError) -> CSVTable {
    var columns = Array(columnNames.indices)
    if let names {
      columns = []
      for name in names { columns.append(try index(of: name)) }
    }
    let complete = (0..<rowCount).filter { row in
      !columns.contains { cell(row, $0).isMissingValue }
    }
    guard !complete.isEmpty else {
      throw CSVError(.onlyIncompleteRows(count: rowCount), file: self.name)
    }
    return complete.count == rowCount ? self : CSVTable(self, rows: complete)
  }

  private init(_ table: CSVTable, rows: [Int]) {
    var (text, ends): ([UInt8], [Int]) = ([], [])
    for row in rows {
      for column in table.columnNames.indices {
        text += table.cell(row, column)
        ends.append(text.count)
      }
    }
    (self.text, self.ends) = (text, ends)
    lines = rows.map { table.lines[$0] }
    (header, options) = (table.header, table.options)
  }

  /// The bytes of a cell.
  func cell(_ row: Int, _ column: Int) -> ArraySlice<UInt8> {
    let index = row * columnCount + column
    return text[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
  }

  /// The index of a column.
  func index(of name: String, isLabel: Bool = false) throws(CSVError) -> Int {
    try header.index(of: name, isLabel: isLabel)
  }

  /// An error at a cell.
  func error(_ problem: CSVError.Problem, row: Int, column: Int) -> CSVError {
    CSVError(problem, file: name, line: lines[row], column: columnNames[column])
  }
}

extension ArraySlice<UInt8> {
  /// Whether a cell says that its value is missing.
  var isMissingValue: Bool {
    isEmpty || (count <= 4 && Self.missingWords.contains { $0.elementsEqual(self) })
  }

  private static let missingWords = ["NA", "N/A", "NULL", "null", "?"].map { Array($0.utf8) }
}
