import ArgumentParser
import Posterior

/// Examples in a CSV file: which column has the classes, and which are features.
struct DataOptions: ParsableArguments {
  @OptionGroup var table: TableOptions

  @Option(help: ArgumentHelp("The column that has the classes.", valueName: "column"))
  var label: String

  @Option(
    help: ArgumentHelp(
      "The columns that are features; all but the label, unless some are named.",
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

/// Names of columns, between commas.
struct ColumnNames: ExpressibleByArgument {
  let names: [String]

  init?(argument: String) {
    names = argument.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    if names.contains("") { return nil }
  }
}
