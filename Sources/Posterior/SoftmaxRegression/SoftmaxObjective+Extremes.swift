import GSLNumerics

extension SoftmaxObjective {
  /// The size of a step's change, and bounds of the examples.
  ///
  /// - Returns: Over the examples and the classes that their targets exclude, the largest magnitude
  ///   of the change of a probability's logarithm that `step` makes, to first order; over all
  ///   examples, the largest squared length of a row (1, x), centered and scaled; and the smallest
  ///   margin of the right class's logit over another, negative where a target is not a label.
  /// - Complexity: O(ndK).
  mutating func extremes(
    _ parameters: [Double], step: [Double]
  ) -> (change: Double, squaredLength: Double, margin: Double) {
    var (change, squaredLength, margin) = (0.0, 0.0, Double.infinity)
    forEachBlock(parameters) { this, rows in
      for (r, i) in rows.enumerated() { margin = min(margin, this.margin(row: r, example: i)) }
      _ = this.loss(rows)
      this.writeChanges(step, rows.count)
      for (r, i) in rows.enumerated() {
        for k in 0..<this.classCount where this.target(i, k) == 0 {
          change = max(change, this.residuals[r * this.classCount + k].magnitude)
        }
        let row = this.block[(r * this.width)..<((r + 1) * this.width)]
        squaredLength = max(squaredLength, row.reduce(0) { $0 + $1 * $1 })
      }
    }
    return (change, squaredLength, margin)
  }

  /// The margin of the right class in a row whose logits have not been overwritten yet.
  private func margin(row: Int, example: Int) -> Double {
    let classes = 0..<classCount
    guard let right = classes.first(where: { target(example, $0) == 1 }) else {
      return -.infinity
    }
    let start = row * classCount
    let others = classes.lazy.filter { $0 != right }.map { logits[start + $0] }
    return logits[start + right] - (others.max() ?? -.infinity)
  }

  private func target(_ example: Int, _ label: Int) -> Double {
    switch targets {
    case .labels(let labels): labels[example] == label ? 1 : 0
    case .probabilities(let matrix): matrix.elements[example * classCount + label]
    }
  }
}
