import GSLNumerics

/// Whether a hyperplane separates two classes.
///
/// The examples of class 1 and class 0 are separated by weights w and a bias b, not all 0, if
///
///     wᵀx + b ≥ 0  for class 1,    wᵀx + b ≤ 0  for class 0
///
/// and not all are equal to 0. Logistic regression has a maximum of the likelihood exactly if no
/// such hyperplane exists; otherwise the weights grow without end.
///
/// The answer is that of the numbers as they are, up to rounding: neither units nor the position of
/// the origin matter, and features may be constant or combinations of others. Distances count as
/// ties below about 10⁻¹² of the spread of the data, or a thousand roundings of the values where
/// these are far from 0.
///
/// References: Albert and Anderson, "On the existence of maximum likelihood estimates in logistic
/// regression models", Biometrika 71 (1984); Konis, *Linear programming algorithms for detecting
/// separated data* (2007).
public struct Separation: Sendable, Equatable {
  /// How well the classes can be separated.
  public let status: SeparationStatus
  /// The rows, counted from 0, that lie on every separating hyperplane: none if the separation is
  /// complete, all if the classes overlap. The infimum of the cross-entropy is theirs alone, since
  /// all other rows can be fitted without a rest.
  public let rowsNeverSeparated: [Int]
  /// A hyperplane that separates all rows but these, above 0 for class 1; nil if the classes
  /// overlap. The values of the rows on it are 0 up to rounding.
  ///
  /// It is one of many, and no estimate of anything.
  public let decision: LinearDecision?

  /// Finds out whether a hyperplane separates two classes.
  ///
  /// ```swift
  /// let separation = Separation(features: Matrix([[1], [2], [3]]), targets: [0, 0, 1])
  /// print(separation.status)  // complete
  /// ```
  ///
  /// - Parameters:
  ///   - features: n × d finite numbers: each row is an example.
  ///   - targets: n probabilities of class 1: 0 or 1 for labels. An example with a target between
  ///     them counts as two, one of each class, at the same place: no hyperplane separates it.
  /// - Precondition: n > 0; there are n targets, each in [0, 1]; the features are finite.
  /// - Complexity: O(nd) a step, with typically d to 10d steps, each adding to or taking from the
  ///   examples that the plane rests on.
  public init(features: Matrix, targets: [Double]) {
    let count = features.rowCount
    require(targets.count == count, "\(targets.count) targets for \(count) rows")
    require(count > 0, "the separation of no examples is undefined")
    for (row, target) in targets.enumerated() {
      require((0...1).contains(target), "row \(row) has the target \(target), outside [0, 1]")
    }
    let units = SeparationUnits(features)
    let search = SeparationRows(features, targets, units).separate()
    rowsNeverSeparated = search.tied
    status = search.tied.isEmpty ? .complete : search.normal == nil ? .overlap : .quasiComplete
    decision = search.normal.map { normal in
      let weights = units.weights(normal)
      return LinearDecision(
        weights: weights, bias: separatingBias(features * weights, targets: targets))
    }
  }
}

/// The bias that puts the plane halfway between the classes, from products wᵀx as they are rounded.
///
/// The bias that belongs to the weights would lose the digits of a distant origin.
private func separatingBias(_ products: [Double], targets: [Double]) -> Double {
  let below = zip(products, targets).filter { $1 < 1 }.map(\.0).max()
  let above = zip(products, targets).filter { $1 > 0 }.map(\.0).min()
  return switch (below, above) {
  case (let below?, let above?): -(below / 2 + above / 2)
  case (let below?, nil): -below - 1
  case (nil, let above?): -above + 1
  case (nil, nil): 0
  }
}
