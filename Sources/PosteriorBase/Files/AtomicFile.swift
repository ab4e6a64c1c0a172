import CPosteriorLibc

/// A file whose content is replaced at once: whatever happens, it holds the old bytes or the new
/// ones, whole.
///
/// The new content is written to a file `.NAME.saving` beside it, flushed to the disk, and renamed.
/// Links are followed.
package struct AtomicFile {
  /// The path, as it was named.
  private let path: String
  private let content: FileContent
  /// The file itself, behind all links, and its folder.
  private let file: String
  private let folder: String
  /// The file that the new content is written to first.
  private let temporary: String
  /// The permissions of the file that is replaced.
  private let permissions: mode_t?

  /// - Parameters:
  ///   - path: The path of the file.
  ///   - content: What it holds.
  /// - Throws: `FileError` if this is not a plain file that may be written, nor a new name in a
  ///   folder.
  package init(_ path: String, of content: FileContent) throws(FileError) {
    (self.path, self.content) = (path, content)
    if path.isEmpty { throw Self.refusal(content, path, "the name is empty") }
    if path.utf8.contains(0) { throw Self.refusal(content, path, "the name has a NUL byte") }
    if let existing = Self.resolved(path) {
      file = existing
      permissions = try Self.permissions(existing, path, content)
    } else {
      file = try Self.newFile(path, last_error(), content)
      permissions = nil
    }
    let parts = Self.parts(of: file)
    folder = parts.folder
    temporary = (folder == "/" ? "" : folder) + "/.\(parts.name).saving"
  }

  /// A path's folder and name.
  private static func parts(of path: String) -> (folder: String, name: String) {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return (".", path) }
    let name = String(path[path.utf8.index(after: slash)...])
    return (slash == path.startIndex ? "/" : String(path[..<slash]), name)
  }

  /// Throws unless the file that is there is plain and may be written.
  private static func permissions(
    _ existing: String, _ path: String, _ content: FileContent
  ) throws(FileError) -> mode_t {
    var status = stat()
    let isKnown = stat(existing, &status) == 0
    guard isKnown else { throw refusal(content, path, systemReason(last_error())) }
    if let kind = status.irregularKind { throw refusal(content, path, "it is \(kind)") }
    let isWritable = access(existing, W_OK) == 0
    guard isWritable else { throw refusal(content, path, systemReason(last_error())) }
    return status.st_mode & 0o777
  }

  /// The file that a name without a file will be.
  private static func newFile(
    _ path: String, _ code: Int32, _ content: FileContent
  ) throws(FileError) -> String {
    guard code == ENOENT else { throw refusal(content, path, systemReason(code)) }
    var status = stat()
    if lstat(path, &status) == 0 {
      throw refusal(content, path, "it is a link to a file that is not there")
    }
    let (parent, name) = parts(of: path)
    guard !name.isEmpty, let folder = resolved(parent) else {
      throw refusal(content, path, "there is no such folder", hint: "Make the folder first.")
    }
    return (folder == "/" ? "" : folder) + "/" + name
  }

  /// The path of a file without links in it, or nil and an error of the system.
  private static func resolved(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private static func refusal(
    _ content: FileContent, _ path: String, _ reason: String, hint: String? = nil
  ) -> FileError {
    FileError(.writing(content), file: path, reason: reason, hint: hint)
  }

  private func refusal(_ reason: String) -> FileError { Self.refusal(content, path, reason) }

  private func refusal(_ code: Int32) -> FileError { refusal(systemReason(code)) }
}

extension AtomicFile {
  /// Throws unless the file could be written now.
  package func check() throws(FileError) {
    try holdingSignals { () throws(FileError) in
      let descriptor = try openTemporary()
      unlink(temporary)
      close(descriptor)
    }
  }

  /// Replaces the file.
  package func write(_ bytes: [UInt8]) throws(FileError) {
    try holdingSignals { () throws(FileError) in try replace(bytes) }
  }

  private func replace(_ bytes: [UInt8]) throws(FileError) {
    let descriptor = try openTemporary()
    defer { close(descriptor) }
    do throws(FileError) {
      try fill(descriptor, bytes)
      guard rename(temporary, file) == 0 else { throw refusal(last_error()) }
    } catch {
      unlink(temporary)
      throw error
    }
    syncFolder()
  }

  private func fill(_ descriptor: Int32, _ bytes: [UInt8]) throws(FileError) {
    if let permissions, fchmod(descriptor, permissions) != 0 { throw refusal(last_error()) }
    var count = 0
    while count < bytes.count {
      let step = bytes.withUnsafeBytes {
        CPosteriorLibc.write(descriptor, $0.baseAddress?.advanced(by: count), $0.count - count)
      }
      if step < 0 && last_error() != EINTR { throw refusal(last_error()) }
      count += max(0, step)
    }
    guard fsync(descriptor) == 0 else { throw refusal(last_error()) }
  }

  /// Has the new name survive a loss of power. Some file systems cannot, and the file is whole
  /// without it.
  private func syncFolder() {
    let descriptor = open_file(folder, O_RDONLY | O_CLOEXEC, 0)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  /// Makes the temporary file, and locks it: one that is there and not locked was left by a program
  /// that was killed.
  private func openTemporary() throws(FileError) -> Int32 {
    for _ in 0..<100 {
      let flags = O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
      let descriptor = open_file(temporary, flags, 0o666)
      if descriptor >= 0 {
        // Another process may have taken it for abandoned before it was locked, and removed it.
        if lock(descriptor) && isTemporary(descriptor) { return descriptor }
        close(descriptor)
      } else if last_error() == EEXIST {
        try removeAbandoned()
      } else {
        throw refusal(last_error())
      }
    }
    throw inUse
  }

  private func removeAbandoned() throws(FileError) {
    let descriptor = open_file(temporary, O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0)
    guard descriptor >= 0 else {
      if last_error() == ENOENT { return }
      throw refusal("'\(temporary.excerpt)' is in the way: \(systemReason(last_error()))")
    }
    defer { close(descriptor) }
    guard lock(descriptor) else { throw inUse }
    if isTemporary(descriptor) { unlink(temporary) }
  }

  private var inUse: FileError {
    refusal("another program is saving to it")
  }

  /// Whether no other program holds the file. Without locks in the file system, none can.
  private func lock(_ descriptor: Int32) -> Bool {
    flock(descriptor, LOCK_EX | LOCK_NB) == 0 || last_error() != EWOULDBLOCK
  }

  /// Whether the name still stands for the file that was opened.
  private func isTemporary(_ descriptor: Int32) -> Bool {
    var (opened, named) = (stat(), stat())
    return fstat(descriptor, &opened) == 0 && lstat(temporary, &named) == 0
      && opened.st_ino == named.st_ino && opened.st_dev == named.st_dev
  }
}
