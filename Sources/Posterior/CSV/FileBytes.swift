/// Gives a function the bytes of a file, piece by piece.
///
/// - Parameters:
///   - path: The path; a folder cannot be read.
///   - body: Asks for the next piece, of up to a size, until it is empty: then the file has ended.
///     It also gets the number of all bytes, 0 if that is not known.
/// - Throws: `CSVError` with the system's reason, or when there are more than 4 GiB; and what the
///   body throws.
func withPieces<Result>(
  of path: String,
  _ body: (_ next: CSVParser.Pieces, _ byteCount: Int) throws(CSVError) -> Result
) throws(CSVError) -> Result {
  let stream = try readable { () throws(FileError) in try FileStream(path) }
  var total = 0
  func next(_ size: Int) throws(CSVError) -> [UInt8] {
    let piece = try readable { () throws(FileError) in try stream.read(size) }
    total += piece.count
    if total > 1 << 32 {
      throw CSVError(.unreadable(reason: "it has more than 4 GiB"), file: path)
    }
    return piece
  }
  return try body(next, stream.countBytes())
}

/// Gives a function bytes as `withPieces(of:_:)` does those of a file, all in one piece.
func withPieces<Result>(
  of bytes: [UInt8],
  _ body: (_ next: CSVParser.Pieces, _ byteCount: Int) throws(CSVError) -> Result
) throws(CSVError) -> Result {
  var rest = bytes
  func next(_ size: Int) -> [UInt8] {
    defer { rest = [] }
    return rest
  }
  return try body(next, bytes.count)
}

/// The result of reading a file, or the error about the table in it.
private func readable<Result>(_ body: () throws(FileError) -> Result) throws(CSVError) -> Result {
  do throws(FileError) {
    return try body()
  } catch {
    throw CSVError(.unreadable(reason: error.reason), file: error.file)
  }
}
