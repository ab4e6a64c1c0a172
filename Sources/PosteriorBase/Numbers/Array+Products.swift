extension [Double] {
  /// The scalar product of two lists of one length, summed from the first to the last.
  package func dot(_ other: [Double]) -> Double {
    var sum = 0.0
    for j in indices { sum += self[j] * other[j] }
    return sum
  }

  /// The scalar product of two lists of one length by `CompensatedSum`; the products are rounded.
  package func compensatedDot(_ other: [Double]) -> Double {
    var sum = CompensatedSum()
    for j in indices { sum.add(self[j] * other[j]) }
    return sum.value
  }

  /// The sum of the squares.
  package var squaredNorm: Double { dot(self) }

  /// The Euclidean norm.
  package var norm: Double { squaredNorm.squareRoot() }

  /// The largest magnitude, 0 of none, and NaN if one is.
  package var largestMagnitude: Double {
    var largest = 0.0
    for value in self where !(value.magnitude <= largest) {
      largest = value.magnitude
      if largest.isNaN { break }
    }
    return largest
  }

  /// Whether no number is infinite or NaN.
  package var allFinite: Bool { allSatisfy(\.isFinite) }

  /// Adds a multiple of a list of the same length.
  package mutating func add(_ other: [Double], times factor: Double) {
    for j in indices { self[j] += factor * other[j] }
  }
}
