import CPosteriorLibc

extension stat {
  /// The kind of file, unless it is a plain one.
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
