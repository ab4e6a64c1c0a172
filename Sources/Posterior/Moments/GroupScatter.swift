import GSLNumerics

/// The means of groups of points, and the sums of squares and products of the deviations from them,
///
///     Sₖ = Σᵢ (xᵢ − μₖ)(xᵢ − μₖ)ᵀ  over the points i of group k
///
/// The points are read once: the sums are of deviations from a center that is near the mean,
/// that of the first points of a group. The sums of the deviations then give the mean, and what the
/// center was off by is taken from the products. Where that is most of them, since the first points
/// are unlike the others, the points are read once more, with the means for centers. So no large
/// numbers are subtracted from each other, wherever the groups lie.
///
/// Reference: Chan, Golub and LeVeque, "Algorithms for computing the sample variance", The American
/// Statistician 37 (1983).
package struct GroupScatter: Sendable {
  /// The part of the sums that is kept.
  package enum Content: Sendable { case products, squares }

  /// The number of points of each group.
  package let counts: [Int]
  /// The means, one row a group; all 0 for a group without points.
  package let means: Matrix
  /// What rounding took from the means: mean and remainder together have about twice as many
  /// digits.
  package let remainders: Matrix
  /// The sums of squares, one row a group; a single row if pooled.
  package let squares: Matrix
  /// The sums of products, d × d for each group, or a single one if pooled; none if only squares
  /// were wanted.
  package let products: [Matrix]

  /// Sums up points.
  ///
  /// - Parameters:
  ///   - points: n × d: each row is a point.
  ///   - labels: n groups, each in 0..<groupCount.
  ///   - isPooled: Whether the groups' sums are added to one.
  ///   - content: Whether products are wanted or squares suffice.
  /// - Precondition: There are n labels.
  /// - Complexity: O(nd²), or O(nd) for squares; no memory is allocated for a point.
  package init(
    _ points: Matrix, labels: [Int], groupCount: Int, isPooled: Bool, content: Content
  ) {
    require(labels.count == points.rowCount, "\(labels.count) labels, \(points.rowCount) points")
    var sums = GroupSums(
      dimension: points.columnCount, groupCount: groupCount, isPooled: isPooled, content: content)
    sums.findCenters(points, labels)
    sums.addDeviations(points, labels)
    if !sums.takeBackShift() {
      sums.addDeviations(points, labels)
      _ = sums.takeBackShift()
    }
    counts = sums.counts
    means = sums.means
    remainders = sums.remainders
    squares = sums.squareMatrix
    products = sums.productMatrices
  }
}
