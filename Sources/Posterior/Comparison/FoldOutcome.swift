import GSLNumerics

/// The result of a method on the test part of one fold: its logits, or why it refused to learn.
typealias FoldOutcome = Result<Matrix, FitError>

extension ClassificationMethod {
  /// The logits of the test part of a fold, from what the method learned of the other part.
  func outcome(
    on fold: Fold, of dataset: Dataset, _ settings: MethodSettings,
    using source: RandomSource
  ) -> FoldOutcome {
    var source = source
    do throws(FitError) {
      let fitted = try fit(dataset.rows(fold.training), settings, using: &source)
      return .success(try fitted.classifier.numberedLogits(dataset.rows(fold.test)))
    } catch {
      return .failure(error)
    }
  }
}

extension Classifier {
  /// The logits of examples.
  ///
  /// - Throws: `FitError.featureRange` if the examples are so far away that a logit is not finite.
  func numberedLogits(_ dataset: Dataset) throws(FitError) -> Matrix {
    let logits = logits(dataset.features)
    for row in 0..<logits.rowCount {
      // Of a class with probability 0 the logit is −∞, but not of all.
      let largest = logits.row(row).reduce(-Double.infinity) { $1.isNaN ? $1 : max($0, $1) }
      if largest.isFinite { continue }
      let features = dataset.features.row(row).map(\.magnitude)
      let column = features.indices.max { features[$0] < features[$1] } ?? 0
      throw .featureRange(name: dataset.featureNames[column], largest: features[column])
    }
    return logits
  }
}

extension Dataset {
  /// Throws unless there are two classes or more, and of each at least two examples.
  func requireComparable() throws(ComparisonError) {
    let counts = classCounts
    let present = counts.indices.filter { counts[$0] > 0 }
    if let only = present.first, present.count == 1 { throw .oneClass(name: classNames[only]) }
    if let rare = counts.firstIndex(where: { $0 < 2 }) {
      throw .tooFewRows(className: classNames[rare], count: counts[rare])
    }
  }

  /// The names of the features that have one value only in the training part of a fold.
  func featuresConstantInTraining(_ folds: [Fold]) -> [String] {
    var foldOfRow = [Int](repeating: 0, count: count)
    for (index, fold) in folds.enumerated() { for row in fold.test { foldOfRow[row] = index } }
    // A training part has one of two examples from different folds.
    let references = [0, foldOfRow.firstIndex { $0 != foldOfRow[0] } ?? 0]
    return featureNames.indices.filter { column in
      references.contains { reference in
        let value = features[reference, column]
        var odd: Int?
        for row in 0..<count where features[row, column] != value {
          if odd == nil { odd = foldOfRow[row] }
          if odd != foldOfRow[row] || odd == foldOfRow[reference] { return false }
        }
        return true
      }
    }.map { featureNames[$0] }
  }

  /// Folds with the classes spread evenly; if there are as many as examples, each tests one.
  func comparisonFolds(_ foldCount: Int, using source: RandomSource) -> [Fold] {
    if foldCount >= count { return leaveOneOutFolds() }
    var source = source
    return folds(foldCount, using: &source)
  }
}
