import CPosteriorLibc

/// The folder for temporary files: the one that `TMPDIR` names, or else `/tmp`.
package struct TemporaryFolder: Sendable {
  package let path: String

  package init(path: String) { self.path = path }

  /// The folder of this process.
  package static var standard: TemporaryFolder {
    let named = getenv("TMPDIR").map { String(cString: $0) } ?? ""
    return TemporaryFolder(path: named.isEmpty ? "/tmp" : named)
  }

  /// The bytes that are free in it; nil if that cannot be known.
  package var freeBytes: UInt64? {
    var status = statvfs()
    guard statvfs(path, &status) == 0 else { return nil }
    return UInt64(status.f_bavail) * UInt64(status.f_frsize)
  }

  /// A file without a name, which is gone once it is closed; nil if there can be none.
  ///
  /// C's own `tmpfile` does not ask for `TMPDIR`.
  func file() -> UnsafeMutablePointer<FILE>? {
    var template = Array("\(path)/posterior-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { return nil }
    unlink(template)
    guard let file = fdopen(descriptor, "w+") else {
      close(descriptor)
      return nil
    }
    return file
  }
}
