/// Elimination for up to eight equations with a symmetric positive definite matrix, in memory lent
/// by a caller.
struct SmallElimination {
  let size: Int
  /// The lower triangle of L, row after row, in A = L D Lᵀ.
  private let lower: UnsafeMutablePointer<Double>
  private let inversePivots: UnsafeMutablePointer<Double>
  /// The solution of the last equations.
  let solution: UnsafeMutablePointer<Double>

  static let memorySize = 36 + 8 + 8

  /// From this determinant on, of the matrix scaled to 1 on its diagonal, `CholeskyFactorization`
  /// accepts a matrix of up to eight rows.
  ///
  /// Every pivot is at least as large, as none is above 1. The determinant is at most e times the
  /// smallest eigenvalue, and so a regression of one column on others has coefficients with squares
  /// up to e · 2²⁰ in sum; 64 · 8 · 2⁻⁵³ of that is below 2⁻²².
  static let safeDeterminant = 0x1p-20

  init(size: Int, memory: UnsafeMutablePointer<Double>) {
    self.size = size
    lower = memory
    (inversePivots, solution) = (memory + 36, memory + 44)
  }

  /// Solves Ax = b.
  ///
  /// - Parameters:
  ///   - matrix: The lower triangle of A, row after row.
  ///   - right: b.
  /// - Returns: The determinant of A scaled to 1 on its diagonal; 0 and no solution where A is not
  ///   positive definite.
  func solve(_ matrix: UnsafePointer<Double>, _ right: UnsafePointer<Double>) -> Double {
    var determinant = 1.0
    for i in 0..<size {
      let row = i * (i + 1) / 2
      var pivot = matrix[row + i]
      for j in 0..<i {
        let other = j * (j + 1) / 2
        var element = matrix[row + j]
        for k in 0..<j { element -= lower[row + k] * lower[other + k] }
        lower[row + j] = element
      }
      for j in 0..<i {
        let scaled = lower[row + j] * inversePivots[j]
        pivot -= scaled * lower[row + j]
        lower[row + j] = scaled
      }
      guard pivot > 0 else { return 0 }
      inversePivots[i] = 1 / pivot
      determinant *= pivot / matrix[row + i]
      var sum = right[i]
      for j in 0..<i { sum -= lower[row + j] * solution[j] }
      solution[i] = sum
    }
    for i in stride(from: size - 1, through: 0, by: -1) {
      var sum = solution[i] * inversePivots[i]
      for j in (i + 1)..<max(size, i + 1) { sum -= lower[j * (j + 1) / 2 + i] * solution[j] }
      solution[i] = sum
    }
    return determinant
  }
}
