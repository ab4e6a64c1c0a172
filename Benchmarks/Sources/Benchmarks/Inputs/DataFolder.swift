import ArrayFiles
import CPosteriorLibc
import GSLNumerics

/// A folder with the data of the workloads in array files, or none: then data of the same kind are
/// made.
struct DataFolder: Sendable {
  /// The path of the folder, if there is one.
  let path: String?

  /// The source of the data that are made.
  static let random = RandomSource(seed: 2)

  /// The first rows of an array, as a matrix; nil if there is no such file or it has fewer rows.
  ///
  /// - Throws: `ArrayFileError` if the file is invalid.
  func matrix(_ name: String, rows: Int? = nil) throws -> Matrix? {
    guard let file = try file(name, rows) else { return nil }
    let rows = rows ?? file.rowCount
    return Matrix(
      rowCount: rows, columnCount: file.rowSize, elements: try file.doubles(rows: rows))
  }

  /// The first of an array's whole numbers of eight bytes or one; nil as `matrix(_:rows:)`.
  func integers(_ name: String, rows: Int? = nil) throws -> [Int]? {
    guard let file = try file(name, rows) else { return nil }
    if file.element == .uint8 { return try file.bytes(rows: rows).map(Int.init) }
    return try file.integers(rows: rows)
  }

  /// The first rows of an array of bytes; nil as `matrix(_:rows:)`.
  func bytes(_ name: String, rows: Int? = nil) throws -> [UInt8]? {
    try file(name, rows)?.bytes(rows: rows)
  }

  private func file(_ name: String, _ rows: Int?) throws -> ArrayFile? {
    guard let path else { return nil }
    let file = "\(path)/\(name).npy"
    guard access(file, F_OK) == 0 else { return nil }
    let array = try ArrayFile(path: file)
    return array.rowCount >= rows ?? 0 ? array : nil
  }
}

/// A covariance matrix A Aᵀ / d + ½ I, with A of standard normal numbers.
func randomCovariance(_ dimension: Int, using random: inout RandomSource) -> Matrix {
  let factor = Matrix(
    rowCount: dimension, columnCount: dimension, elements: random.normals(dimension * dimension))
  return 1 / Double(dimension) * (factor * factor.transposed)
    + 0.5 * Matrix.identity(dimension)
}
