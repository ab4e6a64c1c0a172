import GSLNumerics

/// Inputs that several exercises draw.
extension RandomSource {
  /// Probabilities that sum to 1: of 2 to 5 outcomes, to two decimals, so that they are easy to
  /// read.
  ///
  /// - Parameter zeros: Whether some may be 0.
  mutating func probabilities(_ count: Int, zeros: Bool = false) -> [Double] {
    var hundredths = [Int](repeating: zeros ? 0 : 1, count: count)
    let rest = 100 - hundredths.reduce(0, +)
    // Outcomes left out by a coin have probability 0.
    let open = hundredths.indices.filter { _ in !zeros || bernoulli(probability: 0.7) }
    let weights = hundredths.indices.map { open.isEmpty || open.contains($0) ? uniform() : 0 }
    for _ in 0..<rest { hundredths[categorical(probabilities: weights)] += 1 }
    return hundredths.map { Double($0) / 100 }
  }

  /// Normal numbers to two decimals.
  mutating func rounded(_ count: Int, scale: Double = 1) -> [Double] {
    normals(count).map { ($0 * scale * 100).rounded() / 100 }
  }
}
