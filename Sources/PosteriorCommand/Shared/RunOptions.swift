import ArgumentParser
import Posterior

/// What a computation may vary in.
struct RunOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Draw other random numbers.", valueName: "number"))
  var seed: UInt64 = 1

  @Option(
    help: ArgumentHelp("Compute with so many threads; results stay the same.", valueName: "count"))
  var threads = processorCount

  func validate() throws {
    guard threads >= 1 else {
      throw ValidationError("A number of threads is at least 1, not \(threads).")
    }
  }
}
