import GSLNumerics

extension Dataset {
  /// The logits of each example from a model that did not learn from it.
  ///
  /// Whatever is estimated from data belongs into `fit`, also a standardization: what is estimated
  /// before has seen the examples that are tested.
  ///
  /// - Parameters:
  ///   - folds: Folds that test every example exactly once.
  ///   - fit: Makes a model from the examples of a fold that are for training.
  /// - Returns: n × K, in the order of the examples.
  /// - Throws: What `fit` throws.
  /// - Precondition: The folds are of n examples and test each exactly once; the models have K
  ///   classes.
  /// - Complexity: One fit and one prediction for each fold, one fold after another.
  ///
  /// Reference: Stone, "Cross-validatory choice and assessment of statistical predictions", JRSS B
  /// 36 (1974).
  public func crossValidatedLogits<Model: Classifier>(
    folds: [Fold], fit: (Dataset) throws -> Model
  ) rethrows -> Matrix {
    requireEachTestedOnce(folds)
    var result = Matrix(rowCount: count, columnCount: classCount)
    for fold in folds {
      let model = try fit(rows(fold.training))
      require(
        model.classCount == classCount,
        "a model of \(model.classCount) classes for a data set of \(classCount)")
      let logits = model.logits(rows(fold.test).features)
      for (i, row) in fold.test.enumerated() {
        for k in 0..<classCount { result[row, k] = logits[i, k] }
      }
    }
    return result
  }

  /// The predictions for each example of a model that did not learn from it.
  ///
  /// ```swift
  /// let predictions = try dataset.crossValidatedPredictions(folds: dataset.leaveOneOutFolds()) {
  ///   try GaussianClassifier(maximumLikelihood: $0)
  /// }
  /// print(predictions)  // [0, 0, 1, 0, 0, 1]
  /// ```
  ///
  /// - Parameters:
  ///   - folds: Folds that test every example exactly once.
  ///   - fit: Makes a model from the examples of a fold that are for training.
  /// - Returns: n classes, in the order of the examples.
  /// - Throws: What `fit` throws.
  /// - Precondition: As for `crossValidatedLogits(folds:fit:)`.
  /// - Complexity: One fit and one prediction for each fold, one fold after another.
  public func crossValidatedPredictions<Model: Classifier>(
    folds: [Fold], fit: (Dataset) throws -> Model
  ) rethrows -> [Int] {
    indicesOfMaxima(try crossValidatedLogits(folds: folds, fit: fit))
  }

  private func requireEachTestedOnce(_ folds: [Fold]) {
    var testCounts = [Int](repeating: 0, count: count)
    for fold in folds {
      require(fold.count == count, "a fold of \(fold.count) examples for a data set of \(count)")
      for row in fold.test { testCounts[row] += 1 }
    }
    let stray = testCounts.firstIndex { $0 != 1 }
    require(
      stray == nil, "example \(stray ?? 0) is tested \(testCounts[stray ?? 0]) times, not once")
  }
}
