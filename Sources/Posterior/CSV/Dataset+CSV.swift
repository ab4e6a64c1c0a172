extension Dataset {
  /// Examples from a CSV file whose first line names the columns.
  ///
  /// The rows keep their order, and the features that of the columns, or the order that they are
  /// named in. The classes are the different labels: in the order of their numbers when all are
  /// integers, otherwise in the order of their UTF-8 bytes.
  ///
  /// ```swift
  /// let irises = try Dataset(csv: "Lessons/Data/iris.csv", label: "species")
  /// print(irises.classNames, irises.count)  // ["setosa", "versicolor", "virginica"] 150
  /// ```
  ///
  /// - Parameters:
  ///   - path: The path of the file.
  ///   - label: The name of the column that has the classes.
  ///   - features: The names of the columns that are features; all but the label, unless some are
  ///     named.
  ///   - ignored: The names of columns that are left out.
  ///   - options: How the file is written, and what to do with missing values.
  /// - Throws: `CSVError` for the first thing in the file, or in the names, that is not as it
  ///   should be. Numbers are decimal and finite; a number too small for a double is 0. At least
  ///   two classes are there, and at least two examples share one unless there are only two.
  /// - Complexity: O(bytes + n log n).
  ///
  /// R and pandas take a column with one bad cell for text; here that cell is an error.
  public init(
    csv path: String, label: String, features: [String]? = nil, ignoring ignored: [String] = [],
    options: CSVOptions = CSVOptions()
  ) throws(CSVError) {
    self = try DatasetReader.read(
      path, label: label, features: features, ignoring: ignored, options: options
    ).dataset
  }

  /// Examples from the bytes of a CSV file, as `init(csv:label:features:ignoring:options:)` reads
  /// them.
  ///
  /// - Parameters:
  ///   - bytes: The content of the file.
  ///   - name: What messages call the file.
  ///   - label: The name of the column that has the classes.
  ///   - features: The names of the columns that are features; all but the label, unless some are
  ///     named.
  ///   - ignored: The names of columns that are left out.
  ///   - options: How the file is written, and what to do with missing values.
  public init(
    csvBytes bytes: [UInt8], named name: String, label: String, features: [String]? = nil,
    ignoring ignored: [String] = [], options: CSVOptions = CSVOptions()
  ) throws(CSVError) {
    self = try withPieces(of: bytes) { next, byteCount throws(CSVError) in
      try DatasetReader.read(
        name, next, byteCount, label: label, features: features, ignoring: ignored, options: options
      )
    }.dataset
  }

  /// Examples from a table, as `init(csv:label:features:ignoring:options:)` takes them.
  ///
  /// Example i is row i of the table, unless the table's options drop rows that miss a label or
  /// feature; the difference of the counts is then how many were dropped.
  /// `CSVTable.withoutMissing(in:)` drops them before, and keeps the rows together.
  ///
  /// - Throws: `CSVError` unless the columns are there and have the numbers and classes that a data
  ///   set needs.
  public init(
    _ table: CSVTable, label: String, features: [String]? = nil, ignoring ignored: [String] = []
  ) throws(CSVError) {
    let columns = try DatasetColumns(
      table.header, label: label, features: features, ignored: ignored)
    var reader = DatasetReader(table.header, columns, options: table.options)
    for (row, line) in table.lines.enumerated() {
      try reader.add(line: line) { table.cell(row, $0) }
    }
    self = try reader.dataset()
  }
}
