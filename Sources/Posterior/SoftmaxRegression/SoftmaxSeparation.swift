import GSLNumerics

// Whether linear logits can put the right class of every example above all others.

extension SoftmaxProblem {
  /// Throws if they can and the classes are separated, or another error where that takes too long
  /// to find out.
  func requireOverlap(otherwise failure: FitError) throws(FitError) {
    let coefficientCount = Double(features.rowCount * (classCount - 1) * parameterCount)
    if coefficientCount > 1e8 { throw failure }
    let status = separationStatus
    if status != .overlap { throw .separated(status) }
  }

  /// How well the classes can be separated.
  var separationStatus: SeparationStatus {
    let search = SeparationRows(self).separate()
    return search.tied.isEmpty ? .complete : search.normal == nil ? .overlap : .quasiComplete
  }
}

extension SeparationRows {
  /// The vectors (eᵧ − eₖ) ⊗ (1, x), for all examples and all k ≠ y. The last class's parameters
  /// can be left out: they may be 0.
  ///
  /// Where a distribution is the target, y is its most probable class, and the other classes that
  /// it allows count with both signs: no hyperplane may prefer one of them.
  fileprivate init(_ problem: SoftmaxProblem) {
    let units = SeparationUnits(problem.features)
    let width = problem.width
    var (rows, undecided): ([[Double]], [Int]) = ([], [])
    for (i, example) in problem.features.rows.enumerated() {
      let row = units.row(example)
      let target = problem.target(i)
      let right = indexOfMaximum(target) ?? 0
      for k in target.indices where k != right {
        if target[k] > 0 { undecided.append(rows.count) }
        var vector = [Double](repeating: 0, count: problem.parameterCount)
        for j in 0..<width {
          vector[right * width + j] = row[j]
          vector[k * width + j] = -row[j]
        }
        rows.append(Array(vector.dropLast(width)))
      }
    }
    self.init(matrix: Matrix(rows), undecided: undecided)
  }
}

extension SoftmaxProblem {
  /// The target of an example, K probabilities.
  fileprivate func target(_ example: Int) -> [Double] {
    switch targets {
    case .labels(let labels): (0..<classCount).map { $0 == labels[example] ? 1 : 0 }
    case .probabilities(let matrix): matrix.row(example)
    }
  }
}
