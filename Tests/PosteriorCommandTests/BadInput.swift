import Testing

/// A file that cannot be used, and the message about it.
struct BadInput: Sendable, CustomTestStringConvertible {
  let name: String
  let bytes: [UInt8]
  var arguments = ["--label", "class", "--method", "lda"]
  let kind: String
  var line: Int?
  var column: String?
  var value: String?
  /// A part of the line for a reader.
  let message: String

  var testDescription: String { name }

  init(
    _ name: String, _ text: String, _ arguments: [String] = ["--method", "lda"], kind: String,
    line: Int? = nil, column: String? = nil, value: String? = nil, _ message: String
  ) {
    self.init(
      name, bytes: Array(text.utf8), arguments, kind: kind, line: line, column: column,
      value: value, message)
  }

  init(
    _ name: String, bytes: [UInt8], _ arguments: [String] = ["--method", "lda"], kind: String,
    line: Int? = nil, column: String? = nil, value: String? = nil, _ message: String
  ) {
    self.name = name
    self.bytes = bytes
    self.arguments = (arguments.contains("--label") ? [] : ["--label", "class"]) + arguments
    (self.kind, self.line, self.column, self.value) = (kind, line, column, value)
    self.message = message
  }

  /// Four good examples of two classes, then a row.
  private static func good(_ row: String) -> String {
    "x,y,class\n1,2,a\n2,1,a\n3,5,b\n4,3,b\n\(row)\n"
  }

  static let ofFiles: [BadInput] = [
    BadInput("empty", "", kind: "csv.empty", "the file is empty"),
    BadInput("mark only", bytes: [0xEF, 0xBB, 0xBF], kind: "csv.empty", "the file is empty"),
    BadInput("header only", "x,y,class\n", kind: "csv.noRows", "there are no rows"),
    BadInput(
      "no label", good("1,1,a"), ["--label", "clas", "--method", "lda"], kind: "label.missing",
      value: "clas",
      "there is no column 'clas' among 'x', 'y', 'class'. Did you mean 'class'?"),
    BadInput(
      "no feature", good("1,1,a"), ["--features", "x,z", "--method", "lda"], kind: "column.missing",
      value: "z", "there is no column 'z' among 'x', 'y', 'class'"),
    BadInput(
      "nothing to ignore", good("1,1,a"), ["--ignore", "nam", "--method", "lda"],
      kind: "column.missing", value: "nam", "there is no column 'nam'"),
    BadInput(
      "repeated column", "x,x,class\n1,2,a\n", kind: "csv.header", line: 1, column: "x",
      "columns 1 and 2 have this name"),
    BadInput(
      "unnamed column", "x,,class\n1,2,a\n", kind: "csv.header", line: 1, "column 2 has no name"),
    BadInput(
      "short row", good("1,2"), kind: "csv.fieldCount", line: 6,
      "the row has 2 fields, but the header has 3"),
    BadInput(
      "long row", good("1,2,a,b"), kind: "csv.fieldCount", line: 6,
      "the row has 4 fields, but the header has 3"),
    BadInput(
      "carriage returns", "x,class\r\n1,a\r\n2,a\r\nq,b\r\n", kind: "csv.number", line: 4,
      column: "x", value: "q", "'q' is not a number"),
    BadInput(
      "text", good("abc,1,a"), kind: "csv.number", line: 6, column: "x", value: "abc",
      "data.csv:6: column 'x': 'abc' is not a number"),
    BadInput(
      "a column of text", "name,x,class\nAnn,1,a\nBo,2,b\nCy,3,a\n", kind: "csv.number", line: 2,
      column: "name", value: "Ann", "Leave the column out (--ignore 'name')."),
    BadInput(
      "nan", good("nan,1,a"), kind: "csv.number", line: 6, column: "x", value: "nan",
      "--drop-missing"),
    BadInput(
      "inf", good("1,inf,a"), kind: "csv.number", line: 6, column: "y", value: "inf",
      "'inf' is not a finite number"),
    BadInput(
      "too large", good("1e400,1,a"), kind: "csv.number", line: 6, column: "x", value: "1e400",
      "'1e400' is too large for a double"),
    BadInput(
      "hexadecimal", good("0x1p3,1,a"), kind: "csv.number", line: 6, column: "x", value: "0x1p3",
      "'0x1p3' is not a number"),
    BadInput(
      "underscore", good("1_000,1,a"), kind: "csv.number", line: 6, column: "x", value: "1_000",
      "'1_000' is not a number"),
    BadInput(
      "gap", good(",1,a"), kind: "csv.missing", line: 6, column: "x", value: "",
      "leave such rows out (--drop-missing)"),
    BadInput(
      "NA", good("1,NA,a"), kind: "csv.missing", line: 6, column: "y", value: "NA",
      "--drop-missing"),
    BadInput(
      "no label in a row", good("1,1,"), kind: "csv.missing", line: 6, column: "class", value: "",
      "the value is missing"),
    BadInput(
      "decimal comma", good("\"1,5\",1,a"), kind: "csv.number", line: 6, column: "x", value: "1,5",
      "Read the file with --decimal ','."),
    BadInput(
      "semicolons", "x;y;class\n1;2;a\n", kind: "csv.separator", line: 1,
      "Read the file with --separator ';'."),
    BadInput(
      "tabs", "x\ty\tclass\n1\t2\ta\n", kind: "csv.separator", line: 1,
      "Read the file with --separator '\\t'."),
    BadInput(
      "semicolons, quoted", "\"x\";\"y\";\"class\"\n1,5;2;\"a\"\n", kind: "csv.separator", line: 1,
      "Read the file with --separator ';'."),
    BadInput(
      "tabs, quoted", "\"x\"\t\"y\"\t\"class\"\n1.5\t2\t\"a\"\n", kind: "csv.separator", line: 1,
      "Read the file with --separator '\\t'."),
    BadInput(
      "semicolons, and a comma in the header", "x, mm;y;class\n1;2;a\n", kind: "csv.separator",
      line: 1, "Read the file with --separator ';'."),
    BadInput(
      "semicolons, and the label found", "y;x,class\n1;2\n", kind: "csv.separator",
      line: 1, "Read the file with --separator ';'."),
    BadInput(
      "text behind a quote", "x,class\n\"1\";2,a\n", kind: "csv.quote", line: 2,
      "text follows a closing quote"),
    BadInput(
      "bars in a name", "x|y,class\n1\n", kind: "csv.fieldCount", line: 2,
      "the row has 1 field, but the header has 2"),
    BadInput(
      "text under a name with a comma", "\"a,'b'\",x,class\nAnn,1,a\nBo,2,b\nCy,3,a\n",
      kind: "csv.number", line: 2, column: "a,'b'", value: "Ann",
      #"(--ignore '"a,'\''b'\''"')"#),
    BadInput(
      "escape codes", good("\u{1B}[31mred,1,a"), kind: "csv.number", line: 6, column: "x",
      value: "\u{1B}[31mred", #"'\u{1B}[31mred' is not a number"#),
    BadInput(
      "a long cell", good(String(repeating: "z", count: 100) + ",1,a"), kind: "csv.number",
      line: 6, column: "x", value: String(repeating: "z", count: 100),
      "'" + String(repeating: "z", count: 59) + "…' is not a number"),
    BadInput(
      "Latin-1 in a label", bytes: Array("x,class\n1,a\n2,b".utf8) + [0xFC, 0x0A],
      kind: "csv.encoding", line: 3, value: "0xFC", "is not UTF-8 text"),
    BadInput(
      "open quote", "x,class\n1,a\n\"2,a\n3,b\n", kind: "csv.quote", line: 3,
      "a quote opens here and is never closed"),
    BadInput(
      "Latin-1", bytes: Array("x,class\n1,a\n2,".utf8) + [0xE9, 0x0A], kind: "csv.encoding",
      line: 3, value: "0xE9", "byte 15 (0xE9) is not UTF-8 text"),
    BadInput(
      "UTF-16", bytes: [0xFF, 0xFE, 0x78, 0], kind: "csv.encoding", line: 1, value: "0xFF",
      "begins UTF-16 text"),
    BadInput(
      "NUL", bytes: Array("x,class\n1,a\n".utf8) + [0], kind: "csv.encoding", line: 3,
      value: "0x00", "is NUL"),
    BadInput(
      "gzip", bytes: [0x1F, 0x8B, 8, 0], kind: "csv.encoding", line: 1, value: "0x1F",
      "begins gzip data"),
    BadInput(
      "PNG", bytes: [0x89, 0x50, 0x4E, 0x47, 0x0D], kind: "csv.encoding", line: 1, value: "0x89",
      "begins a PNG picture"),
    BadInput(
      "the label as a feature", good("1,1,a"), ["--features", "class", "--method", "lda"],
      kind: "label.conflict", column: "class", "the label can be neither a feature nor ignored"),
    BadInput(
      "a feature twice", good("1,1,a"), ["--features", "x,x", "--method", "lda"],
      kind: "feature.repeated", column: "x", "the feature is named twice"),
    BadInput(
      "no feature left", good("1,1,a"), ["--ignore", "x,y", "--method", "lda"],
      kind: "feature.none", "no column is left as a feature"),
    BadInput(
      "only gaps", "x,class\n,a\nNA,b\n", ["--drop-missing", "--method", "lda"],
      kind: "csv.noRows", "each of the 2 rows misses a value"),
    BadInput(
      "too many features",
      (0..<11_586).map { "x\($0)" }.joined(separator: ",") + ",class\n"
        + String(repeating: "1,", count: 11_586) + "a\n",
      kind: "feature.tooMany", "a covariance matrix of 11586 features needs more than 1 GiB"),
  ]

  static let ofFits: [BadInput] = [
    BadInput(
      "one class", "x,class\n1,a\n2,a\n", kind: "label.oneClass", column: "class", value: "a",
      "all labels are 'a'"),
    BadInput(
      "no classes", "x,class\n1,a\n2,b\n3,c\n", kind: "label.notClass", column: "class",
      "all 3 labels differ, so they name no classes"),
    BadInput(
      "a class of one row", "x,class\n1,a\n2,a\n4,b\n", ["--method", "qda"], kind: "label.tooFew",
      value: "b", "Use --method lda"),
    BadInput(
      "constant", "x,y,class\n1,7,a\n2,7,a\n3,7,b\n5,7,b\n", kind: "feature.constant", column: "y",
      value: "7.0", "Leave it out (--ignore 'y')."),
    BadInput(
      "constant within classes", "x,y,class\n1,7,a\n2,7,a\n3,8,b\n5,8,b\n",
      kind: "feature.constant", column: "y", value: "7.0",
      "the feature is constant within its class"),
    BadInput(
      "collinear", "x,y,z,class\n1,7,8,a\n2,9,11,a\n3,8,11,b\n5,1,6,b\n4,4,8,a\n9,2,11,b\n",
      kind: "feature.collinear", column: "z", "a linear combination of 'x', 'y'"),
    BadInput(
      "collinear, logistic",
      "x,y,z,class\n1,7,8,a\n2,9,11,b\n3,8,11,b\n5,1,6,b\n4,4,8,a\n9,2,11,a\n",
      ["--method", "logistic"], kind: "feature.collinear", column: "z", "(--ridge 0.01)"),
    BadInput(
      "few examples", "x,y,z,class\n1,7,3,a\n2,9,1,a\n3,8,4,b\n5,1,1,b\n",
      kind: "feature.collinear", column: "z", "(--shrinkage 0.1)"),
    BadInput(
      "few examples, logistic", "x,y,class\n1,7,a\n2,9,b\n", ["--method", "logistic"],
      kind: "feature.collinear", column: "y", "(--ridge 0.01)"),
    BadInput(
      "squares overflow", "x,class\n1e308,a\n-1e308,a\n1e307,b\n0,b\n", kind: "feature.range",
      column: "x", value: "1e+308", "Change its unit."),
    BadInput(
      "squares vanish", "x,class\n5e-324,a\n0,a\n1e-320,b\n0,b\n", kind: "feature.range",
      column: "x", value: "1e-320", "Change its unit."),
    BadInput(
      "squares vanish, logistic", "x,class\n5e-324,a\n0,a\n1e-320,b\n0,b\n",
      ["--method", "logistic"], kind: "feature.range", column: "x", value: "1e-320",
      "Change its unit."),
    BadInput(
      "separated", "x,class\n1,a\n2,a\n4,b\n5,b\n", ["--method", "logistic"],
      kind: "fit.separated", "Use Firth's likelihood (--firth), or add a penalty (--ridge 0.01)."),
    BadInput(
      "separated, softmax", "x,class\n1,a\n2,a\n4,b\n5,b\n7,c\n", ["--method", "softmax"],
      kind: "fit.separated", "Add a penalty (--ridge 0.01)."),
    BadInput(
      "three classes, logistic", "x,class\n1,a\n2,a\n4,b\n5,c\n", ["--method", "logistic"],
      kind: "label.tooMany", "Use --method softmax."),
  ]
}
