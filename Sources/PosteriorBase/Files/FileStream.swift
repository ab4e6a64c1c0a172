import CPosteriorLibc

/// A file that is read from its beginning to its end, in pieces or as a whole.
package final class FileStream {
  private let path: String
  private let file: UnsafeMutablePointer<FILE>

  private init(_ file: UnsafeMutablePointer<FILE>, named path: String) {
    (self.file, self.path) = (file, path)
  }

  deinit { fclose(file) }

  /// Opens a file, or whatever else has a name and can be read.
  package convenience init(_ path: String) throws(FileError) {
    guard !path.utf8.contains(0) else { throw Self.unreadable(path, ENOENT) }
    guard let file = fopen(path, "rb") else { throw Self.unreadable(path, last_error()) }
    self.init(file, named: path)
  }

  /// Opens a plain file: not a folder, pipe or device.
  package convenience init(plain path: String) throws(FileError) {
    guard !path.utf8.contains(0) else { throw Self.unreadable(path, ENOENT) }
    // Opening a pipe would block until another process writes to it.
    let descriptor = open_file(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC, 0)
    guard descriptor >= 0 else { throw Self.unreadable(path, last_error()) }
    do throws(FileError) {
      var status = stat()
      guard fstat(descriptor, &status) == 0 else { throw Self.unreadable(path, last_error()) }
      if let kind = status.irregularKind {
        throw FileError(.reading, file: path, reason: "it is \(kind)")
      }
      guard let file = fdopen(descriptor, "rb") else { throw Self.unreadable(path, last_error()) }
      self.init(file, named: path)
    } catch {
      close(descriptor)
      throw error
    }
  }

  /// A file without a name, which holds a text and is gone when it is closed; nil where there can
  /// be none.
  package convenience init?(temporary text: String) {
    guard let file = TemporaryFolder.standard.file() else { return nil }
    self.init(file, named: "a temporary file")
    // On a full disk, a part of the text would be worse than none.
    guard fputs(text, file) >= 0, fflush(file) == 0 else { return nil }
    CPosteriorLibc.rewind(file)
  }

  /// The system's number for the file.
  package var descriptor: Int32 { fileno(file) }

  /// Goes back to the beginning.
  package func rewind() { CPosteriorLibc.rewind(file) }

  /// The number of all bytes, 0 if that is not known. Reading starts over.
  package func countBytes() -> Int {
    let count = fseek(file, 0, SEEK_END) == 0 ? max(0, ftell(file)) : 0
    rewind()
    return count
  }

  /// Reads the next bytes into a buffer.
  ///
  /// - Returns: How many; fewer than there is room for only at the end.
  package func read(into buffer: UnsafeMutableBufferPointer<UInt8>) throws(FileError) -> Int {
    let count = fread(buffer.baseAddress, 1, buffer.count, file)
    if ferror(file) != 0 { throw Self.unreadable(path, last_error()) }
    return count
  }

  /// Reads the next bytes.
  ///
  /// - Returns: As many; fewer only at the end.
  package func read(_ count: Int) throws(FileError) -> [UInt8] {
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      filled = fread(buffer.baseAddress, 1, count, file)
    }
    if ferror(file) != 0 { throw Self.unreadable(path, last_error()) }
    return bytes
  }

  /// Reads the bytes from here on, all of them or as many as are wanted.
  package func rest(limit: Int = .max) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < limit {
      let piece = try read(min(1 << 16, limit - bytes.count))
      if piece.isEmpty { break }
      bytes += piece
    }
    return bytes
  }

  /// The text of a file; what is not UTF-8 in it is replaced.
  package static func text(of path: String) throws(FileError) -> String {
    String(decoding: try FileStream(path).rest(), as: UTF8.self)
  }

  private static func unreadable(_ path: String, _ code: Int32) -> FileError {
    FileError(.reading, file: path, code: code)
  }
}
