import CLibrary

/// The bytes of a file of text.
///
/// Reading stops behind a NUL byte, which no text has: a device that never ends is not read for ever.
///
/// - Parameter path: The path; a folder cannot be read.
/// - Throws: `CSVError` with the system's reason, or when there are more than 4 GiB.
/// - Complexity: O(bytes).
func fileBytes(_ path: String) throws(CSVError) -> [UInt8] {
  guard let stream = fopen(path, "rb") else { throw unreadable(path, last_error()) }
  defer { fclose(stream) }
  var bytes: [UInt8] = []
  let chunkSize = 1 << 20
  while true {
    let chunk = [UInt8](unsafeUninitializedCapacity: chunkSize) { buffer, count in
      count = fread(buffer.baseAddress, 1, chunkSize, stream)
    }
    if ferror(stream) != 0 { throw unreadable(path, last_error()) }
    bytes += chunk
    if chunk.count < chunkSize || chunk.contains(0) { return bytes }
    if bytes.count > 1 << 32 {
      throw CSVError(.unreadable(reason: "it has more than 4 GiB"), file: path)
    }
  }
}

private func unreadable(_ path: String, _ code: Int32) -> CSVError {
  let reason = strerror(code).map { String(cString: $0) } ?? "error \(code)"
  return CSVError(.unreadable(reason: reason), file: path)
}
