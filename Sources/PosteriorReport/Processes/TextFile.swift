import CPosteriorLibc

/// Files of text that are read as a whole.
package enum TextFile {
  /// The text of a file, nil if it cannot be read; the C library's last error then says why.
  package static func text(of path: String) -> String? {
    guard let stream = fopen(path, "rb") else { return nil }
    defer { fclose(stream) }
    return rest(of: stream)
  }

  /// What a stream still has, nil if it cannot be read.
  static func rest(of stream: UnsafeMutablePointer<FILE>) -> String? {
    var (bytes, buffer): ([UInt8], [UInt8]) = ([], Array(repeating: 0, count: 65_536))
    while case let count = fread(&buffer, 1, buffer.count, stream), count > 0 {
      bytes += buffer[..<count]
    }
    return ferror(stream) == 0 ? String(decoding: bytes, as: UTF8.self) : nil
  }
}
