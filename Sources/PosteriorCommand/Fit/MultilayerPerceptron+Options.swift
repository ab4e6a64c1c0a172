import CPosteriorLibc
import GSLNumerics
import Posterior

extension MultilayerPerceptron {
  /// A network of one hidden layer of rectified units, trained on standardized examples.
  ///
  /// Who interrupts the training is told how far it came.
  static func trained(
    on dataset: Dataset, with options: FitOptions, seed: UInt64
  ) throws(FitError) -> MultilayerPerceptron {
    var random = RandomSource(seed: seed).stream("fit")
    var network = MultilayerPerceptron(
      sizes: [dataset.featureCount, options.hidden, dataset.classCount], activation: .relu,
      initialization: .he, using: &random)
    Interruption.epochCount = 0
    let previous = signal(SIGINT) { _ in Interruption.end() }
    defer { signal(SIGINT, previous) }
    try network.train(
      on: dataset, loss: .crossEntropy, optimizer: .adam(rate: options.rate),
      epochs: options.epochs, batchSize: options.batch, using: &random
    ) { epoch, _, _ in Interruption.epochCount = epoch }
    return network
  }
}

/// What a signal finds when it interrupts a training.
private enum Interruption {
  // Written by the one thread that trains, and read by the signal that stops it.
  nonisolated(unsafe) static var epochCount = 0

  /// Ends the program, as an interrupted one does. The signal may come while memory is being given out: nothing here asks for any.
  static func end() -> Never {
    put("posterior: interrupted after epoch ")
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
      var (rest, start) = (epochCount, digits.count)
      repeat {
        start -= 1
        digits[start] = 0x30 + UInt8(rest % 10)
        rest /= 10
      } while rest > 0
      _ = write(STDERR_FILENO, digits.baseAddress?.advanced(by: start), digits.count - start)
    }
    put("; no model is saved\n")
    _exit(128 + SIGINT)
  }

  private static func put(_ text: StaticString) {
    _ = write(STDERR_FILENO, text.utf8Start, text.utf8CodeUnitCount)
  }
}
