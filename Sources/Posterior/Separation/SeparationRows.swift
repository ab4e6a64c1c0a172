import GSLNumerics

/// Vectors v, one for each example, which a hyperplane with normal vector β separates if vᵀβ > 0.
///
/// At first they are the examples ±(1, x), with the sign of the class. Once some are known to lie
/// on every separating hyperplane, β is perpendicular to them, and only the part of the others that
/// is perpendicular, too, counts.
struct SeparationRows {
  /// The vectors, n × p, of lengths near 1.
  let matrix: Matrix
  /// How far each vector may be off through rounding.
  let noise: [Double]
  /// The example that each belongs to.
  let examples: [Int]
  /// The positions of the vectors that also count with the other sign.
  let undecided: [Int]

  var count: Int { examples.count }

  init(_ features: Matrix, _ targets: [Double], _ units: SeparationUnits) {
    let rows = zip(features.rows, targets).map { features, target in
      target < 0.5 ? units.row(features).map { -$0 } : units.row(features)
    }
    self.init(
      matrix: Matrix(rows),
      undecided: rows.indices.filter { targets[$0] > 0 && targets[$0] < 1 })
  }

  /// Vectors of lengths near 1, each an example of its own, and the positions of those that also
  /// count with the other sign.
  init(matrix: Matrix, undecided: [Int]) {
    self.matrix = matrix
    // A thousand roundings of a number near 1.
    noise = [Double](repeating: 0x1p-43, count: matrix.rowCount)
    examples = Array(0..<matrix.rowCount)
    self.undecided = undecided
  }

  private init(matrix: Matrix, noise: [Double], examples: [Int]) {
    (self.matrix, self.noise, self.examples) = (matrix, noise, examples)
    undecided = []
  }

  /// A normal vector that separates as many examples as possible, or nil if it separates none; and
  /// the examples that no hyperplane separates.
  ///
  /// Where not all vectors can be separated, some have a combination with positive weights that is
  /// 0: on these every hyperplane vanishes. The search goes on with the rest, perpendicular to
  /// them; each time at least one dimension is lost.
  func separate() -> (normal: [Double]?, tied: [Int]) {
    var rows = self
    var tied = undecided
    var complements: [Matrix] = []
    while true {
      if !tied.isEmpty {
        let (rest, complement) = rows.perpendicular(to: tied)
        rows = rest
        complements.append(complement)
      }
      if rows.count == 0 { return (nil, examples) }
      var search = SeparationSearch(rows)
      switch search.run() {
      case .separated(let normal):
        let whole = complements.reversed().reduce(normal) { $1.transposed * $0 }
        let separated = Set(rows.examples)
        return (whole, examples.filter { !separated.contains($0) })
      case .tied(let positions): tied = positions
      }
    }
  }

  /// The rows that do not lie in the span of some of them, in coordinates perpendicular to that
  /// span; and those coordinates' basis vectors, one a row.
  private func perpendicular(to tied: [Int]) -> (SeparationRows, Matrix) {
    var span = SeparationSpan(dimension: matrix.columnCount)
    for i in tied {
      let part = span.part(of: matrix.row(i), noise: noise[i])
      if !part.isInSpan { span.append(part, noise: noise[i]) }
    }
    var (kept, newNoise, newExamples): ([[Double]], [Double], [Int]) = ([], [], [])
    let isTied = Set(tied)
    for i in 0..<count where !isTied.contains(i) {
      let part = span.part(of: matrix.row(i), noise: noise[i])
      if part.isInSpan { continue }
      let (values, exponent) = Array(part.coordinates[span.count...]).scaledToOne
      kept.append(values)
      newNoise.append(Double(sign: .plus, exponent: Int(-exponent), significand: part.noise))
      newExamples.append(examples[i])
    }
    return (
      SeparationRows(matrix: Matrix(kept), noise: newNoise, examples: newExamples), span.complement
    )
  }
}
