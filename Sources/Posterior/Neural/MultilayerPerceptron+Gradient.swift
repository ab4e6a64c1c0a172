import GSLNumerics

extension MultilayerPerceptron {
  /// The mean loss of some examples, and its derivatives by the parameters, by backpropagation.
  ///
  /// - Parameters:
  ///   - loss: The loss.
  ///   - features: n × d finite numbers: each row is an example.
  ///   - targets: n × outputs: probabilities for losses of logits, any numbers for the squared
  ///     error of outputs.
  /// - Returns: The loss, and as many derivatives as there are parameters, in their order. Where a
  ///   rectifier's input is exactly 0, the derivative of its value counts as 0.
  /// - Precondition: There are n > 0 targets, as wide as the outputs, the features have d columns,
  ///   and the loss takes an only output, if there is but one.
  /// - Complexity: O(nP) for P parameters: about three times that of the outputs.
  ///
  /// Reference: Rumelhart, Hinton and Williams, "Learning representations by back-propagating
  /// errors", Nature 323 (1986).
  public func gradient(
    of loss: some Loss, _ features: Matrix, targets: Matrix
  ) -> (loss: Double, gradient: [Double]) {
    requireFeatures(features)
    let count = features.rowCount
    require(
      count > 0 && count == targets.rowCount, "\(targets.rowCount) targets for \(count) examples")
    loss.requireFit(outputCount: outputCount, classCount: 2)
    let targets = NetworkTargets(targets, outputCount: outputCount)
    let pass = pass(batchSize: count)
    _ = pass.features(count).update(fromContentsOf: features.elements)
    pass.forward(count)
    let sum = withUnsafeTemporaryAllocation(of: Double.self, capacity: count * outputCount) {
      targets.write(ArraySlice(0..<count), to: $0)
      return loss.sum(pass, $0, count: count, width: outputCount)
    }
    pass.backward(count)
    return (sum / Double(count), Array(pass.gradient))
  }
}
