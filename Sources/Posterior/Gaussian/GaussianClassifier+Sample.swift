import GSLNumerics

extension GaussianClassifier {
  /// Independent examples from the model: first a class, by the priors, then the features, from the
  /// class's distribution.
  ///
  /// That is what makes a model generative: it can make up the data that it was made from. A
  /// discriminative one knows only the class of given features.
  ///
  /// ```swift
  /// let model = try GaussianClassifier(maximumLikelihood: dataset)
  /// print(model.sample(1000, using: &source).classCounts)  // [493, 507]
  /// ```
  ///
  /// - Parameters:
  ///   - count: The number n of examples.
  ///   - source: The source of random numbers.
  /// - Returns: n examples of K classes, which are named by their numbers.
  /// - Precondition: The count is not negative.
  /// - Complexity: O(nd²).
  public func sample(_ count: Int, using source: inout RandomSource) -> Dataset {
    require(count >= 0, "a sample cannot have \(count) examples")
    let labels = (0..<count).map { _ in source.categorical(probabilities: priors) }
    let points = (0..<classCount).map { k in
      distribution(of: k).sample(labels.count { $0 == k }, using: &source)
    }
    // Row after row, from wherever its class has got to.
    var elements: [Double] = []
    elements.reserveCapacity(count * featureCount)
    var starts = [Int](repeating: 0, count: classCount)
    for label in labels {
      elements += points[label].elements[starts[label]..<(starts[label] + featureCount)]
      starts[label] += featureCount
    }
    return Dataset(
      features: Matrix(rowCount: count, columnCount: featureCount, elements: elements),
      labels: labels, classNames: priors.indices.map(String.init))
  }
}
