import CPosteriorLibc

/// The path of a file or folder of the package: in `share/posterior` beside the folder of an
/// installed program, otherwise where it was compiled.
///
/// - Parameter source: Where it was compiled, with a folder `Lessons` or `Sources` at the top of
///   the package.
package func installedFile(_ source: String) -> String {
  installedFile(source, program: programFile())
}

/// The same for another program.
func installedFile(_ source: String, program: String?) -> String {
  let folders = (program ?? "").split(separator: "/", omittingEmptySubsequences: false).dropLast(2)
  let parts = source.split(separator: "/", omittingEmptySubsequences: false)
  guard !folders.isEmpty, let top = parts.lastIndex(where: { $0 == "Lessons" || $0 == "Sources" })
  else { return source }
  let installed = (folders + ["share", "posterior"] + parts[top...]).joined(separator: "/")
  return access(installed, F_OK) == 0 ? installed : source
}

/// The file of the running program, without links on its way.
private func programFile() -> String? {
  for path in ["/proc/self/exe", CommandLine.arguments.first ?? ""] {
    guard let resolved = realpath(path, nil) else { continue }
    defer { free(resolved) }
    return String(cString: resolved)
  }
  return nil
}
