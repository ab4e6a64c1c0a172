@testable import Posterior

/// Reads a CSV file, whose options stand in the input's first line: a separator, `c` for decimal
/// commas, `d` to drop rows, `f` if the first column has the labels instead of the last, `i` to
/// ignore the second, `n` for a label that is not there.
func readCSV(_ input: [UInt8]) {
  let (line, bytes) = input.firstLine
  let options = CSVOptions(line)
  let table = outcome { try CSVTable(bytes: bytes, name: "t", options: options) }
  let names = table.value?.columnNames ?? ["x", "class"]
  let has = { (letter: Character) in line.contains { $0 == letter.asciiValue } }
  let label = has("n") ? "nowhere" : (has("f") ? names.first : names.last) ?? ""
  let ignored = has("i") ? Array(names.dropFirst().prefix(1)) : []

  let whole = outcome {
    try Dataset(csvBytes: bytes, named: "t", label: label, ignoring: ignored, options: options)
  }
  for size in [1, 7] {
    let pieces = outcome {
      try inPieces(bytes, size, label: label, ignoring: ignored, options: options)
    }
    // Whole, a file that is not text is refused first of all; in pieces, what stands before such a
    // byte may be.
    if ![whole, pieces].contains(where: \.isAboutEncoding) {
      expectSame(whole, pieces, "pieces of \(size)")
    }
  }
  if let table = table.value {
    expectSame(
      whole, outcome { try Dataset(table, label: label, ignoring: ignored) }, "by a table")
  }
  switch whole {
  case .success(let dataset):
    if let table = table.value, dataset.count == table.rowCount {
      expectNumbers(of: dataset, in: table)
    }
  case .failure(let error): expectExplained(error)
  }
  if case .failure(let error) = table { expectExplained(error) }
}

private func inPieces(
  _ bytes: [UInt8], _ size: Int, label: String, ignoring ignored: [String], options: CSVOptions
) throws -> Dataset {
  var rest = bytes[...]
  // The first piece tells what kind of file it is.
  var next = 16
  return try DatasetReader.read(
    "t",
    { _ in
      defer { (rest, next) = (rest.dropFirst(next), size) }
      return Array(rest.prefix(next))
    }, bytes.count, label: label, features: nil, ignoring: ignored, options: options
  ).dataset
}

/// Swift reads the numbers itself: it knows more kinds of them, but what both know is the same.
private func expectNumbers(of dataset: Dataset, in table: CSVTable) {
  for (column, name) in dataset.featureNames.enumerated() {
    guard let cells = try? table.column(named: name) else { fatalError("no column '\(name)'") }
    for (row, cell) in cells.enumerated() {
      let plain = table.options.decimalMark == .comma ? cell.replacing(",", with: ".") : cell
      let value = dataset.features[row, column]
      expect(Double(plain)?.bitPattern == value.bitPattern, "'\(cell)' is read as \(value)")
    }
  }
}

extension Result {
  fileprivate var isAboutEncoding: Bool {
    if case .failure(let error as CSVError) = self { error.kind == "csv.encoding" } else { false }
  }
}

extension CSVOptions {
  fileprivate init(_ line: [UInt8]) {
    self.init()
    for byte in line {
      switch Character(UnicodeScalar(byte)) {
      case "c": decimalMark = .comma
      case "d": dropMissing = true
      case let other: separator = Separator(rawValue: other) ?? separator
      }
    }
  }
}
