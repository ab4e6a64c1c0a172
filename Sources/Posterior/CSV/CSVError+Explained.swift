extension CSVError: ExplainedError {
  /// A word that stays the same from release to release.
  public var kind: String {
    switch problem {
    case .unreadable: "csv.file"
    case .encoding: "csv.encoding"
    case .empty: "csv.empty"
    case .noRows, .onlyIncompleteRows: "csv.noRows"
    case .unnamedColumn, .repeatedColumn: "csv.header"
    case .separator: "csv.separator"
    case .fieldCount: "csv.fieldCount"
    case .quote: "csv.quote"
    case .missing: "csv.missing"
    case .number: "csv.number"
    case .noColumn(_, let isLabel, _): isLabel ? "label.missing" : "column.missing"
    case .labelConflict: "label.conflict"
    case .repeatedFeature: "feature.repeated"
    case .noFeatures: "feature.none"
    case .tooManyFeatures: "feature.tooMany"
    case .oneClass: "label.oneClass"
    case .notClasses: "label.notClass"
    }
  }

  /// The value at fault, as it was written.
  public var value: String? {
    switch problem {
    case .encoding(_, _, let value): "0x\(value.hexadecimal)"
    case .missing(let value), .number(let value, _): value
    case .noColumn(let name, _, _), .oneClass(let name): name
    default: nil
    }
  }

  /// What is wrong, without its place.
  public var message: String {
    switch problem {
    case .unreadable(let reason): "cannot be read: \(reason)"
    case .encoding(let content, let byte, let value):
      "byte \(byte) (0x\(value.hexadecimal)) \(content.predicate)"
    case .empty: "the file is empty"
    case .noRows: "there are no rows below the header"
    case .onlyIncompleteRows(let count): "each of the \(count) rows misses a value"
    case .unnamedColumn(let position): "column \(position) has no name"
    case .repeatedColumn(let positions):
      "columns \(positions.map(String.init).joined(separator: " and ")) have this name"
    case .separator(let separator):
      "the columns seem to be separated by \(separator.shown)"
    case .fieldCount(let found, let wanted):
      "the row has \(found) field\(found == 1 ? "" : "s"), but the header has \(wanted)"
    case .quote(let quote): quote.message
    case .missing(let value):
      value.isEmpty ? "the value is missing" : "the value is missing ('\(value.excerpt)')"
    case .number(let value, let reason): "'\(value.excerpt)' \(reason.predicate)"
    case .noColumn(let name, _, let columns):
      "there is no column '\(name.excerpt)' among \(columns.listed(limit: 20))"
    case .labelConflict: "the label can be neither a feature nor ignored"
    case .repeatedFeature: "the feature is named twice"
    case .noFeatures: "no column is left as a feature"
    case .tooManyFeatures(let count):
      "a covariance matrix of \(count) features needs more than 1 GiB"
    case .oneClass(let name): "all labels are '\(name.excerpt)'"
    case .notClasses(let count): "all \(count) labels differ, so they name no classes"
    }
  }

  /// A remedy.
  public var hint: String? {
    switch problem {
    case .unreadable, .labelConflict: nil
    case .encoding(let content, _, _): content.hint
    case .empty: "Its first line has to name the columns."
    case .noRows: "Add examples."
    case .onlyIncompleteRows: "Leave the column with the gaps out (--ignore)."
    case .unnamedColumn, .repeatedColumn: "Give each column a name of its own in the first line."
    case .separator(let separator): "Read the file with --separator \(separator.shown)."
    case .fieldCount(let found, let wanted):
      found < wanted
        ? "Add what is missing; an empty field needs its separator too."
        : "Put quotes around a field that contains the separator."
    case .quote: "Quotes surround a whole field; a quote inside is written twice."
    case .missing: "Fill it in, or leave such rows out (--drop-missing)."
    case .number(let value, let reason): reason.hint(value: value, column: column ?? "")
    case .noColumn(let name, _, let columns):
      name.nearest(among: columns).map { "Did you mean '\($0.excerpt)'?" }
    case .repeatedFeature: "Name it once."
    case .noFeatures: "Choose at least one besides the label."
    case .tooManyFeatures: "Choose fewer."
    case .oneClass: "Add examples of a second class."
    case .notClasses: "Choose another column as the label."
    }
  }
}

extension CSVError.Content {
  fileprivate var predicate: String {
    switch self {
    case .notUTF8: "is not UTF-8 text"
    case .nul: "is NUL, as in UTF-16 text or binary data"
    case .utf16: "begins UTF-16 text"
    case .gzip: "begins gzip data"
    case .png: "begins a PNG picture"
    case .zip: "begins a ZIP archive or a workbook"
    }
  }

  fileprivate var hint: String {
    switch self {
    case .notUTF8, .nul, .utf16: "Save the file as UTF-8."
    case .gzip: "Uncompress it (gunzip)."
    case .png, .zip: "Export the data as CSV."
    }
  }
}

extension CSVError.Quote {
  fileprivate var message: String {
    switch self {
    case .unclosed: "a quote opens here and is never closed"
    case .followed: "text follows a closing quote"
    case .inside: "a quote stands inside an unquoted field"
    }
  }
}

extension CSVError.Unreadable {
  fileprivate var predicate: String {
    switch self {
    case .text: "is not a number"
    case .textColumn: "is not a number, nor is any other value of the column"
    case .notFinite: "is not a finite number"
    case .tooLarge: "is too large for a double"
    case .decimalMark: "is not a number with the decimal mark of this file"
    }
  }

  fileprivate func hint(value: String, column: String) -> String {
    switch self {
    case .text: "Correct the cell or leave the row out."
    case .textColumn: "Leave the column out (--ignore \(column.asColumnOption))."
    case .notFinite:
      "If the value is missing, empty the cell and leave such rows out (--drop-missing)."
    case .tooLarge: "Change the unit of the column."
    case .decimalMark:
      "Read the file with --decimal '\(value.utf8.contains(UInt8(ascii: ",")) ? "," : ".")'."
    }
  }
}

extension CSVOptions.Separator {
  fileprivate var shown: String { self == .tab ? "'\\t'" : "'\(rawValue)'" }
}
