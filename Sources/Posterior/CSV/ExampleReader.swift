import GSLNumerics

/// Reads examples whose classes are asked for, a block of rows at a time: of the text nothing is
/// kept.
package struct ExampleReader {
  /// The names of all columns of the file.
  package let columnNames: [String]
  /// The line of the file that each row begins on, from 1; a row that was left out has none.
  package private(set) var lines: [Int] = []
  /// The number of rows of the file.
  package private(set) var rowCount = 0
  /// The different labels, in the order of their first rows; none where the file has no column of
  /// labels.
  package private(set) var labels: [String] = []

  private let header: CSVHeader
  private let features: [Int]
  private let label: Int?
  private let options: CSVOptions
  private var knownLabels: Set<ArraySlice<UInt8>> = []
  private var block: [Double] = []

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - path: The path of the file.
  ///   - features: The columns that hold the features, d of them.
  ///   - label: The column that holds the labels, if the file has it.
  ///   - blockSize: How many rows are given at once.
  ///   - use: Gets up to that many rows at a time, m×d; in all as many as `lines` has.
  /// - Throws: `CSVError` when the file cannot be read, lacks a column or has no rows, and for the
  ///   first cell that is not a number.
  package init(
    path: String, features: [String], label: String, options: CSVOptions, blockSize: Int = 4096,
    _ use: (Matrix) -> Void
  ) throws(CSVError) {
    self = try withPieces(of: path) { next, _ throws(CSVError) in
      var parser = CSVParser(file: path, separator: options.separator)
      let header = try CSVHeader(&parser, file: path, separator: options.separator, next)
      var reader = try ExampleReader(header, features: features, label: label, options: options)
      while let line = try header.row(&parser, next) {
        try reader.add(line: line) { parser.field($0) }
        parser.dropFields()
        if reader.block.count >= blockSize * features.count { reader.give(to: use) }
      }
      reader.give(to: use)
      try reader.requireRows()
      return reader
    }
  }

  private init(
    _ header: CSVHeader, features: [String], label: String, options: CSVOptions
  ) throws(CSVError) {
    var columns: [Int] = []
    for name in features { columns.append(try header.index(of: name)) }
    (self.header, self.features, self.options) = (header, columns, options)
    columnNames = header.columnNames
    self.label = columnNames.firstIndex { $0.utf8.elementsEqual(label.utf8) }
  }

  private mutating func add(
    line: Int, _ cell: (_ column: Int) -> ArraySlice<UInt8>
  ) throws(CSVError) {
    rowCount += 1
    if options.dropMissing && features.contains(where: { cell($0).isMissingValue }) { return }
    for column in features {
      let text = cell(column)
      guard case .number(let value) = options.reading(text) else {
        // The model needs this column: to leave it out as text is not an option.
        throw CSVError(
          options.problem(text, isColumnOfText: false), file: header.file, line: line,
          column: columnNames[column])
      }
      block.append(value)
    }
    lines.append(line)
    if let label, !knownLabels.contains(cell(label)) {
      knownLabels.insert(ArraySlice(Array(cell(label))))
      labels.append(String(decoding: cell(label), as: UTF8.self))
    }
  }

  private mutating func give(to use: (Matrix) -> Void) {
    guard !block.isEmpty else { return }
    let rowCount = block.count / features.count
    use(Matrix(rowCount: rowCount, columnCount: features.count, elements: block))
    block.removeAll(keepingCapacity: true)
  }

  private func requireRows() throws(CSVError) {
    guard lines.isEmpty else { return }
    throw CSVError(
      rowCount == 0 ? .noRows : .onlyIncompleteRows(count: rowCount), file: header.file)
  }
}
