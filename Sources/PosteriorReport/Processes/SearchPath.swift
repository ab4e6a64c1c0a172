import CPosteriorLibc

/// The folders in which a shell looks for programs.
package enum SearchPath {
  /// The folders of this process, between colons.
  package static var ofEnvironment: String { TerminalDevice.environment("PATH") ?? "" }

  /// The path of the first program of a name, nil if no folder has it.
  package static func program(_ name: String, in folders: String = ofEnvironment) -> String? {
    folders.split(separator: ":").map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
  }
}
