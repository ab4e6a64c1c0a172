import GSLNumerics

/// Makes a data set of rows, one after the other: of the text nothing is kept.
package struct DatasetReader {
  private let header: CSVHeader
  private let columns: DatasetColumns
  private let options: CSVOptions
  private var elements: [Double] = []
  private var classes = ClassNumbering()
  /// The number of rows so far, and of those that were kept.
  private(set) var rowCount = 0
  private var keptCount = 0
  private var isReserved = false
  /// A column whose first value is not a number, and the errors for that cell alone and for a
  /// column of text.
  private var doubt: (column: Int, isolated: CSVError, all: CSVError)?

  init(_ header: CSVHeader, _ columns: DatasetColumns, options: CSVOptions) {
    self.header = header
    self.columns = columns
    self.options = options
  }

  /// Adds a row.
  ///
  /// - Throws: `CSVError` for the first cell that is invalid.
  mutating func add(
    line: Int, _ cell: (_ column: Int) -> ArraySlice<UInt8>
  ) throws(CSVError) {
    rowCount += 1
    if let doubt {
      if options.reading(cell(doubt.column)) != .notANumber { throw doubt.isolated }
      return
    }
    if options.dropMissing && isIncomplete(cell) { return }
    for column in columns.features {
      let text = cell(column)
      guard case .number(let value) = options.reading(text) else {
        return try refuse(text, column, line)
      }
      elements.append(value)
    }
    let label = cell(columns.label)
    if label.isMissingValue {
      let value = String(decoding: label, as: UTF8.self)
      throw error(.missing(value: value), columns.label, line)
    }
    classes.add(label)
    keptCount += 1
  }

  /// The data set.
  ///
  /// - Throws: `CSVError` unless there are rows, and classes.
  func dataset() throws(CSVError) -> Dataset {
    if let doubt { throw doubt.all }
    if keptCount == 0 {
      throw CSVError(
        rowCount == 0 ? .noRows : .onlyIncompleteRows(count: rowCount), file: header.file)
    }
    let (labels, classNames) = classes.sorted()
    let label = header.columnNames[columns.label]
    if classNames.count == 1 {
      throw CSVError(.oneClass(name: classNames[0]), file: header.file, column: label)
    }
    if classNames.count == keptCount && keptCount > 2 {
      throw CSVError(.notClasses(count: keptCount), file: header.file, column: label)
    }
    return Dataset(
      features: Matrix(
        rowCount: keptCount, columnCount: columns.features.count, elements: elements),
      labels: labels, featureNames: columns.features.map { header.columnNames[$0] },
      classNames: classNames)
  }

  private func isIncomplete(_ cell: (_ column: Int) -> ArraySlice<UInt8>) -> Bool {
    cell(columns.label).isMissingValue || columns.features.contains { cell($0).isMissingValue }
  }

  /// Throws for a cell that is not a number; if no cell above it was a number, the rows below
  /// decide whether the column is text.
  private mutating func refuse(
    _ text: ArraySlice<UInt8>, _ column: Int, _ line: Int
  ) throws(CSVError) {
    let isolated = error(options.problem(text, isColumnOfText: false), column, line)
    guard keptCount == 0, case .number(_, .text) = isolated.problem else { throw isolated }
    doubt = (
      column, isolated, error(options.problem(text, isColumnOfText: true), column, line)
    )
  }

  private func error(_ problem: CSVError.Problem, _ column: Int, _ line: Int) -> CSVError {
    CSVError(problem, file: header.file, line: line, column: header.columnNames[column])
  }
}

extension DatasetReader {
  /// Reads a file.
  ///
  /// - Returns: The data set, and how many rows were left out of it since they miss a value.
  package static func read(
    _ path: String, label: String, features: [String]?, ignoring ignored: [String],
    options: CSVOptions
  ) throws(CSVError) -> (dataset: Dataset, droppedCount: Int) {
    try withPieces(of: path) { next, byteCount throws(CSVError) in
      try read(
        path, next, byteCount, label: label, features: features, ignoring: ignored,
        options: options)
    }
  }

  static func read(
    _ name: String, _ next: CSVParser.Pieces, _ byteCount: Int, label: String,
    features: [String]?, ignoring ignored: [String], options: CSVOptions
  ) throws(CSVError) -> (dataset: Dataset, droppedCount: Int) {
    var parser = CSVParser(file: name, separator: options.separator)
    let header = try CSVHeader(&parser, file: name, separator: options.separator, next)
    let columns = try DatasetColumns(header, label: label, features: features, ignored: ignored)
    var reader = DatasetReader(header, columns, options: options)
    do throws(CSVError) {
      while let line = try header.row(&parser, next) {
        try reader.add(line: line) { parser.field($0) }
        parser.dropFields()
        reader.reserve(for: byteCount, read: parser.byteOffset)
      }
    } catch {
      throw reader.doubt?.isolated ?? error
    }
    let dataset = try reader.dataset()
    return (dataset, reader.rowCount - dataset.count)
  }

  /// Makes room, once, for as many rows as a file seems to have: an array that grows by itself has
  /// three times its size at times.
  private mutating func reserve(for byteCount: Int, read readCount: Int) {
    guard !isReserved && readCount > 0 else { return }
    isReserved = true
    let share = min(1, Double(readCount) / Double(max(1, byteCount)))
    elements.reserveCapacity(Int(1.05 * Double(elements.count) / share))
  }
}
