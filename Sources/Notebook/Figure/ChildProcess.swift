import CLibrary

/// A program that is run for its output.
///
/// Its three streams are files without a name, so that neither side ever waits for the other and nothing is left on the disk.
/// Foundation's `Process` would take longer to load than a lesson takes to start.
enum ChildProcess {
  /// Runs a program without arguments.
  ///
  /// - Returns: What it wrote and its exit status, or nil when it could not be run.
  static func run(_ executable: String, input: String) -> (
    output: String, errors: String, status: Int32
  )? {
    guard let standardInput = tmpfile(), let output = tmpfile(), let errors = tmpfile() else {
      return nil
    }
    defer { [standardInput, output, errors].forEach { fclose($0) } }
    fputs(input, standardInput)
    rewind(standardInput)
    guard let process = spawn(executable, [standardInput, output, errors].map(fileno)) else {
      return nil
    }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 { if last_error() != EINTR { return nil } }
    // The low seven bits name a signal, the next eight the exit status.
    let code = status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
    return (contents(output), contents(errors), code)
  }

  private static func spawn(_ executable: String, _ streams: [Int32]) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (target, stream) in streams.enumerated() {
      posix_spawn_file_actions_adddup2(&actions, stream, Int32(target))
    }
    var arguments: [UnsafeMutablePointer<CChar>?] = [strdup(executable), nil]
    defer { free(arguments[0]) }
    var process = pid_t()
    let error = posix_spawn(
      &process, executable, &actions, nil, &arguments, environment_variables())
    return error == 0 ? process : nil
  }

  private static func contents(_ file: UnsafeMutablePointer<FILE>) -> String {
    rewind(file)
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
      bytes += buffer[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
