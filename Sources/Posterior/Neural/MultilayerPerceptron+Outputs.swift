import GSLNumerics

extension MultilayerPerceptron {
  /// The outputs for some examples.
  ///
  /// - Parameter features: n × d finite numbers: each row is an example.
  /// - Returns: n × outputs.
  /// - Precondition: The features have d columns.
  /// - Complexity: O(nP) for P parameters.
  public func outputs(_ features: Matrix) -> Matrix { values(ofLayer: activations.count, features) }

  /// The values of the units of a layer for some examples.
  ///
  /// - Parameters:
  ///   - layer: The number of the layer, from 1, the first hidden one, to that of the outputs.
  ///   - features: n × d finite numbers: each row is an example.
  /// - Returns: n × units.
  /// - Precondition: There is such a layer, and the features have d columns.
  /// - Complexity: O(nP) for P parameters.
  public func values(ofLayer layer: Int, _ features: Matrix) -> Matrix {
    require(
      layer >= 1 && layer <= activations.count,
      "layer \(layer) is outside 1...\(activations.count)")
    requireFeatures(features)
    var elements: [Double] = []
    elements.reserveCapacity(features.rowCount * sizes[layer])
    let pass = pass(batchSize: min(Self.blockSize, features.rowCount))
    for start in stride(from: 0, to: features.rowCount, by: Self.blockSize) {
      let count = min(Self.blockSize, features.rowCount - start)
      let first = start * featureCount
      _ = pass.features(count).update(
        fromContentsOf: features.elements[first..<first + count * featureCount])
      pass.forward(count)
      elements += pass.values(layer, count)
    }
    return Matrix(rowCount: features.rowCount, columnCount: sizes[layer], elements: elements)
  }

  /// Examples that are computed at a time, so that their values stay in the processor's cache.
  private static var blockSize: Int { 64 }

  func requireFeatures(_ features: Matrix) {
    require(
      features.columnCount == featureCount,
      "\(features.columnCount) features for a network of \(featureCount)")
  }

  func pass(batchSize: Int) -> NetworkPass {
    NetworkPass(
      sizes: sizes, activations: activations, parameters: parameters, batchSize: batchSize)
  }
}

extension MultilayerPerceptron: Classifier {
  /// The number K of classes: that of the outputs.
  ///
  /// - Precondition: There are at least two outputs.
  public var classCount: Int {
    require(
      outputCount >= 2, "a network of one output gives numbers: read them with predictedClasses")
    return outputCount
  }

  /// The outputs, as logits.
  ///
  /// - Parameter features: n × d finite numbers: each row is an example.
  /// - Returns: n × K.
  /// - Precondition: There are at least two outputs, and the features have d columns.
  /// - Complexity: O(nP) for P parameters.
  public func logits(_ features: Matrix) -> Matrix {
    _ = classCount
    return outputs(features)
  }

  /// The class whose number is nearest to the output: for two classes, whether it exceeds the
  /// threshold ½.
  ///
  /// - Parameters:
  ///   - features: n × d finite numbers: each row is an example.
  ///   - classCount: The number K of classes.
  /// - Returns: n classes, each in 0..<K. An output halfway between two numbers counts to the
  ///   smaller.
  /// - Precondition: There is one output and a class, and the features have d columns.
  /// - Complexity: O(nP) for P parameters.
  public func nearestClasses(_ features: Matrix, classCount: Int) -> [Int] {
    require(outputCount == 1, "a class by its number needs one output, not \(outputCount)")
    require(classCount > 0, "there cannot be \(classCount) classes")
    let last = Double(classCount - 1)
    // In this order, max(0, NaN) is 0.
    return outputs(features).elements.map { Int(min(max(0, ($0 - 0.5).rounded(.up)), last)) }
  }

  /// The class that the outputs name: the one of the largest; of an only output, class 1 where its
  /// log-odds are above 0, or the class whose number is nearest, as `singleOutput` says.
  ///
  /// - Parameters:
  ///   - features: n × d finite numbers: each row is an example.
  ///   - classCount: The number K of classes: as many as there are outputs, or any if there is one.
  /// - Returns: n classes, each in 0..<K.
  /// - Precondition: The features have d columns, and K is at most 2 if the output is log-odds.
  /// - Complexity: O(nP) for P parameters.
  public func predictedClasses(_ features: Matrix, classCount: Int) -> [Int] {
    guard outputCount == 1 else { return predictions(features) }
    switch singleOutput {
    case .classNumber: return nearestClasses(features, classCount: classCount)
    case .logOdds:
      require(
        classCount <= 2, "the log-odds of two classes cannot tell \(classCount) apart")
      return outputs(features).elements.map { $0 > 0 ? 1 : 0 }
    }
  }
}
