import ArgumentParser

/// Where a program's random numbers begin.
package struct SeedOption: ParsableArguments {
  @Option(help: ArgumentHelp("Draw other random numbers.", valueName: "number"))
  package var seed: UInt64 = standard

  /// The seed of the numbers that a page has.
  package static let standard: UInt64 = 1

  /// An option for the parser to fill in.
  package init() {}
}
