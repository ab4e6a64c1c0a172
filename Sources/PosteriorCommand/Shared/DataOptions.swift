import ArgumentParser
import Posterior

/// Examples in a CSV file: which column has the classes, and which are features.
struct DataOptions: ParsableArguments {
  @OptionGroup var table: TableOptions

  @Option(help: ArgumentHelp("The column that has the classes.", valueName: "column"))
  var label: String

  @Option(
    help: ArgumentHelp(
      "The columns that are features; all but the label, unless some are named. A name with a comma stands in double quotes.",
      valueName: "a,b,…"))
  var features: ColumnNames?

  @Option(help: ArgumentHelp("Columns to leave out.", valueName: "a,b,…"))
  var ignore: ColumnNames?

  /// The examples of the file, and what a reader should know about them.
  func read() throws(CSVError) -> (dataset: Dataset, warnings: [String]) {
    let (dataset, droppedCount) = try DatasetReader.read(
      table.path, label: label, features: features?.names, ignoring: ignore?.names ?? [],
      options: table.csvOptions)
    guard droppedCount > 0 else { return (dataset, []) }
    let count = dataset.count + droppedCount
    return (dataset, ["\(droppedCount) of \(count) rows miss a value and were left out"])
  }
}

/// Names of columns, between commas. One that contains a comma stands in double quotes, as in CSV.
struct ColumnNames: ExpressibleByArgument {
  let names: [String]

  init?(argument: String) {
    var (names, rest): ([String], Substring) = ([], argument[...])
    while true {
      guard let name = rest.first == "\"" ? Self.quotedName(&rest) : Self.plainName(&rest),
        !name.isEmpty
      else { return nil }
      names.append(name)
      guard let next = rest.popFirst() else { break }
      if next != "," { return nil }
    }
    self.names = names
  }

  private static func plainName(_ rest: inout Substring) -> String? {
    let name = rest.prefix { $0 != "," }
    rest = rest[name.endIndex...]
    return String(name)
  }

  /// The name up to the closing quote; nil if none closes it.
  private static func quotedName(_ rest: inout Substring) -> String? {
    var name = ""
    rest.removeFirst()
    while let end = rest.firstIndex(of: "\"") {
      name += rest[..<end]
      rest = rest[end...].dropFirst()
      guard rest.first == "\"" else { return name }
      // Two quotes in a row stand for one.
      name += "\""
      rest.removeFirst()
    }
    return nil
  }
}
