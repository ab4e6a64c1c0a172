import GSLNumerics

/// The right outputs of a network, in the form of its outputs.
struct NetworkTargets {
  /// The number of outputs.
  let width: Int
  private let elements: [Double]

  /// Labels as one-hot rows, or as one number each if there is one output.
  init(labels: [Int], outputCount: Int, classCount: Int) {
    let stray = labels.firstIndex { !(0..<classCount).contains($0) }
    require(
      stray == nil,
      "example \(stray ?? 0) has label \(labels[stray ?? 0]), outside 0..<\(classCount)")
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

extension NetworkLoss {
  /// The sum of the losses of a batch whose outputs are computed; writes the derivatives of their mean by the outputs.
  func sum(
    _ network: borrowing NetworkPass, _ targets: UnsafeMutableBufferPointer<Double>, count: Int,
    width: Int
  ) -> Double {
    let (outputs, derivatives) = (network.outputs(count), network.outputDerivatives(count))
    switch self {
    case .crossEntropy:
      return sumOfCrossEntropies(
        logits: outputs, targets: targets, derivatives: derivatives, width: width)
    case .squaredError:
      return sumOfSquaredErrors(
        outputs: outputs, targets: targets, derivatives: derivatives, width: width)
    }
  }
}
