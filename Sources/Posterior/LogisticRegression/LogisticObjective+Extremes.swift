extension LogisticObjective {
  /// The size of a step's change, and bounds of the examples.
  ///
  /// - Returns: Over the examples with a target of 0 or 1, the largest magnitude of the change of a
  ///   logit that `step` makes; over all, the largest squared length of a row (1, x), centered and
  ///   scaled; and the smallest logit in favor of the right answer, negative where a target lies
  ///   between 0 and 1.
  /// - Complexity: O(nd).
  mutating func extremes(
    _ parameters: [Double], step: [Double]
  ) -> (change: Double, squaredLength: Double, margin: Double) {
    var margin = Double.infinity
    forEachBlock(parameters) { this, rows in
      for (r, i) in rows.enumerated() {
        let target = this.targets[i]
        let logit = this.logits[r]
        margin = min(margin, target == 1 ? logit : target == 0 ? -logit : -.infinity)
      }
    }
    var (change, squaredLength) = (0.0, 0.0)
    forEachBlock(step) { this, rows in
      for (r, i) in rows.enumerated() {
        if this.targets[i] == 0 || this.targets[i] == 1 {
          change = max(change, this.logits[r].magnitude)
        }
        let row = this.block[(r * this.stride)..<((r + 1) * this.stride)]
        squaredLength = max(squaredLength, row.reduce(0) { $0 + $1 * $1 })
      }
    }
    return (change, squaredLength, margin)
  }
}
