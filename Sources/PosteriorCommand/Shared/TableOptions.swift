import ArgumentParser
import Posterior

/// A CSV file and how it is written.
struct TableOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp("A CSV file whose first line names the columns.", valueName: "data.csv"))
  var path: String

  @Option(
    help: ArgumentHelp("What stands between two fields: ',' ';' '|' or '\\t'.", valueName: "byte"))
  var separator: CSVOptions.Separator = .comma

  @Option(help: ArgumentHelp("The decimal mark of numbers: '.' or ','.", valueName: "mark"))
  var decimal: CSVOptions.DecimalMark = .point

  @Flag(help: "Leave out rows that miss a value, instead of refusing the file.")
  var dropMissing = false

  /// How the file is read.
  var csvOptions: CSVOptions {
    CSVOptions(separator: separator, decimalMark: decimal, dropMissing: dropMissing)
  }
}

extension CSVOptions.Separator: ExpressibleByArgument {
  /// The separator as it is typed: a character, or `\t` or `tab`.
  public init?(argument: String) {
    switch argument {
    case "\\t", "tab": self = .tab
    default:
      guard argument.count == 1, let separator = argument.first.flatMap(Self.init(rawValue:)) else {
        return nil
      }
      self = separator
    }
  }

  /// The default in the help.
  public var defaultValueDescription: String { self == .tab ? "'\\t'" : "'\(rawValue)'" }
  /// None: the help of the option lists the values.
  public static var allValueStrings: [String] { [] }
}

extension CSVOptions.DecimalMark: ExpressibleByArgument {
  /// The decimal mark as it is typed.
  public init?(argument: String) {
    guard argument.count == 1, let mark = argument.first.flatMap(Self.init(rawValue:)) else {
      return nil
    }
    self = mark
  }

  /// The default in the help.
  public var defaultValueDescription: String { "'\(rawValue)'" }
  /// None: the help of the option lists the values.
  public static var allValueStrings: [String] { [] }
}
