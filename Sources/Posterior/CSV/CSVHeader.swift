/// The first line of a CSV file: the names of the columns.
struct CSVHeader: Sendable {
  /// The name of the file in messages.
  let file: String
  /// The names, in order.
  let columnNames: [String]
  private let line: Int
  private let separator: CSVOptions.Separator
  // By bytes: Swift's strings hold an é of one scalar and of two for the same.
  private let positions: [[UInt8]: Int]

  /// Reads the header.
  ///
  /// - Throws: `CSVError` if the text is empty, or its names are not.
  init(
    _ parser: inout CSVParser, file: String, separator: CSVOptions.Separator,
    _ next: CSVParser.Pieces
  ) throws(CSVError) {
    guard let (line, _) = try parser.record(next) else { throw CSVError(.empty, file: file) }
    (self.file, self.line, self.separator) = (file, line, separator)
    columnNames = parser.takeFields()
    if columnNames.count == 1, let other = columnNames[0].separator(otherThan: separator) {
      throw CSVError(.separator(other), file: file, line: line)
    }
    var positions: [[UInt8]: Int] = [:]
    for (index, name) in columnNames.enumerated() {
      if name.isEmpty {
        throw CSVError(.unnamedColumn(position: index + 1), file: file, line: line)
      }
      if let first = positions.updateValue(index, forKey: Array(name.utf8)) {
        throw CSVError(
          .repeatedColumn(positions: [first + 1, index + 1]), file: file, line: line, column: name)
      }
    }
    self.positions = positions
  }

  /// The index of a column.
  func index(of name: String, isLabel: Bool = false) throws(CSVError) -> Int {
    guard let index = positions[Array(name.utf8)] else {
      if let other = separator(hiding: name) {
        throw CSVError(.separator(other), file: file, line: line)
      }
      throw CSVError(.noColumn(name: name, isLabel: isLabel, columns: columnNames), file: file)
    }
    return index
  }

  /// The line of the next row, nil after the last.
  ///
  /// - Throws: `CSVError` if the row has other fields than there are columns.
  func row(_ parser: inout CSVParser, _ next: CSVParser.Pieces) throws(CSVError) -> Int? {
    guard let (line, fieldCount) = try parser.record(next) else { return nil }
    guard fieldCount == columnNames.count else {
      if let other = separator(suiting: parser, fieldCount) {
        throw CSVError(.separator(other), file: file, line: self.line)
      }
      throw CSVError(
        .fieldCount(found: fieldCount, wanted: columnNames.count), file: file, line: line)
    }
    return line
  }
}

extension CSVHeader {
  private var otherSeparators: [CSVOptions.Separator] {
    CSVOptions.Separator.allCases.filter { $0 != separator }
  }

  /// A separator that would make a column of this name of a part of another.
  private func separator(hiding name: String) -> CSVOptions.Separator? {
    otherSeparators.first { other in
      columnNames.contains { column in
        let parts = column.split(separator: other.rawValue, omittingEmptySubsequences: false)
        return parts.contains { $0.utf8.elementsEqual(name.utf8) }
      }
    }
  }

  /// A separator that occurs in the last row as often as in the header, while their fields are not
  /// equally many.
  private func separator(suiting parser: CSVParser, _ fieldCount: Int) -> CSVOptions.Separator? {
    let fields = (parser.ends.count - fieldCount)..<parser.ends.count
    return otherSeparators.first { other in
      let byte = other.rawValue.asciiValue
      let named = columnNames.reduce(0) { $0 + $1.utf8.count { $0 == byte } }
      return named > 0 && named == fields.reduce(0) { $0 + parser.field($1).count { $0 == byte } }
    }
  }
}

extension String {
  /// A separator that is not the one given but occurs in this text.
  fileprivate func separator(otherThan separator: CSVOptions.Separator) -> CSVOptions.Separator? {
    CSVOptions.Separator.allCases.first { $0 != separator && contains($0.rawValue) }
  }
}
