import CPosteriorZlib

/// Data compressed by gzip, inflated piece by piece.
///
/// Nothing is inflated before the caller asks for it, so that a few bytes that stand for very many
/// do no harm. Every member of the file is checked against its checksum and its length, and after
/// the last one nothing may follow.
final class Gzip {
  /// The first byte of gzip data; the second is 0x8B.
  static let firstByte: UInt8 = 0x1F

  private let source: ByteStream
  // In a place of its own: zlib refuses a stream that was moved.
  private let stream: UnsafeMutablePointer<z_stream>
  private var isBetweenMembers = false

  /// Prepares to inflate what a stream has from here on.
  init(_ source: ByteStream) throws(IDXError) {
    self.source = source
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    if inflate_gzip_begin(stream) != Z_OK {
      throw IDXError(.unreadable(reason: "there is no memory left"), file: source.name)
    }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  /// Inflates as many bytes as fit into a buffer.
  ///
  /// - Returns: Their number; less than asked for only at the end of the data.
  /// - Throws: `IDXError` when the data are damaged or cut short.
  /// - Complexity: O(bytes), in memory of fixed size.
  func read(into buffer: UnsafeMutableBufferPointer<UInt8>) throws(IDXError) -> Int {
    var count = 0
    while count < buffer.count {
      guard try source.advance() else {
        if isBetweenMembers { return count }
        throw IDXError(.gzipCutShort, file: source.name)
      }
      if isBetweenMembers { try beginMember() }
      count += try inflatePiece(into: UnsafeMutableBufferPointer(rebasing: buffer[count...]))
    }
    return count
  }

  /// Inflates until the present piece of the source, the member or the buffer ends.
  private func inflatePiece(
    into buffer: UnsafeMutableBufferPointer<UInt8>
  ) throws(IDXError) -> Int {
    let room = UInt32(clamping: buffer.count)
    let available = source.unread.count
    stream.pointee.next_in = source.unread.baseAddress
    stream.pointee.avail_in = UInt32(available)
    stream.pointee.next_out = buffer.baseAddress
    stream.pointee.avail_out = room
    let status = inflate(stream, Z_NO_FLUSH)
    source.use(available - Int(stream.pointee.avail_in))
    isBetweenMembers = status == Z_STREAM_END
    guard status == Z_OK || isBetweenMembers else {
      let reason = stream.pointee.msg.map { String(cString: $0) } ?? "status \(status)"
      throw IDXError(.gzipCorrupt(reason: reason), file: source.name)
    }
    return Int(room - stream.pointee.avail_out)
  }

  /// A file may have several members, one after the other.
  private func beginMember() throws(IDXError) {
    guard source.unread.first == Self.firstByte, inflateReset(stream) == Z_OK else {
      throw IDXError(.gzipCorrupt(reason: "other data follow"), file: source.name)
    }
    isBetweenMembers = false
  }
}
