import GSLNumerics

// The demands of data sets and fits on a matrix of features.

extension Matrix {
  /// The names of features without names: x1, x2, ….
  var defaultFeatureNames: [String] { (0..<columnCount).map { "x\($0 + 1)" } }

  /// Stops the program unless all features are finite.
  func requireFiniteFeatures() {
    let place = elements.firstIndex { !$0.isFinite }
    require(
      place == nil, "element \(place ?? 0) of the features is \(elements[place ?? 0])")
  }

  /// The columns before one that its regression on them needs, for a matrix of products of columns,
  /// such as a covariance.
  ///
  /// A standardized coefficient below 10⁻⁶ counts as 0: rounding leaves less, unless those columns
  /// are nearly collinear themselves.
  ///
  /// - Returns: Columns below `column`; none where they are collinear.
  /// - Complexity: O(column³).
  func regressors(ofColumn column: Int) -> [Int] {
    let leading = (0..<column).map { Array(row($0)[..<column]) }
    guard column > 0, let factorization = try? CholeskyFactorization(Matrix(leading)) else {
      return []
    }
    let coefficients = factorization.solve(Array(row(column)[..<column]))
    let deviation = self[column, column].squareRoot()
    return (0..<column).filter {
      coefficients[$0].magnitude * self[$0, $0].squareRoot() > 1e-6 * deviation
    }
  }
}
