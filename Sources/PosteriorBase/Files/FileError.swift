import CPosteriorLibc

/// Why a file cannot be read or written.
package struct FileError: ExplainedError, Sendable, Equatable {
  /// The operation that failed.
  package enum Work: Sendable, Equatable {
    case reading
    case writing(FileContent)
  }

  /// The operation that failed.
  package let work: Work
  /// The file, as it was named.
  package let file: String?
  /// Why it cannot be done, often in the system's words.
  package let reason: String
  /// A remedy.
  package let hint: String?
  /// Whether there is no such file.
  package let isMissing: Bool

  package init(_ work: Work, file: String, reason: String, hint: String? = nil) {
    (self.work, self.file, self.reason, self.hint) = (work, file, reason, hint)
    isMissing = false
  }

  /// An error of the system.
  package init(_ work: Work, file: String, code: Int32) {
    (self.work, self.file, hint) = (work, file, nil)
    reason = systemReason(code)
    isMissing = code == ENOENT
  }

  package var kind: String {
    switch work {
    case .reading: "file.source"
    case .writing(let content): "\(content.rawValue).target"
    }
  }

  package var message: String {
    switch work {
    case .reading: "cannot be read: \(reason)"
    case .writing: "cannot be written: \(reason)"
    }
  }
}
