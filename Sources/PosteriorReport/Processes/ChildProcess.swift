import CPosteriorLibc
import PosteriorBase

// Structures in glibc; in Darwin pointers to such, which nil stands for until they are initialized.
#if canImport(Darwin)
  private var noActions: posix_spawn_file_actions_t? { nil }
  private var noAttributes: posix_spawnattr_t? { nil }
#else
  private var noActions: posix_spawn_file_actions_t { .init() }
  private var noAttributes: posix_spawnattr_t { .init() }
#endif

/// A program that is run for its output.
///
/// Its three streams are files without a name, so that neither side ever waits for the other and
/// nothing is left on the disk. Foundation's `Process` would take longer to load than a lesson
/// takes to start.
package enum ChildProcess {
  /// Runs a program.
  ///
  /// - Returns: What it wrote and its exit status, or nil when it could not be run, or not be read.
  package static func run(_ executable: String, arguments: [String] = [], input: String) -> (
    output: String, errors: String, status: Int32
  )? {
    guard let standardInput = FileStream(temporary: input),
      let output = FileStream(temporary: ""), let errors = FileStream(temporary: "")
    else { return nil }
    // A parent may have started this program with SIGCHLD ignored, and then the status of children
    // is lost; nil is C's SIG_DFL.
    let previous = signal(SIGCHLD, nil)
    defer { signal(SIGCHLD, previous) }
    let streams = [standardInput, output, errors].map(\.descriptor)
    guard let process = spawn([executable] + arguments, streams) else { return nil }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 { if last_error() != EINTR { return nil } }
    // The low seven bits name a signal, the next eight the exit status.
    let code = status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
    guard let written = contents(output), let warned = contents(errors) else { return nil }
    return (written, warned, code)
  }

  private static func spawn(_ command: [String], _ streams: [Int32]) -> pid_t? {
    var actions = noActions
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (target, stream) in streams.enumerated() {
      posix_spawn_file_actions_adddup2(&actions, stream, Int32(target))
    }
    // Swift's own threads block signals, and a child would inherit that.
    var (attributes, noSignals) = (noAttributes, sigset_t())
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    sigemptyset(&noSignals)
    posix_spawnattr_setsigmask(&attributes, &noSignals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    var arguments = command.map { strdup($0) } + [nil]
    defer { arguments.forEach { free($0) } }
    var process = pid_t()
    let error = posix_spawn(
      &process, command[0], &actions, &attributes, &arguments, environment_variables())
    return error == 0 ? process : nil
  }

  private static func contents(_ file: FileStream) -> String? {
    file.rewind()
    return (try? file.rest()).map { String(decoding: $0, as: UTF8.self) }
  }
}
