import GSLNumerics

extension Dataset {
  /// Examples from a CSV file whose first line names the columns.
  ///
  /// The rows keep their order, and the features that of the columns, or the order that they are named in. The classes are the
  /// different labels: in the order of their numbers when all are integers, else in the order of their UTF-8 bytes.
  ///
  /// - Parameters:
  ///   - path: The path of the file.
  ///   - label: The name of the column that has the classes.
  ///   - features: The names of the columns that are features; all but the label, unless some are named.
  ///   - ignored: The names of columns that are left out.
  ///   - options: How the file is written, and what to do with missing values.
  /// - Throws: `CSVError` for the first thing in the file, or in the names, that is not as it should be. Numbers are decimal and
  ///   finite; a number too small for a double is 0. At least two classes are there, and at least two examples share one
  ///   unless there are only two.
  /// - Complexity: O(bytes + n log n).
  ///
  /// R and pandas take a column with one bad cell for text; here that cell is an error.
  public init(
    csv path: String, label: String, features: [String]? = nil, ignoring ignored: [String] = [],
    options: CSVOptions = CSVOptions()
  ) throws(CSVError) {
    let table = try CSVTable(path: path, options: options)
    try self.init(table, label: label, features: features, ignoring: ignored)
  }

  /// Examples from the bytes of a CSV file, as `init(csv:label:features:ignoring:options:)` reads them.
  ///
  /// - Parameter name: What messages call the file.
  public init(
    csvBytes bytes: [UInt8], named name: String, label: String, features: [String]? = nil,
    ignoring ignored: [String] = [], options: CSVOptions = CSVOptions()
  ) throws(CSVError) {
    let table = try CSVTable(bytes: bytes, name: name, options: options)
    try self.init(table, label: label, features: features, ignoring: ignored)
  }

  /// Examples from a table, as `init(csv:label:features:ignoring:options:)` takes them.
  ///
  /// Example i is row i of the table, unless the table's options drop rows that miss a label or feature; the difference of
  /// the counts is then how many were dropped. `CSVTable.withoutMissing(in:)` drops them before, and keeps the rows together.
  ///
  /// - Throws: `CSVError` unless the columns are there and have the numbers and classes that a data set needs.
  public init(
    _ table: CSVTable, label: String, features: [String]? = nil, ignoring ignored: [String] = []
  ) throws(CSVError) {
    let columns = try DatasetColumns(table, label: label, features: features, ignored: ignored)
    let table =
      table.options.dropMissing ? try table.withoutMissing(in: columns.names(table)) : table
    var elements: [Double] = []
    elements.reserveCapacity(table.rowCount * columns.features.count)
    var classes = ClassNumbering()
    for row in 0..<table.rowCount {
      for column in columns.features { elements.append(try table.number(row, column)) }
      let label = table.cell(row, columns.label)
      if label.isMissingValue {
        let value = String(decoding: label, as: UTF8.self)
        throw table.error(.missing(value: value), row: row, column: columns.label)
      }
      classes.add(label)
    }
    let (labels, classNames) = classes.sorted()
    try table.requireClasses(classNames, column: label)
    self.init(
      features: Matrix(
        rowCount: table.rowCount, columnCount: columns.features.count, elements: elements),
      labels: labels, featureNames: columns.features.map { table.columnNames[$0] },
      classNames: classNames)
  }
}

/// Which columns of a table a data set is made of.
private struct DatasetColumns {
  let label: Int
  let features: [Int]

  func names(_ table: CSVTable) -> [String] { (features + [label]).map { table.columnNames[$0] } }

  init(
    _ table: CSVTable, label: String, features: [String]?, ignored: [String]
  ) throws(CSVError) {
    func failure(_ problem: CSVError.Problem, column: String? = nil) -> CSVError {
      CSVError(problem, file: table.name, column: column)
    }
    let labelColumn = try table.index(of: label, isLabel: true)
    var isIgnored = table.columnNames.map { _ in false }
    for name in ignored { isIgnored[try table.index(of: name)] = true }
    var wanted = table.columnNames.indices.filter { $0 != labelColumn }
    if let features {
      wanted = []
      for name in features { wanted.append(try table.index(of: name)) }
    }
    if isIgnored[labelColumn] || wanted.contains(labelColumn) {
      throw failure(.labelConflict, column: label)
    }
    var isWanted = isIgnored
    for column in wanted where !isIgnored[column] {
      if isWanted[column] {
        throw failure(.repeatedFeature, column: table.columnNames[column])
      }
      isWanted[column] = true
    }
    self.label = labelColumn
    self.features = wanted.filter { !isIgnored[$0] }
    if self.features.isEmpty { throw failure(.noFeatures) }
    // d² doubles of 8 bytes.
    if self.features.count > Int(Double(1 << 27).squareRoot()) {
      throw failure(.tooManyFeatures(count: self.features.count))
    }
  }
}

extension CSVTable {
  /// Throws unless the labels name classes.
  fileprivate func requireClasses(_ classNames: [String], column: String) throws(CSVError) {
    if classNames.count == 1 {
      throw CSVError(.oneClass(name: classNames[0]), file: name, column: column)
    }
    if classNames.count == rowCount && rowCount > 2 {
      throw CSVError(.notClasses(count: rowCount), file: name, column: column)
    }
  }
}
