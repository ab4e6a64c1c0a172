import GSLNumerics

/// One division of n examples for cross-validation: some are tested, and the others learned from.
public struct Fold: Sendable, Equatable {
  /// The indices of the examples that are tested, ascending.
  public let test: [Int]
  /// The number n of all examples.
  public let count: Int

  /// The indices of all other examples, ascending.
  ///
  /// - Complexity: O(n).
  public var training: [Int] {
    var isTested = [Bool](repeating: false, count: count)
    for row in test { isTested[row] = true }
    return (0..<count).filter { !isTested[$0] }
  }

  /// A fold that tests the given ones of n examples.
  ///
  /// - Precondition: The indices are in 0..<n and different.
  public init(test: [Int], count: Int) {
    let test = test.sorted()
    require(
      test.allSatisfy((0..<max(0, count)).contains), "\(test) are not all among \(count) examples")
    require(Set(test).count == test.count, "\(test) has an example twice")
    self.test = test
    self.count = count
  }
}

extension Dataset {
  /// Random folds for cross-validation: every example is tested in exactly one.
  ///
  /// The sizes of two folds differ by at most 1, and so do their numbers of examples of a class.
  ///
  /// ```swift
  /// print(dataset.folds(3, using: &source).map(\.test.count))  // [2, 2, 2]
  /// ```
  ///
  /// - Parameters:
  ///   - foldCount: The number k of folds.
  ///   - isStratified: Whether each class is spread evenly. If not, all divisions are equally
  ///     probable.
  ///   - source: The source of randomness.
  /// - Precondition: k is from 2 to n.
  /// - Complexity: O(n).
  ///
  /// scikit-learn's `StratifiedKFold` spreads the classes as evenly and its `KFold` not at all.
  public func folds(
    _ foldCount: Int, stratified isStratified: Bool = true, using source: inout RandomSource
  ) -> [Fold] {
    require(
      foldCount >= 2 && foldCount <= count, "\(count) examples cannot make \(foldCount) folds")
    let groups = isStratified ? rowsByClass : [Array(labels.indices)]
    // Dealt out like cards, class after class: a run of cards and the whole pack are both spread
    // evenly.
    let cards = groups.flatMap { source.shuffled($0) }
    return (0..<foldCount).map { fold in
      Fold(test: stride(from: fold, to: count, by: foldCount).map { cards[$0] }, count: count)
    }
  }

  /// The n folds that test one example each.
  ///
  /// - Complexity: O(n).
  public func leaveOneOutFolds() -> [Fold] {
    labels.indices.map { Fold(test: [$0], count: count) }
  }
}
