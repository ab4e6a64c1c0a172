import CPosteriorLibc

/// Gives a function the bytes of a file, piece by piece.
///
/// - Parameters:
///   - path: The path; a folder cannot be read.
///   - body: Asks for the next piece, of up to a size, until it is empty: then the file has ended. It also gets the number of all
///     bytes, 0 if that is not known.
/// - Throws: `CSVError` with the system's reason, or when there are more than 4 GiB; and what the body throws.
func withPieces<Result>(
  of path: String,
  _ body: (_ next: CSVParser.Pieces, _ byteCount: Int) throws(CSVError) -> Result
) throws(CSVError) -> Result {
  guard let stream = fopen(path, "rb") else { throw unreadable(path, last_error()) }
  defer { fclose(stream) }
  let byteCount = fseek(stream, 0, SEEK_END) == 0 ? max(0, ftell(stream)) : 0
  rewind(stream)
  var total = 0
  func next(_ size: Int) throws(CSVError) -> [UInt8] {
    let piece = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = fread(buffer.baseAddress, 1, size, stream)
    }
    if ferror(stream) != 0 { throw unreadable(path, last_error()) }
    total += piece.count
    if total > 1 << 32 {
      throw CSVError(.unreadable(reason: "it has more than 4 GiB"), file: path)
    }
    return piece
  }
  return try body(next, byteCount)
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

private func unreadable(_ path: String, _ code: Int32) -> CSVError {
  let reason = strerror(code).map { String(cString: $0) } ?? "error \(code)"
  return CSVError(.unreadable(reason: reason), file: path)
}
