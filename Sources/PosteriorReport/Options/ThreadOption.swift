import ArgumentParser
import Posterior

/// With how many threads a program computes.
package struct ThreadOption: ParsableArguments {
  @Option(
    help: ArgumentHelp("Compute with this many threads; results stay the same.", valueName: "count")
  )
  package var threads = processorCount

  /// An option for the parser to fill in.
  package init() {}

  package func validate() throws {
    guard threads >= 1 else {
      throw ValidationError("A number of threads is at least 1, not \(threads).")
    }
  }
}
