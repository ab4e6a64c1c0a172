import GSLNumerics

extension Dataset {
  /// Two parts of the examples, drawn at random: one to learn from and one to be tested on.
  ///
  /// Of n examples, n times the fraction are for training, rounded to the nearest integer, halves
  /// up. Each class is divided in the same proportion, to less than one example; where there is no
  /// whole number of them, the classes with the largest remainders get one more for training, the
  /// first of equals first.
  ///
  /// ```swift
  /// let (training, test) = dataset.split(trainingFraction: 2.0 / 3, using: &source)
  /// print(training.classCounts, test.classCounts)  // [2, 2] [1, 1]
  /// ```
  ///
  /// - Parameters:
  ///   - fraction: The part of the examples that is for training, in [0, 1].
  ///   - isStratified: Whether each class is divided in proportion. If not, all divisions are
  ///     equally probable.
  ///   - source: The source of randomness.
  /// - Returns: Both parts, their examples in the order of this data set, with all classes.
  /// - Precondition: The fraction is in [0, 1].
  /// - Complexity: O(nd).
  ///
  /// scikit-learn's `train_test_split` stratifies only on request, and shuffles the examples.
  public func split(
    trainingFraction fraction: Double, stratified isStratified: Bool = true,
    using source: inout RandomSource
  ) -> (training: Dataset, test: Dataset) {
    let isTraining = labels.isTraining(
      fraction, classCount: classCount, stratified: isStratified, using: &source)
    return (rows { isTraining[$0] }, rows { !isTraining[$0] })
  }

  /// The indices of each class's examples, in order.
  var rowsByClass: [[Int]] { labels.rowsByClass(count: classCount) }
}

extension [Int] {
  /// Whether the example of each of these labels is for training, as `Dataset.split` divides them.
  func isTraining(
    _ fraction: Double, classCount: Int, stratified isStratified: Bool,
    using source: inout RandomSource
  ) -> [Bool] {
    require((0...1).contains(fraction), "a fraction of the examples is in [0, 1], not \(fraction)")
    let groups = isStratified ? rowsByClass(count: classCount) : [Array(indices)]
    let sizes = apportion(fraction, of: groups.map(\.count))
    var isTraining = [Bool](repeating: false, count: count)
    for (group, size) in zip(groups, sizes) {
      for row in source.shuffled(group).prefix(size) { isTraining[row] = true }
    }
    return isTraining
  }

  fileprivate func rowsByClass(count classCount: Int) -> [[Int]] {
    var groups = [[Int]](repeating: [], count: classCount)
    for (row, label) in enumerated() { groups[label].append(row) }
    return groups
  }
}

/// Whole numbers in proportion to others by the method of largest remainders (Hamilton's).
private func apportion(_ fraction: Double, of counts: [Int]) -> [Int] {
  let quotas = counts.map { fraction * Double($0) }
  var shares = quotas.map { Int($0) }
  let total = Int((fraction * Double(counts.reduce(0, +))).rounded())
  let byRemainder = counts.indices.sorted { left, right in
    let remainders = (quotas[left] - Double(shares[left]), quotas[right] - Double(shares[right]))
    return remainders.0 != remainders.1 ? remainders.0 > remainders.1 : left < right
  }
  for group in byRemainder.prefix(max(0, total - shares.reduce(0, +))) { shares[group] += 1 }
  return shares
}

extension RandomSource {
  /// The elements in random order.
  mutating func shuffled(_ elements: [Int]) -> [Int] {
    var elements = elements
    shuffle(&elements)
    return elements
  }
}
