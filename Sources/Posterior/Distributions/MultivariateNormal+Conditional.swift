import GSLNumerics

extension MultivariateNormal {
  /// The distribution of some of the coordinates, whatever the others are: their means, variances
  /// and covariances.
  ///
  /// - Parameter coordinates: m different coordinates, each in 0..<d. Those of the result come in
  ///   this order.
  /// - Returns: A distribution in m dimensions.
  /// - Throws: `NumericalError.singular` if rounding makes a column a linear combination of those
  ///   before it in the new order, as can happen near the limit of what `CholeskyFactorization`
  ///   accepts.
  /// - Precondition: The coordinates exist and differ.
  /// - Complexity: O(m³).
  public func marginal(of coordinates: [Int]) throws(NumericalError) -> MultivariateNormal {
    requireCoordinates(coordinates)
    return try MultivariateNormal(
      mean: coordinates.map { mean[$0] }, covariance: covariance(of: coordinates))
  }

  /// The distribution of the other coordinates when some are known to have values,
  ///
  ///     mean = μ₂ + Σ₂₁ Σ₁₁⁻¹ (x₁ − μ₁),    covariance = Σ₂₂ − Σ₂₁ Σ₁₁⁻¹ Σ₁₂
  ///
  /// with 1 for the known and 2 for the others. What is known moves the mean along the regression
  /// on it and makes the covariance smaller, by as much whatever the values are. Both come from the
  /// Cholesky factor with the known coordinates first: its last block is the factor of the
  /// covariance, so that no difference is formed.
  ///
  /// ```swift
  /// let normal = try MultivariateNormal(mean: [0, 0], covariance: Matrix([[4, 2], [2, 3]]))
  /// print(try normal.conditional(given: [0: 2]).mean)  // [1.0]
  /// ```
  ///
  /// - Parameter values: The values of m coordinates, each in 0..<d.
  /// - Returns: A distribution in d − m dimensions: the other coordinates in their order.
  /// - Throws: `NumericalError.singular`, as `marginal(of:)`.
  /// - Precondition: The coordinates exist, and the values are finite.
  /// - Complexity: O(d³).
  ///
  /// Reference: Bishop, *Pattern Recognition and Machine Learning*, §2.3.1.
  public func conditional(
    given values: [Int: Double]
  ) throws(NumericalError) -> MultivariateNormal {
    let known = values.keys.sorted()
    requireCoordinates(known)
    require(values.values.allSatisfy(\.isFinite), "the values \(values) are not finite")
    let others = (0..<dimension).filter { values[$0] == nil }
    let joint = try CholeskyFactorization(covariance(of: known + others))
    let deviations = known.map { (values[$0] ?? 0) - mean[$0] } + others.map { _ in 0 }
    // Forward substitution: the first m numbers solve the leading block, whatever is below.
    let whitened = joint.whiten(deviations)
    var block = Matrix(rowCount: others.count, columnCount: others.count)
    let moved = others.indices.map { i in
      let row = joint.lower.row(known.count + i)
      for j in others.indices { block[j, i] = row[known.count + j] }
      return known.indices.reduce(mean[others[i]]) { $0 + row[$1] * whitened[$1] }
    }
    return try MultivariateNormal(mean: moved, covariance: block.gramMatrix)
  }

  private func covariance(of coordinates: [Int]) -> Matrix {
    let covariance = covariance
    var part = Matrix(rowCount: coordinates.count, columnCount: coordinates.count)
    for (i, row) in coordinates.enumerated() {
      for (j, column) in coordinates.enumerated() { part[i, j] = covariance[row, column] }
    }
    return part
  }

  private func requireCoordinates(_ coordinates: [Int]) {
    require(
      coordinates.allSatisfy { (0..<dimension).contains($0) }
        && Set(coordinates).count == coordinates.count,
      "\(coordinates) are not different coordinates of \(dimension)")
  }
}
