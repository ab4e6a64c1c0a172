import GSLNumerics

/// The search for a normal vector β with vᵀβ > 0 for all of some vectors, or for a proof that
/// none exists.
///
/// The shortest β with vᵀβ ≥ 1 for all vectors rests on at most p of them, β = Σ uⱼvⱼ with uⱼ > 0.
/// Beginning with β = 0, the vector that is violated most is added to those, and others are let go
/// whose multiplier uⱼ would become negative. β becomes longer every time, so that no set of
/// vectors comes twice. Where a violated vector is a combination with negative coefficients of
/// those that β rests on, the sum of all of these vectors, with positive weights, is 0, and no β
/// exists.
///
/// Of the shortest β only the signs of vᵀβ are needed: the search ends when all are at least ½.
///
/// Reference: Goldfarb and Idnani, "A numerically stable dual method for solving strictly convex
/// quadratic programs", Mathematical Programming 27 (1983).
struct SeparationSearch {
  enum Outcome {
    /// A normal vector that separates all vectors.
    case separated([Double])
    /// The positions of vectors that a combination with positive weights makes 0.
    case tied([Int])
  }

  private let rows: SeparationRows
  private var normal: [Double]
  private var span: SeparationSpan
  /// The positions of the vectors that β rests on, in the order of the span.
  private var active: [Int] = []
  private var multipliers: [Double] = []

  init(_ rows: SeparationRows) {
    self.rows = rows
    normal = [Double](repeating: 0, count: rows.matrix.columnCount)
    span = SeparationSpan(dimension: rows.matrix.columnCount)
  }

  mutating func run() -> Outcome {
    var length = 0.0
    while true {
      let products = rows.matrix * normal
      let least = products.min() ?? 1
      if least >= 0.5 { return .separated(normal) }
      // Of products that differ by rounding the first is taken, whatever the processor.
      let next = products.firstIndex { $0 <= least + 0x1p-30 * (1 + least.magnitude) } ?? 0
      if let tied = add(next) { return .tied(tied) }
      let newLength = normal.squaredNorm
      // In exact arithmetic it grows. Where rounding hides it, the plane passes between vectors
      // closer than that.
      if !(newLength > length) { return .tied(supporting) }
      length = newLength
    }
  }

  /// Makes β fulfill one more condition; if that is impossible, returns the vectors that are the
  /// reason.
  private mutating func add(_ next: Int) -> [Int]? {
    let vector = rows.matrix.row(next)
    var multiplier = 0.0
    while true {
      let part = span.part(of: vector, noise: rows.noise[next])
      let step = part.isInSpan ? .infinity : (1 - vector.dot(normal)) / part.squaredDistance
      let limit = limitingStep(part)
      if step == .infinity && limit == nil { return reason(next, part) }
      let length = min(step, limit?.step ?? .infinity)
      if step < .infinity { normal.add(span.perpendicular(part), times: length) }
      for j in active.indices { multipliers[j] -= length * part.coefficients[j] }
      multiplier += length
      guard let limit, limit.step < step else {
        span.append(part, noise: rows.noise[next])
        active.append(next)
        multipliers.append(multiplier)
        return nil
      }
      span.remove(at: limit.position)
      active.remove(at: limit.position)
      multipliers.remove(at: limit.position)
    }
  }

  /// The longest step that leaves all multipliers positive, and the position of the one that
  /// becomes 0.
  private func limitingStep(_ part: SeparationSpan.Part) -> (step: Double, position: Int)? {
    var limit: (step: Double, position: Int)?
    for (j, coefficient) in part.coefficients.enumerated() where coefficient > 0 {
      let step = max(multipliers[j], 0) / coefficient
      guard step < limit?.step ?? .infinity else { continue }
      if part.isInSpan && coefficient <= part.noise * span.sensitivity(j) { continue }
      limit = (step, j)
    }
    return limit
  }

  /// The vectors whose combination with positive weights is 0.
  private func reason(_ next: Int, _ part: SeparationSpan.Part) -> [Int] {
    let members = active.indices.filter {
      -part.coefficients[$0] > part.noise * span.sensitivity($0)
    }
    return (members.map { active[$0] } + [next]).sorted()
  }

  /// The vectors that β rests on with more than rounding. Since Σ uⱼvⱼ = β and Σ uⱼ = |β|², their
  /// mean is 0 up to 1/|β|.
  private var supporting: [Int] {
    let largest = multipliers.max() ?? 0
    return active.indices.filter { multipliers[$0] >= 0x1p-26 * largest }.map { active[$0] }
      .sorted()
  }
}
