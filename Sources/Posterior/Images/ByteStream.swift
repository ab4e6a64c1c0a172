/// The bytes of a file in pieces, so that it is never in memory as a whole.
final class ByteStream {
  /// The name of the file in messages.
  let name: String
  /// The bytes of the present piece that were not used yet.
  private(set) var unread: UnsafeMutableBufferPointer<UInt8>

  private let window = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 16)
  private let file: FileStream?
  private var memory: ArraySlice<UInt8> = []

  /// Opens a file.
  init(path: String) throws(IDXError) {
    name = path
    unread = UnsafeMutableBufferPointer(rebasing: window[..<0])
    do throws(FileError) { file = try FileStream(path) } catch { throw IDXError(error) }
  }

  /// Bytes that are in memory already.
  init(bytes: [UInt8], named name: String) {
    file = nil
    memory = bytes[...]
    self.name = name
    unread = UnsafeMutableBufferPointer(rebasing: window[..<0])
  }

  deinit {
    window.deallocate()
  }

  /// Gets the next piece when the present one is used up.
  ///
  /// - Returns: Whether there are unread bytes; false at the end.
  func advance() throws(IDXError) -> Bool {
    guard unread.isEmpty else { return true }
    var count = min(window.count, memory.count)
    if let file {
      do throws(FileError) { count = try file.read(into: window) } catch { throw IDXError(error) }
    } else {
      _ = window.update(from: memory.prefix(count))
      memory = memory.dropFirst(count)
    }
    unread = UnsafeMutableBufferPointer(rebasing: window[..<count])
    return count > 0
  }

  /// Marks bytes as used.
  func use(_ count: Int) {
    unread = UnsafeMutableBufferPointer(rebasing: unread[count...])
  }
}

extension IDXError {
  fileprivate init(_ error: FileError) {
    self.init(
      error.isMissing ? .missing : .unreadable(reason: error.reason), file: error.file)
  }
}
