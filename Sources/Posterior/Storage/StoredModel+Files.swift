import CPosteriorLibc

extension StoredModel {
  /// The most bytes that a model's file may have, 256 MiB: about 13 million parameters.
  static let sizeLimit = 1 << 28

  /// Reads a model from a file.
  ///
  /// Everything in the file is looked at: its keys, the shapes, the numbers, the names, and that covariance matrices are such.
  ///
  /// - Parameter path: The path of a file that `save(to:)` wrote; a device, a pipe or a folder is refused.
  /// - Throws: `ModelFileError` with what is wrong, and its line.
  /// - Complexity: O(bytes), and O(d³) for every full covariance matrix.
  public static func load(_ path: String) throws(ModelFileError) -> StoredModel {
    try StoredModel(parsing: try contents(path), file: path)
  }

  /// Writes the model to a file, and replaces the file if there is one.
  ///
  /// The file changes from the old model to the new one at once: whatever happens, even a loss of power, it holds the one or the
  /// other, whole. The new one is written to a file `.NAME.saving` beside it first. That is removed if something fails, and
  /// signals that end the program wait until it is done; after `kill -9` it may stay, and the next `save` removes it.
  /// A link is followed. A new file has the permissions that the process gives, a replaced one those that it had.
  ///
  /// - Parameter path: The path of the file.
  /// - Throws: `ModelFileError`: `model.target` where the file cannot be written, `model.value` where `bytes()` throws.
  /// - Complexity: O(parameters), and O(d³) for every full covariance matrix.
  public func save(to path: String) throws(ModelFileError) {
    let bytes = try bytes(named: path)
    try ModelTarget(path).write(bytes)
  }

  /// Throws, with `model.target`, if a model cannot be saved to a file, to be called before a training that takes long.
  ///
  /// A file `.NAME.saving` is made beside it and removed at once.
  ///
  /// - Parameter path: The path of the file.
  public static func checkTarget(_ path: String) throws(ModelFileError) {
    try ModelTarget(path).check()
  }

  private static func contents(_ path: String) throws(ModelFileError) -> [UInt8] {
    if path.utf8.contains(0) { throw unreadable(path, ENOENT) }
    // Opening a pipe would wait for somebody to write into it.
    let descriptor = open_file(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC, 0)
    guard descriptor >= 0 else { throw unreadable(path, last_error()) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw unreadable(path, last_error()) }
    if let kind = status.irregularKind {
      throw ModelFileError(.file, file: path, "cannot be read: it is \(kind)")
    }
    if Int(status.st_size) > sizeLimit { throw .tooLarge(file: path) }
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    var count = 0
    while count < bytes.count {
      let step = bytes.withUnsafeMutableBytes {
        read(descriptor, $0.baseAddress?.advanced(by: count), $0.count - count)
      }
      if step < 0 && last_error() != EINTR { throw unreadable(path, last_error()) }
      if step == 0 { break }
      count += max(0, step)
    }
    return Array(bytes[..<count])
  }

  private static func unreadable(_ path: String, _ code: Int32) -> ModelFileError {
    ModelFileError(.file, file: path, "cannot be read: \(systemReason(code))")
  }
}

extension ModelFileError {
  static func tooLarge(file: String?) -> ModelFileError {
    ModelFileError(
      .value, file: file, "a model's file has at most \(StoredModel.sizeLimit >> 20) MiB")
  }
}

extension stat {
  /// What kind of file it is, unless it is a plain one.
  var irregularKind: String? {
    switch Int32(st_mode) & Int32(S_IFMT) {
    case Int32(S_IFREG): nil
    case Int32(S_IFDIR): "a folder"
    case Int32(S_IFIFO): "a pipe"
    case Int32(S_IFSOCK): "a socket"
    default: "a device"
    }
  }
}

/// The system's words for an error.
func systemReason(_ code: Int32) -> String {
  strerror(code).map { String(cString: $0) } ?? "error \(code)"
}
