import GSLNumerics

/// The right outputs of a network, in the form of its outputs.
struct NetworkTargets {
  /// The number of outputs.
  let width: Int
  private let elements: [Double]

  /// Labels as one-hot rows, or as one number each if there is one output.
  init(labels: [Int], outputCount: Int, classCount: Int) {
    labels.requireLabels(classCount: classCount)
    require(
      outputCount == 1 || outputCount == classCount,
      "\(outputCount) outputs for \(classCount) classes")
    width = outputCount
    guard width > 1 else {
      elements = labels.map(Double.init)
      return
    }
    var elements = [Double](repeating: 0, count: labels.count * width)
    for (i, label) in labels.enumerated() { elements[i * width + label] = 1 }
    self.elements = elements
  }

  /// Any numbers.
  init(_ targets: Matrix, outputCount: Int) {
    require(
      targets.columnCount == outputCount,
      "\(targets.columnCount) targets for \(outputCount) outputs")
    width = outputCount
    elements = targets.elements
  }

  /// Copies the targets of some examples.
  func write(_ examples: ArraySlice<Int>, to batch: UnsafeMutableBufferPointer<Double>) {
    var next = 0
    for example in examples {
      for k in 0..<width { batch[next + k] = elements[example * width + k] }
      next += width
    }
  }
}

extension Loss {
  /// The sum of the losses of a batch whose outputs are computed; writes the derivatives of their
  /// mean by the outputs.
  func sum(
    _ network: borrowing NetworkPass, _ targets: UnsafeMutableBufferPointer<Double>, count: Int,
    width: Int
  ) -> Double {
    sum(
      outputs: UnsafeBufferPointer(network.outputs(count)), targets: UnsafeBufferPointer(targets),
      width: width, derivatives: network.outputDerivatives(count))
  }

  /// - Precondition: One output, if there is but one, says something to the loss, and can tell the
  ///   classes apart.
  func requireFit(outputCount: Int, classCount: Int) {
    guard outputCount == 1 else { return }
    require(singleOutput != nil, "\(Self.self) needs an output for every class, not one")
    require(
      singleOutput == .classNumber || classCount <= 2,
      "the log-odds of two classes cannot tell \(classCount) apart")
  }
}
