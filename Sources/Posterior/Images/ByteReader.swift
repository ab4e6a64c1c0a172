/// The content of a file from its beginning: inflated where the file is gzip data, whatever its
/// name.
final class ByteReader {
  /// The name of the file in messages.
  var name: String { source.name }

  private let source: ByteStream
  private let gzip: Gzip?

  /// Begins to read; content is recognized by its first two bytes.
  init(_ source: ByteStream) throws(IDXError) {
    self.source = source
    let hasBytes = try source.advance()
    let isGzip = hasBytes && source.unread.starts(with: [Gzip.firstByte, 0x8B])
    gzip = isGzip ? try Gzip(source) : nil
  }

  /// Reads the next bytes.
  ///
  /// - Parameter count: How many.
  /// - Returns: As many bytes; fewer only at the end.
  /// - Throws: `IDXError` when the file cannot be read or inflated.
  func read(_ count: Int) throws(IDXError) -> [UInt8] {
    var failure: IDXError?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      let room = UnsafeMutableBufferPointer(rebasing: buffer[..<count])
      do throws(IDXError) { filled = try read(into: room) } catch { failure = error }
    }
    if let failure { throw failure }
    return bytes
  }

  private func read(into buffer: UnsafeMutableBufferPointer<UInt8>) throws(IDXError) -> Int {
    if let gzip { return try gzip.read(into: buffer) }
    var count = 0
    while count < buffer.count, try source.advance() {
      let piece = min(source.unread.count, buffer.count - count)
      let room = UnsafeMutableBufferPointer(rebasing: buffer[count..<(count + piece)])
      _ = room.update(from: source.unread[..<piece])
      source.use(piece)
      count += piece
    }
    return count
  }
}
