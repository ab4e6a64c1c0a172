import GSLNumerics

/// Linearly independent vectors in p dimensions, as their QR factorization,
///
///     (v₁ … v_q) = Q₁R
///
/// with the remaining columns Q₂ of the orthogonal matrix, the basis of what is perpendicular to
/// all of them. A vector is added or taken away by O(p) plane rotations.
///
/// Reference: Golub and Van Loan, *Matrix Computations*, 4th ed., §6.5.
struct SeparationSpan {
  /// A vector seen from a span.
  struct Part {
    /// Its p coordinates Qᵀv: first those in the span, then those perpendicular to it.
    let coordinates: [Double]
    /// The coefficients r of the combination Σ rⱼvⱼ nearest to it.
    let coefficients: [Double]
    /// The squared distance from the span.
    let squaredDistance: Double
    /// How far v − Σ rⱼvⱼ may be off through rounding.
    let noise: Double

    /// Whether it lies in the span, up to rounding.
    var isInSpan: Bool { squaredDistance <= noise * noise }
  }

  let dimension: Int
  /// The number q of vectors.
  private(set) var count = 0
  /// The columns of Q, one after the other.
  private var basis: [Double]
  /// The columns of R, in steps of p.
  private var triangle: [Double]
  /// How far each of the vectors may be off through rounding.
  private var noise: [Double] = []

  /// The span of no vectors.
  init(dimension: Int) {
    self.dimension = dimension
    basis = Matrix.identity(dimension).elements
    triangle = [Double](repeating: 0, count: dimension * dimension)
  }

  /// The basis vectors perpendicular to the span, one a row.
  var complement: Matrix {
    Matrix(
      rowCount: dimension - count, columnCount: dimension,
      elements: Array(basis[(count * dimension)...]))
  }

  /// A vector seen from this span.
  func part(of vector: [Double], noise vectorNoise: Double) -> Part {
    let coordinates = (0..<dimension).map { k in
      var sum = 0.0
      for j in 0..<dimension { sum += basis[k * dimension + j] * vector[j] }
      return sum
    }
    var coefficients = Array(coordinates[..<count])
    for k in stride(from: count - 1, through: 0, by: -1) {
      coefficients[k] /= triangle[k * dimension + k]
      for i in 0..<k { coefficients[i] -= triangle[k * dimension + i] * coefficients[k] }
    }
    return Part(
      coordinates: coordinates, coefficients: coefficients,
      squaredDistance: coordinates[count...].reduce(0) { $0 + $1 * $1 },
      noise: zip(coefficients, noise).reduce(vectorNoise) { $0 + $1.0.magnitude * $1.1 })
  }

  /// The vector that has the given coordinates perpendicular to the span, and none in it.
  func perpendicular(_ part: Part) -> [Double] {
    var vector = [Double](repeating: 0, count: dimension)
    for k in count..<dimension {
      for j in 0..<dimension { vector[j] += part.coordinates[k] * basis[k * dimension + j] }
    }
    return vector
  }

  /// How far coefficient k of a combination may be off if the combined vector is off by 1: the
  /// length of row k of R⁻¹.
  func sensitivity(_ k: Int) -> Double {
    var row = [Double](repeating: 0, count: count)
    var square = 0.0
    for j in k..<count {
      var value = j == k ? 1.0 : 0
      for i in k..<j { value -= row[i] * triangle[j * dimension + i] }
      row[j] = value / triangle[j * dimension + j]
      square += row[j] * row[j]
    }
    return square.squareRoot()
  }

  /// Adds a vector.
  ///
  /// - Precondition: It does not lie in the span.
  mutating func append(_ part: Part, noise vectorNoise: Double) {
    var coordinates = part.coordinates
    for k in stride(from: dimension - 1, to: count, by: -1) {
      guard let rotation = Rotation(coordinates[k - 1], coordinates[k]) else { continue }
      (coordinates[k - 1], coordinates[k]) = rotation(coordinates[k - 1], coordinates[k])
      rotateBasis(k - 1, rotation)
    }
    for i in 0...count { triangle[count * dimension + i] = coordinates[i] }
    noise.append(vectorNoise)
    count += 1
  }

  /// Removes a vector; those after it move up.
  mutating func remove(at position: Int) {
    for k in position..<(count - 1) {
      for i in 0...(k + 1) { triangle[k * dimension + i] = triangle[(k + 1) * dimension + i] }
    }
    noise.remove(at: position)
    count -= 1
    for k in position..<count {
      let start = k * dimension + k
      guard let rotation = Rotation(triangle[start], triangle[start + 1]) else { continue }
      for j in k..<count {
        let (upper, lower) = (j * dimension + k, j * dimension + k + 1)
        (triangle[upper], triangle[lower]) = rotation(triangle[upper], triangle[lower])
      }
      rotateBasis(k, rotation)
    }
  }

  /// Rotates basis vectors k and k + 1.
  private mutating func rotateBasis(_ k: Int, _ rotation: Rotation) {
    for j in (k * dimension)..<((k + 1) * dimension) {
      (basis[j], basis[j + dimension]) = rotation(basis[j], basis[j + dimension])
    }
  }
}

/// A rotation of the plane that turns a vector onto the first axis.
private struct Rotation {
  private let (cosine, sine): (Double, Double)

  /// Nil if the vector is on the axis already, up to sign.
  init?(_ x: Double, _ y: Double) {
    let length = (x * x + y * y).squareRoot()
    guard y != 0 && length > 0 else { return nil }
    (cosine, sine) = (x / length, y / length)
  }

  func callAsFunction(_ x: Double, _ y: Double) -> (Double, Double) {
    (cosine * x + sine * y, cosine * y - sine * x)
  }
}
