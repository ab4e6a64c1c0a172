import PosteriorKernels

extension CholeskyFactorization {
  /// Whitens a centered point,
  ///
  ///     z = L⁻¹ x
  ///
  /// If x has covariance A, then z has covariance I. The square of its length is the squared
  /// Mahalanobis distance xᵀA⁻¹x.
  ///
  /// ```swift
  /// let factor = try CholeskyFactorization(Matrix([[4, 0], [0, 9]]))
  /// print(factor.whiten([2, 3]))  // [1.0, 1.0]
  /// ```
  ///
  /// - Parameter point: x, n numbers, the mean already subtracted.
  /// - Returns: n numbers.
  /// - Precondition: `point` has n numbers.
  /// - Complexity: O(n²).
  public func whiten(_ point: [Double]) -> [Double] {
    requireCount(point.count, "numbers of a point")
    return whiten(Matrix([point])).elements
  }

  /// Whitens centered points, Z = X L⁻ᵀ: row by row the same numbers as by `whiten(_:)` of one
  /// point.
  ///
  /// - Parameter points: X, m × n: each row is a point, the mean already subtracted.
  /// - Returns: m × n.
  /// - Precondition: `points` has n columns.
  /// - Complexity: O(m n²).
  public func whiten(_ points: Matrix) -> Matrix {
    requireCount(points.columnCount, "columns of points")
    guard !points.elements.isEmpty else { return points }
    let origin = [Double](repeating: 0, count: size)
    let white = [Double](unsafeUninitializedCapacity: points.elements.count) { white, count in
      substitute(points, origin, origin) { $0.write(to: white.baseAddress) }
      count = points.elements.count
    }
    return Matrix(rowCount: points.rowCount, columnCount: size, elements: white)
  }

  /// A linear function of each point's squared Mahalanobis distance from the mean,
  ///
  ///     offset + factor · |L⁻¹ (x − μ)|²
  ///
  /// without a copy of the points. The mean is subtracted first: whitened coordinates of points far
  /// from the origin would cancel.
  ///
  /// - Parameters:
  ///   - points: m × n: each row is a point.
  ///   - mean: n numbers.
  ///   - remainder: What rounding took from the mean, n numbers.
  /// - Returns: m numbers; the others do not change a point's.
  /// - Precondition: The points and the mean have n coordinates.
  /// - Complexity: O(m n²).
  package func distancesSquared(
    _ points: Matrix, from mean: [Double], remainder: [Double]? = nil, times factor: Double = 1,
    plus offset: Double = 0
  ) -> [Double] {
    requireCount(points.columnCount, "columns of points")
    guard !points.elements.isEmpty else {
      return [Double](repeating: offset, count: points.rowCount)
    }
    let remainder = remainder ?? [Double](repeating: 0, count: size)
    return [Double](unsafeUninitializedCapacity: points.rowCount) { distances, count in
      substitute(points, mean, remainder) {
        $0.writeDistances(times: factor, plus: offset, to: distances.baseAddress)
      }
      count = points.rowCount
    }
  }

  /// Calls a kernel with the numbers of points, with a mean padded to the kernels' width, and with
  /// memory for it to work in.
  private func substitute(
    _ points: Matrix, _ mean: [Double], _ remainder: [Double],
    _ kernel: (Kernels.Substitution) -> Void
  ) {
    requireCount(mean.count, "numbers of a mean")
    requireCount(remainder.count, "numbers of a mean's remainder")
    let width = (size + 7) / 8 * 8
    let padding = [Double](repeating: 0, count: width - size)
    var memory = mean + padding + remainder + padding
    memory += [Double](repeating: 0, count: 24 * width + 8)
    memory.withUnsafeMutableBufferPointer { memory in
      points.elements.withUnsafeBufferPointer { points in
        lower.elements.withUnsafeBufferPointer { lower in
          guard let memory = memory.baseAddress, let x = points.baseAddress,
            let lower = lower.baseAddress
          else { return }
          kernel(
            Kernels.Substitution(
              of: x, count: points.count / size, dimension: size, mean: memory,
              remainder: memory + width, lower: lower, memory: memory + 2 * width))
        }
      }
    }
  }
}
