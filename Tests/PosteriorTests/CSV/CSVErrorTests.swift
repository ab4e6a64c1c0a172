import Testing

@testable import Posterior

/// A file that is not a data set, and the message about it.
struct BadInput: Sendable, CustomTestStringConvertible {
  let bytes: [UInt8]
  let kind: String
  let line: Int?
  let column: String?
  let value: String?
  let options: CSVOptions
  let features: [String]?
  let ignored: [String]

  init(
    _ text: String, kind: String, line: Int? = nil, column: String? = nil, value: String? = nil,
    options: CSVOptions = CSVOptions(), features: [String]? = nil, ignoring ignored: [String] = []
  ) {
    self.init(
      bytes: Array(text.utf8), kind: kind, line: line, column: column, value: value,
      options: options, features: features, ignoring: ignored)
  }

  init(
    bytes: [UInt8], kind: String, line: Int? = nil, column: String? = nil, value: String? = nil,
    options: CSVOptions = CSVOptions(), features: [String]? = nil, ignoring ignored: [String] = []
  ) {
    self.bytes = bytes
    self.kind = kind
    self.line = line
    self.column = column
    self.value = value
    self.options = options
    self.features = features
    self.ignored = ignored
  }

  var testDescription: String { "\(kind) \(String(decoding: bytes, as: UTF8.self).excerpt)" }

  func error() -> CSVError? {
    do {
      _ = try Dataset(
        csvBytes: bytes, named: "grades.csv", label: "y", features: features, ignoring: ignored,
        options: options)
      return nil
    } catch {
      return error
    }
  }
}

@Suite struct CSVErrorTests {
  static let dropping = CSVOptions(dropMissing: true)

  static let structure: [BadInput] = [
    BadInput("", kind: "csv.empty"),
    BadInput("\u{FEFF}", kind: "csv.empty"),
    BadInput("\n \r\n\t\n", kind: "csv.empty"),
    BadInput("x,y", kind: "csv.noRows"),
    BadInput("x,y\r\n\r\n", kind: "csv.noRows"),
    BadInput("x,,y\n1,2,a\n", kind: "csv.header", line: 1),
    BadInput("\nx,y,\n1,a,\n", kind: "csv.header", line: 2),
    BadInput("x,y,x\n1,a,2\n", kind: "csv.header", line: 1, column: "x"),
    BadInput("x,y\n1,a\n2\n", kind: "csv.fieldCount", line: 3),
    BadInput("x,y\n1,a\n2,b,3\n", kind: "csv.fieldCount", line: 3),
    BadInput("x,y\n1,\"\n\n\"\n2,b,\n", kind: "csv.fieldCount", line: 5),
    BadInput("x;y\n1;a\n2;b\n", kind: "csv.separator", line: 1),
    BadInput("x;y\n1,5;a\n2,5;b\n", kind: "csv.separator", line: 1),
    BadInput("x\ty\n1\ta\n2\tb\n", kind: "csv.separator", line: 1),
    BadInput(
      "x,y\n1,a\n2,b\n", kind: "csv.separator", line: 1, options: CSVOptions(separator: .semicolon)),
    BadInput("x,y\n1,a\n2,\"b\n3,a\n", kind: "csv.quote", line: 3),
    BadInput("x,y\n1,\"a\n\"\n2,\"b\n\n", kind: "csv.quote", line: 4),
    BadInput("x,y\n1,\"a\n\"\"b\n", kind: "csv.quote", line: 2),
    BadInput("x,y\n1,\"a\"b\n", kind: "csv.quote", line: 2),
    BadInput("x,y\n1,5\" disk\n", kind: "csv.quote", line: 2),
    BadInput("x,y\n1,\"", kind: "csv.quote", line: 2),
  ]

  static let encodings: [BadInput] = [
    BadInput(
      bytes: Array("x,y\n1,caf".utf8) + [0xE9, 0x0A], kind: "csv.encoding", line: 2, value: "0xE9"),
    BadInput(bytes: [0xFF, 0xFE, 0x78, 0], kind: "csv.encoding", line: 1, value: "0xFF"),
    BadInput(bytes: [0xFE, 0xFF, 0, 0x78], kind: "csv.encoding", line: 1, value: "0xFE"),
    BadInput("x,y\r\n1,a\r\n2,\0", kind: "csv.encoding", line: 3, value: "0x00"),
    BadInput(bytes: [0x1F, 0x8B, 8, 0], kind: "csv.encoding", line: 1, value: "0x1F"),
    BadInput(
      bytes: [0x89, 0x50, 0x4E, 0x47, 0x0D], kind: "csv.encoding", line: 1, value: "0x89"),
    BadInput(bytes: [0x50, 0x4B, 3, 4], kind: "csv.encoding", line: 1, value: "0x50"),
    BadInput(bytes: Array("x,y".utf8) + [0xC3], kind: "csv.encoding", line: 1, value: "0xC3"),
    // Overlong, surrogate, beyond U+10FFFF, cut short, stray continuation.
    BadInput(bytes: [0xC0, 0x80], kind: "csv.encoding", line: 1, value: "0xC0"),
    BadInput(bytes: [0xE0, 0x9F, 0xBF], kind: "csv.encoding", line: 1, value: "0xE0"),
    BadInput(bytes: [0xED, 0xA0, 0x80], kind: "csv.encoding", line: 1, value: "0xED"),
    BadInput(bytes: [0xF0, 0x8F, 0xBF, 0xBF], kind: "csv.encoding", line: 1, value: "0xF0"),
    BadInput(bytes: [0xF4, 0x90, 0x80, 0x80], kind: "csv.encoding", line: 1, value: "0xF4"),
    BadInput(bytes: [0xF5, 0x80, 0x80, 0x80], kind: "csv.encoding", line: 1, value: "0xF5"),
    BadInput(bytes: [0xE2, 0x82, 0x41], kind: "csv.encoding", line: 1, value: "0xE2"),
    BadInput(bytes: [0x0A, 0x0D, 0x0A, 0x80], kind: "csv.encoding", line: 3, value: "0x80"),
  ]

  static let cells: [BadInput] = [
    BadInput("x,y\n1,a\nabc,b\n", kind: "csv.number", line: 3, column: "x", value: "abc"),
    BadInput("x,y\nnan,a\n1,b\n", kind: "csv.number", line: 2, column: "x", value: "nan"),
    BadInput("x,y\n1,a\n-inf,b\n", kind: "csv.number", line: 3, column: "x", value: "-inf"),
    BadInput("x,y\n1,a\n1e400,b\n", kind: "csv.number", line: 3, column: "x", value: "1e400"),
    BadInput("x,y\n1,a\n0x1p3,b\n", kind: "csv.number", line: 3, column: "x", value: "0x1p3"),
    BadInput("x,y\n1,a\n1_000,b\n", kind: "csv.number", line: 3, column: "x", value: "1_000"),
    BadInput("x,y\n1,a\n,b\n", kind: "csv.missing", line: 3, column: "x", value: ""),
    BadInput("x,y\n1,a\nNA,b\n", kind: "csv.missing", line: 3, column: "x", value: "NA"),
    BadInput("x,y\n1,a\nN/A,b\n", kind: "csv.missing", line: 3, column: "x", value: "N/A"),
    BadInput("x,y\n1,a\n2,\n3,b\n", kind: "csv.missing", line: 3, column: "y", value: ""),
    BadInput("x,y\n1,a\n2,\"?\"\n", kind: "csv.missing", line: 3, column: "y", value: "?"),
    BadInput(
      "x,y\n1,a\n\"1,5\",b\n", kind: "csv.number", line: 3, column: "x", value: "1,5"),
    BadInput(
      "x;y\n1,5;a\n2;b\n", kind: "csv.number", line: 2, column: "x", value: "1,5",
      options: CSVOptions(separator: .semicolon)),
    BadInput(
      "x;y\n1.5;a\n2;b\n", kind: "csv.number", line: 2, column: "x", value: "1.5",
      options: CSVOptions(separator: .semicolon, decimalMark: .comma)),
    BadInput(
      "n,x,y\nAnn,1,a\nBob,2,b\n", kind: "csv.number", line: 2, column: "n", value: "Ann"),
    BadInput(
      "x,z,y\n1,NA,a\nb,1,b\n", kind: "csv.number", line: 3, column: "x", value: "b",
      options: dropping),
    BadInput("x,y\n,a\n1,NA\n", kind: "csv.noRows", options: dropping),
  ]

  static let columns: [BadInput] = [
    BadInput("x,Y\n1,a\n2,b\n", kind: "label.missing", value: "y"),
    BadInput("x,y\n1,a\n2,a\n", kind: "label.oneClass", column: "y", value: "a"),
    BadInput("x,y\n1,a\n2,b\n3,c\n", kind: "label.notClass", column: "y"),
    BadInput("x,y\n1,a\n2,b\n", kind: "column.missing", value: "X", features: ["X"]),
    BadInput("x,y\n1,a\n2,b\n", kind: "column.missing", value: "z", ignoring: ["z"]),
    BadInput("x,y\n1,a\n2,b\n", kind: "label.conflict", column: "y", ignoring: ["y"]),
    BadInput("x,y\n1,a\n2,b\n", kind: "label.conflict", column: "y", features: ["x", "y"]),
    BadInput("x,y\n1,a\n2,b\n", kind: "feature.repeated", column: "x", features: ["x", "x"]),
    BadInput("x,y\n1,a\n2,b\n", kind: "feature.none", ignoring: ["x"]),
    BadInput("y\na\nb\n", kind: "feature.none"),
    BadInput("x,y\n1,a\n2,b\n", kind: "feature.none", features: []),
    BadInput(
      (1...11_586).map { "x\($0)" }.joined(separator: ",") + ",y\n"
        + String(repeating: "1,", count: 11_586) + "a\n", kind: "feature.tooMany"),
  ]

  // MARK: Known values

  @Test(arguments: structure + encodings + cells + columns)
  func badInputIsNamedWithItsPlace(_ input: BadInput) throws {
    let error = try #require(input.error())
    #expect(error.kind == input.kind)
    #expect(error.file == "grades.csv")
    #expect(error.line == input.line)
    #expect(error.column == input.column)
    #expect(error.value == input.value)
    #expect(!error.message.isEmpty && !error.description.utf8.contains { $0 < 0x20 })
  }

  static let descriptions: [(String, String)] = [
    (
      "x2,y\n1,a\nabc,b\n",
      "grades.csv:3: column 'x2': 'abc' is not a number. Correct the cell or leave the row out."
    ),
    (
      "name,x,y\nAnn,1,a\nBob,2,b\n",
      "grades.csv:2: column 'name': 'Ann' is not a number, nor is any other value of the column. "
        + "Leave the column out (--ignore 'name')."
    ),
    (
      "x,y\n\"1,5\",a\n",
      "grades.csv:2: column 'x': '1,5' is not a number with the decimal mark of this file. "
        + "Read the file with --decimal ','."
    ),
    (
      "x,y\nNaN,a\n",
      "grades.csv:2: column 'x': 'NaN' is not a finite number. If the value is missing, empty the "
        + "cell and leave such rows out (--drop-missing)."
    ),
    (
      "x,y\n-1e400,a\n",
      "grades.csv:2: column 'x': '-1e400' is too large for a double. Change the unit of the column."
    ),
    (
      "x,y\n,a\n",
      "grades.csv:2: column 'x': the value is missing. "
        + "Fill it in, or leave such rows out (--drop-missing)."
    ),
    (
      "x,y\nNA,a\n",
      "grades.csv:2: column 'x': the value is missing ('NA'). "
        + "Fill it in, or leave such rows out (--drop-missing)."
    ),
    (
      "x,Y\n1,a\n",
      "grades.csv: there is no column 'y' among 'x', 'Y'. Did you mean 'Y'?"
    ),
    (
      "length;y\n1,5;a\n",
      "grades.csv:1: the columns seem to be separated by ';'. Read the file with --separator ';'."
    ),
    (
      "length\ty\n1\ta\n",
      "grades.csv:1: the columns seem to be separated by '\\t'. "
        + "Read the file with --separator '\\t'."
    ),
    (
      "x,y\n1\n",
      "grades.csv:2: the row has 1 field, but the header has 2. "
        + "Add what is missing; an empty field needs its separator too."
    ),
    (
      "x,y\n1,5,a\n",
      "grades.csv:2: the row has 3 fields, but the header has 2. "
        + "Put quotes around a field that contains the separator."
    ),
    (
      "x,y,z,y\n1,a,2,b\n",
      "grades.csv:1: column 'y': columns 2 and 4 have this name. "
        + "Give each column a name of its own in the first line."
    ),
    (
      "x,,y\n1,2,a\n",
      "grades.csv:1: column 2 has no name. Give each column a name of its own in the first line."
    ),
    (
      "x,y\n1,\"a\n",
      "grades.csv:2: a quote opens here and is never closed. "
        + "Quotes surround a whole field; a quote inside is written twice."
    ),
    (
      "x,y\n1,\0\n",
      "grades.csv:2: byte 7 (0x00) is NUL, as in UTF-16 text or binary data. Save the file as UTF-8."
    ),
    ("", "grades.csv: the file is empty. Its first line has to name the columns."),
    ("x,y\n", "grades.csv: there are no rows below the header. Add examples."),
    (
      "x,y\n1,a\n2,a\n",
      "grades.csv: column 'y': all labels are 'a'. Add examples of a second class."
    ),
    (
      "x,y\n1,a\n2,b\n3,c\n",
      "grades.csv: column 'y': all 3 labels differ, so they name no classes. "
        + "Choose another column as the label."
    ),
  ]

  @Test(arguments: descriptions) func anErrorIsOneLine(_ text: String, _ description: String) {
    #expect(BadInput(text, kind: "").error()?.description == description)
  }

  // MARK: Edges

  @Test func longAndControlValuesAreCutAndEscaped() throws {
    let long = String(repeating: "z", count: 200)
    let error = try #require(BadInput("x,y\n1,a\n\"\u{1B}[31m\(long)\",b\n", kind: "").error())
    #expect(error.value == "\u{1B}[31m\(long)")
    #expect(error.description.contains("'\\u{1B}[31mzzz"))
    #expect(error.description.count < 160)
  }

  @Test func manyColumnsAreNotAllListed() throws {
    let header = (1...25).map { "c\($0)" }.joined(separator: ",")
    let row = [String](repeating: "1", count: 25).joined(separator: ",")
    let error = try #require(BadInput("\(header)\n\(row)\n", kind: "").error())
    #expect(error.message.hasSuffix("'c19', 'c20' and 5 more"))
  }

  @Test(arguments: ["/", "no/such/file.csv"]) func aFileThatCannotBeReadIsNamed(_ path: String) {
    let error = #expect(throws: CSVError.self) { try Dataset(csv: path, label: "y") }
    #expect(error?.kind == "csv.file")
    #expect(error?.file == path)
    let reason = path == "/" ? "Is a directory" : "No such file or directory"
    #expect(error?.description == "\(path): cannot be read: \(reason)")
  }

  @Test func aDeviceThatNeverEndsIsNotReadForEver() {
    let error = #expect(throws: CSVError.self) { try Dataset(csv: "/dev/zero", label: "y") }
    #expect(error?.kind == "csv.encoding")
    let null = #expect(throws: CSVError.self) { try Dataset(csv: "/dev/null", label: "y") }
    #expect(null?.kind == "csv.empty")
  }
}
