import CPosteriorLibc
import GSLNumerics

/// What Firth's likelihood adds to the negative log-likelihood of n examples, divided by n,
///
///     −(1/2n) ln |I|,    I = Σᵢ wᵢ xᵢ xᵢᵀ, wᵢ = pᵢ (1 − pᵢ)
///
/// with its derivatives. Rows xᵢ begin with 1.
struct FirthPenalty {
  /// n × (d + 1).
  private let rows: Matrix

  /// - Parameter features: n × d, centered by `scaling`.
  init(_ features: Matrix, _ scaling: FeatureScaling) {
    var rows = Matrix(rowCount: features.rowCount, columnCount: features.columnCount + 1)
    for i in 0..<features.rowCount {
      rows[i, 0] = 1
      for j in 0..<features.columnCount {
        rows[i, j + 1] = (features[i, j] - scaling.centers[j]) / scaling.scales[j]
      }
    }
    self.rows = rows
  }

  private var exampleCount: Double { Double(rows.rowCount) }

  /// Adds the penalty's derivatives to those of the negative log-likelihood per example, and returns
  /// its value, less a constant.
  ///
  /// Where the second derivatives would leave no minimum in sight, since they are not positive
  /// definite, the information stays in their place.
  ///
  /// - Parameter hessian: The information per example at first.
  /// - Returns: ∞ where the information is singular: certain of every answer, the model has none.
  func add(
    at parameters: [Double], gradient: inout [Double], hessian: inout Matrix
  ) -> Double {
    guard let factorization = try? CholeskyFactorization(hessian) else { return .infinity }
    let white = factorization.whiten(rows)
    let weights = (0..<rows.rowCount).map { Weight(logit: rows.row($0).dot(parameters)) }
    let lengths = (0..<white.rowCount).map { white.row($0).dot(white.row($0)) }
    addGradient(weights, lengths, &gradient)
    let second = hessian + secondDerivatives(weights, white, lengths)
    if (try? CholeskyFactorization(second)) != nil { hessian = second }
    return -factorization.logDeterminant / (2 * exampleCount)
  }

  /// −(1/2n) Σᵢ w′ᵢ |L⁻¹xᵢ|² xᵢ, where LLᵀ = I.
  private func addGradient(
    _ weights: [Weight], _ lengths: [Double], _ gradient: inout [Double]
  ) {
    let scale = 2 * exampleCount * exampleCount
    for (i, weight) in weights.enumerated() {
      let factor = weight.first * lengths[i] / scale
      for j in gradient.indices { gradient[j] -= factor * rows[i, j] }
    }
  }

  /// −(1/2n) [Σᵢ w″ᵢ |L⁻¹xᵢ|² xᵢxᵢᵀ − (tr I⁻¹Mᵣ I⁻¹Mₛ)ᵣₛ],    Mᵣ = Σᵢ w′ᵢ xᵢᵣ xᵢxᵢᵀ
  private func secondDerivatives(
    _ weights: [Weight], _ white: Matrix, _ lengths: [Double]
  ) -> Matrix {
    let (n, size) = (exampleCount, rows.columnCount)
    let whiteColumns = white.transposed
    let ownTerms = rows.scaled(
      by: zip(weights, lengths).map { $0.second * $1 / n })
    // L⁻¹ Mᵣ L⁻ᵀ / n, each in a row.
    var products: [Double] = []
    for column in rows.columns {
      let factors = zip(weights, column).map { $0.first * $1 / n }
      products += (whiteColumns * white.scaled(by: factors)).elements
    }
    let traces = Matrix(rowCount: size, columnCount: size * size, elements: products)
    let sum = rows.transposed * ownTerms - traces * traces.transposed
    // Mirrored elements differ by rounding.
    return (-1 / (4 * n)) * (sum + sum.transposed)
  }
}

extension Matrix {
  /// Each row times its factor.
  fileprivate func scaled(by factors: [Double]) -> Matrix {
    var elements = elements
    for (i, factor) in factors.enumerated() {
      for k in i * columnCount..<(i + 1) * columnCount { elements[k] *= factor }
    }
    return Matrix(rowCount: rowCount, columnCount: columnCount, elements: elements)
  }
}

/// The derivatives of a weight w = p (1 − p) by the logit, which keep their digits for either sign.
private struct Weight {
  /// w (1 − 2p).
  let first: Double
  /// w (1 − 6w).
  let second: Double

  init(logit: Double) {
    let e = exp(-logit.magnitude)
    let weight = e / ((1 + e) * (1 + e))
    first = (logit > 0 ? -weight : weight) * (1 - e) / (1 + e)
    second = weight * (1 - 6 * weight)
  }
}
