import CPosteriorLibc
import PosteriorBase
import Synchronization

private let systemWrite = write(_:_:_:)

/// The standard streams.
package enum TerminalDevice {
  /// Whether standard output is a terminal that understands escape codes and a reader who wants
  /// them.
  ///
  /// Follows https://no-color.org and https://clig.dev.
  package static var showsEscapes: Bool {
    let isColorUnwanted = environment("NO_COLOR")?.isEmpty == false
    return isatty(STDOUT_FILENO) == 1 && environment("TERM") != "dumb" && !isColorUnwanted
  }

  /// A variable of the environment.
  package static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  /// The columns of the terminal, 80 without a terminal.
  package static var columns: Int {
    let columns = Int(terminal_columns(STDOUT_FILENO))
    return columns > 0 ? max(20, columns) : 80
  }

  /// The rows of the terminal, 24 without a terminal.
  package static var rows: Int {
    let rows = Int(terminal_rows(STDOUT_FILENO))
    return rows > 0 ? rows : 24
  }

  /// Whether a user reads and types at a terminal.
  package static var isInteractive: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 }

  /// Whether the terminal can write where it has written before.
  package static var movesCursor: Bool { environment("TERM") != "dumb" }

  /// Whether standard error is a terminal that can rewrite a line.
  package static var showsProgress: Bool {
    isatty(STDERR_FILENO) == 1 && environment("TERM") != "dumb"
  }

  /// The columns of the terminal that shows standard error.
  package static var progressColumns: Int {
    let columns = Int(terminal_columns(STDERR_FILENO))
    return columns > 0 ? columns : 80
  }

  /// Writes to standard output. A reader who left, as `head` does, ends the program without a word;
  /// any other failure, such as a full disk, ends it with one.
  package static func write(_ text: String) {
    if let error = write(text, to: STDOUT_FILENO) {
      guard error != EPIPE else { _exit(128 + SIGPIPE) }
      fail("standard output: \(systemReason(error))")
    }
  }

  /// The screen that has taken the terminal over, if any.
  private static let screen = Mutex<(any Screen)?>(nil)

  /// Leaves the terminal to a screen, which has to give it back before the program ends.
  package static func hand(to screen: any Screen) {
    Self.screen.withLock { $0 = screen }
  }

  /// Takes the terminal back from the screen that has it, if one does.
  static func takeBack() {
    let screen = screen.withLock { screen in
      defer { screen = nil }
      return screen
    }
    screen?.leave()
  }

  /// Writes a line to standard error.
  package static func warn(_ message: String) {
    let line = "\(program): \(message)\n"
    let screen = screen.withLock { $0 }
    if screen?.holds(line) != true { note(line) }
  }

  /// Writes to standard error, as it is.
  package static func note(_ text: String) {
    _ = write(text, to: STDERR_FILENO)
  }

  /// Ends the program with one line on standard error.
  package static func fail(_ message: String) -> Never {
    takeBack()
    warn("error: \(message)")
    _exit(1)
  }

  private static var program: String {
    let path = CommandLine.arguments.first ?? "lesson"
    return path.split(separator: "/").last.map(String.init) ?? path
  }

  /// Writes all bytes; returns the error number if that fails.
  private static func write(_ text: String, to descriptor: Int32) -> Int32? {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && last_error() != EINTR { return last_error() }
      bytes = bytes.dropFirst(max(0, count))
    }
    return nil
  }
}
